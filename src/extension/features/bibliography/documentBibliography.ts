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
import { fileOf, headOf } from '../cite/notebookCells.ts';
import { projectFilesAbove } from './projectFiles.ts';

/**
 * The file that entries are added to; it need not exist.
 * @throws GlossError `bibliography.noFolder` for a document that is not saved, where nothing names a file;
 * `bibliography.outside` (path) for a file outside the workspace
 */
export async function bibliographyOf(document: vscode.TextDocument): Promise<vscode.Uri> {
  const named = (await bibliographiesNamedBy(document)).find(({ path }) => isWritable(path));
  if (named !== undefined) return inWorkspace(named.uri, named.path);
  const file = fileOf(document);
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const setting = readSetting('gloss.bibliography.path', document);
  if (setting !== '') {
    const root = folder ?? vscode.workspace.workspaceFolders?.[0];
    if (root === undefined) throw new GlossError('bibliography.noFolder', []);
    return inWorkspace(resolved(root.uri, setting), setting);
  }
  if (document.isUntitled || file.scheme === 'untitled') {
    throw new GlossError('bibliography.noFolder', []);
  }
  return vscode.Uri.joinPath(file, '..', 'references.bib');
}

/** All files that a document's keys may come from, those it names itself first; they need not exist. */
export async function bibliographiesOf(
  document: vscode.TextDocument,
): Promise<readonly vscode.Uri[]> {
  const named = (await bibliographiesNamedBy(document)).map(({ uri }) => uri);
  const main = await mainOf(document);
  const files = main === undefined ? named : [...named, main];
  return [...new Map(files.map((uri) => [uri.toString(), uri])).values()];
}

async function mainOf(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  try {
    return await bibliographyOf(document);
  } catch (error) {
    if (error instanceof GlossError) return undefined;
    throw error;
  }
}

export interface NamedBibliography {
  readonly uri: vscode.Uri;
  /** As it is written. */
  readonly path: string;
}

/** The bibliographies that a document or, where it names none to add to, its project names. */
export async function bibliographiesNamedBy(
  document: vscode.TextDocument,
): Promise<readonly NamedBibliography[]> {
  const text = headOf(document);
  const folder = vscode.Uri.joinPath(fileOf(document), '..');
  const markup = markupOf(document);
  if (markup === 'latex') return namedIn(folder, latexBibliographies(text));
  if (markup === 'typst') return namedIn(folder, typstBibliographies(text));
  const { documentSettings } = await import('../../../core/bibliography/settings.ts');
  const own = namedIn(folder, documentSettings(text).bibliography);
  if (own.some(({ path }) => isWritable(path))) return own;
  return [...own, ...(await namedByProject(document))];
}

function namedIn(
  folder: vscode.Uri,
  files: readonly { readonly path: string }[],
): readonly NamedBibliography[] {
  return files.map(({ path }) => ({ uri: resolved(folder, path), path }));
}

function isWritable(path: string): boolean {
  const format = formatOf(path);
  return format !== undefined && format !== 'ris';
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
): Promise<readonly NamedBibliography[]> {
  for await (const { folder, settings } of projectFilesAbove(document)) {
    const named = namedIn(folder, settings.bibliography);
    if (named.some(({ path }) => isWritable(path))) return named;
  }
  return [];
}
