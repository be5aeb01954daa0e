/**
 * Which bibliography file a document has: what it names itself, what its project names, what the setting
 * says, else `references.bib` next to it.
 */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import { latexBibliographies, typstBibliographies } from '../../../core/bibliography/declared.ts';
import { formatOf } from '../../../core/bibliography/read.ts';
import { readSetting } from '../../settings.ts';
import { markupOf } from '../cite/documents.ts';
import { decoded } from './decode.ts';

/** Quarto's and pandoc's files in the folders above a document, the nearest first. */
const PROJECT_FILES = ['_metadata.yml', '_quarto.yml', '_quarto.yaml'];

/**
 * The file that entries are added to; it need not exist.
 * @throws GlossError `bibliography.noFolder` for a document that is not saved, where nothing names a file;
 * `bibliography.outside` (path) for a file outside the workspace
 */
export async function bibliographyOf(document: vscode.TextDocument): Promise<vscode.Uri> {
  const named = await namedBy(document);
  if (named !== undefined) return named;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const setting = readSetting('gloss.bibliography.path', document);
  if (setting !== '') {
    const root = folder ?? vscode.workspace.workspaceFolders?.[0];
    if (root === undefined) throw new GlossError('bibliography.noFolder', []);
    return inWorkspace(resolved(root.uri, setting), setting);
  }
  if (document.isUntitled) throw new GlossError('bibliography.noFolder', []);
  return vscode.Uri.joinPath(document.uri, '..', 'references.bib');
}

async function namedBy(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const text = document.getText();
  const folder = vscode.Uri.joinPath(document.uri, '..');
  const markup = markupOf(document);
  if (markup === 'latex') return firstOf(folder, latexBibliographies(text));
  if (markup === 'typst') return firstOf(folder, typstBibliographies(text));
  const { documentSettings } = await import('../../../core/bibliography/settings.ts');
  return firstOf(folder, documentSettings(text).bibliography) ?? namedByProject(document, folder);
}

/** The first file that can be added to. */
function firstOf(
  folder: vscode.Uri,
  files: readonly { readonly path: string }[],
): vscode.Uri | undefined {
  const file = files.find(({ path }) => {
    const format = formatOf(path);
    return format !== undefined && format !== 'ris';
  });
  return file === undefined ? undefined : inWorkspace(resolved(folder, file.path), file.path);
}

function resolved(folder: vscode.Uri, path: string): vscode.Uri {
  if (/^(?:\/|[A-Za-z]:[\\/])/u.test(path))
    return folder.with({ path: path.replaceAll('\\', '/') });
  return vscode.Uri.joinPath(folder, path);
}

/** What a document names decides what is written to: not everything on the disk. */
function inWorkspace(uri: vscode.Uri, path: string): vscode.Uri {
  const inFolder = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  if (inFolder || vscode.workspace.workspaceFolders === undefined) return uri;
  throw new GlossError('bibliography.outside', [path]);
}

async function namedByProject(
  document: vscode.TextDocument,
  start: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const root = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  if (root === undefined) return undefined;
  const { projectSettings } = await import('../../../core/bibliography/settings.ts');
  for (let folder = start; ; folder = vscode.Uri.joinPath(folder, '..')) {
    for (const name of PROJECT_FILES) {
      const text = await textIfAny(vscode.Uri.joinPath(folder, name));
      const file =
        text === undefined ? undefined : firstOf(folder, projectSettings(text).bibliography);
      if (file !== undefined) return file;
    }
    if (folder.path === root.path || folder.path === '/') return undefined;
  }
}

async function textIfAny(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decoded(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
