/** What the project says of a document: the files of Quarto's and pandoc's in the folders above it. */
import * as vscode from 'vscode';
import type { BibliographySettings } from '../../../core/bibliography/settings.ts';
import { fileOf } from '../cite/notebookCells.ts';
import { decoded } from './decode.ts';

/** In each folder the first goes before the others: Quarto's own, then what pandoc is given by `--defaults`. */
const NAMES = [
  '_metadata.yml',
  '_quarto.yml',
  '_quarto.yaml',
  'defaults.yaml',
  'defaults.yml',
  'pandoc.yaml',
  'pandoc.yml',
];

/** For a watcher. */
export const PROJECT_FILES = `**/{${NAMES.join(',')}}`;

export interface ProjectFile {
  /** Where the paths that it names begin. */
  readonly folder: vscode.Uri;
  readonly settings: BibliographySettings;
}

/** The nearest first, up to the folder of the workspace; none for a document outside. */
export async function* projectFilesAbove(
  document: vscode.TextDocument,
): AsyncGenerator<ProjectFile, void, void> {
  const file = fileOf(document);
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
  if (root === undefined) return;
  const { projectSettings } = await import('../../../core/bibliography/settings.ts');
  for (let folder = parentOf(file); ; folder = parentOf(folder)) {
    for (const text of await textsIn(folder)) {
      if (text !== undefined) yield { folder, settings: projectSettings(text) };
    }
    if (folder.path === root.path || folder.path === '/') return;
  }
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

function textsIn(folder: vscode.Uri): Promise<readonly (string | undefined)[]> {
  return Promise.all(NAMES.map((name) => textIfAny(vscode.Uri.joinPath(folder, name))));
}

async function textIfAny(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decoded(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
