/** Renaming a citation key everywhere: documents, bibliographies, notes. The editor shows the edits and makes them one. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { whole } from '../../../core/base/utf8Text.ts';
import { idEdit, renamedInBibliography } from '../../../core/cited/renameInBibliography.ts';
import { renamedInText, type KeyRename } from '../../../core/cited/renameInText.ts';
import type { TextEdit } from '../../../core/citations/textEdit.ts';
import { citedText } from '../../citedText.ts';
import { errorText } from '../../errorText.ts';
import { rangeAt } from '../../ranges.ts';
import { READING } from '../bibliography/breath.ts';
import { openBibliography } from '../bibliography/bibliographyFile.ts';
import { documentName, markupOf } from '../cite/documents.ts';
import { isCell } from '../cite/notebookCells.ts';
import { keyHere, WITH_KEYS, type Citing, type KeyHere } from './keyHere.ts';
import { documentsToRename, formatOfFile, renamedPaper, type Renamed } from './renamedPaper.ts';
import type { OldKeys } from './oldKeys.ts';

export function registerRenameKey(citing: Citing, oldKeys: OldKeys): Disposable {
  const scope = new Scope();
  const provider: vscode.RenameProvider = {
    prepareRename: async (document, position) => {
      const here = await keyHere(document, position);
      if (here === undefined) throw new Error(citedText.noKeyHere());
      await told(() => renamedPaper(citing, here));
      return { range: here.range, placeholder: here.key };
    },
    provideRenameEdits: async (document, position, newName, token) => {
      const here = await keyHere(document, position);
      if (here === undefined) throw new Error(citedText.noKeyHere());
      const rename = { from: here.key, to: newName.trim() };
      return told(() => editsOf(citing, here, { rename, token, oldKeys }));
    },
  };
  scope.own(vscode.languages.registerRenameProvider(WITH_KEYS, provider));
  return scope;
}

/** The editor shows the message of what is thrown: it is to be a sentence. */
async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new Error(errorText(error), { cause: error });
  }
}

interface Asked {
  readonly rename: KeyRename;
  readonly token: vscode.CancellationToken;
  readonly oldKeys: OldKeys;
}

/** Undefined where the user gave up meanwhile. */
async function editsOf(
  citing: Citing,
  here: KeyHere,
  { rename, token, oldKeys }: Asked,
): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  if (rename.from === rename.to) return edit;
  const renamed = await renamedPaper(citing, here);
  // Its own bibliography says best what has the key already.
  for (const uri of renamed.files) await addBibliography(edit, uri, rename);
  requireFree(citing, renamed, rename.to);
  for (const document of await documentsToRename(citing, renamed, rename)) {
    if (token.isCancellationRequested) return undefined;
    await addDocument(edit, document, rename);
  }
  // Last, when nothing can refuse any more.
  oldKeys.expect(renamed, rename);
  return edit;
}

/** @throws GlossError `rename.taken` (key, title) where another paper has the key */
function requireFree({ services }: Citing, { paper }: Renamed, to: string): void {
  const other = services.gloss.library.sharing(to).find(({ key }) => key !== paper?.key);
  if (other !== undefined) throw new GlossError('rename.taken', [to, other.title]);
}

async function addBibliography(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  rename: KeyRename,
): Promise<void> {
  const { workspaceFolders } = vscode.workspace;
  if (workspaceFolders !== undefined && vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    throw new GlossError('bibliography.outside', [uri.path]);
  }
  const { text, document } = await openBibliography(uri);
  if (document === undefined) throw new GlossError('rename.notInEditor', [documentName(uri)]);
  const file = { text: whole(text), format: formatOfFile(uri) };
  replaceAll(edit, document, await renamedInBibliography(file, rename, READING));
}

async function addDocument(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  rename: KeyRename,
): Promise<void> {
  const { uri, isDirty } = document;
  // What the editor would not write back as it was is not changed behind the user's back.
  const isFile = !isDirty && !document.isUntitled && !isCell(uri.toString());
  const file = isFile ? await openBibliography(uri) : undefined;
  if (file?.disk !== undefined && file.document === undefined) {
    throw new GlossError('rename.notInEditor', [documentName(uri)]);
  }
  const text = document.getText();
  const markup = markupOf(document);
  replaceAll(edit, document, renamedInText(text, markup, rename));
  if (markup === 'markdown') replaceAll(edit, document, await definitions(text, rename));
}

/** References in the front matter itself. */
async function definitions(text: string, { from, to }: KeyRename): Promise<readonly TextEdit[]> {
  if (!text.startsWith('---')) return [];
  const { documentSettings } = await import('../../../core/bibliography/settings.ts');
  const { references } = documentSettings(text);
  return references
    .filter(({ key }) => key === from)
    .map((reference) => idEdit(text, reference, to, 'csl-yaml'));
}

function replaceAll(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): void {
  for (const each of edits) edit.replace(document.uri, rangeAt(document, each), each.newText);
}
