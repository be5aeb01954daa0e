/** What follows when a key is chosen from the list where it is typed, or when more is to be said there. */
import * as vscode from 'vscode';
import { isFields } from '../../../core/base/fields.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { keyPlaceAt, type KeyPlace } from '../../../core/writing/keyPlace.ts';
import { canSay, writtenWorks } from '../../../core/writing/writeKeys.ts';
import type { Services } from '../../services.ts';
import { papersOf } from '../../paperArguments.ts';
import { text } from '../../text.ts';
import { toCite } from '../bibliography/citing.ts';
import { openDocument } from '../cite/documentFiles.ts';
import { isCitable, markupOf } from '../cite/documents.ts';
import type { PaperChooser } from '../search/search.ts';
import { itemsOf } from './documentCitations.ts';
import { rangeAt, textAt } from '../../ranges.ts';

/** A key that was chosen, and how it was written. */
interface Accepted {
  readonly uri: string;
  readonly key: string;
  readonly written: string;
}

/**
 * Puts the paper into the bibliography of the document; where it has another key there, that takes the place of
 * the one that was written.
 * @throws GlossError `paper.unknown`
 */
export async function keyAccepted(services: Services, args: readonly unknown[]): Promise<void> {
  const { uri, key, written } = acceptedOf(args);
  const document = openDocument(uri);
  if (document === undefined) return;
  const cited = await toCite(services, document, papersOf(services.gloss.library, [key]));
  const edit = new vscode.WorkspaceEdit();
  cited.addTo(edit);
  const own = cited.papers[0]?.key;
  if (own !== undefined && own !== written) renameAtCursors(edit, document, written, own);
  if (edit.size > 0 && !(await vscode.workspace.applyEdit(edit))) {
    throw new GlossError('citation.notWritten', []);
  }
  await cited.finish();
}

function acceptedOf([first]: readonly unknown[]): Accepted {
  const { uri, key, written } = isFields(first) ? first : {};
  if (typeof uri === 'string' && typeof key === 'string' && typeof written === 'string') {
    return { uri, key, written };
  }
  throw new GlossError('command.badArgument', ['gloss.acceptKey', JSON.stringify(first)]);
}

function renameAtCursors(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  from: string,
  to: string,
): void {
  const editor = vscode.window.visibleTextEditors.find((open) => open.document === document);
  const cursors = (editor?.selections ?? []).map(({ active }) => document.offsetAt(active));
  for (const { key, keySpan } of itemsOf(document)) {
    const isHere = cursors.some((cursor) => keySpan.start <= cursor && cursor <= keySpan.end);
    if (key !== from || !isHere) continue;
    const renamed = textAt(document, keySpan).replace(from, () => to);
    edit.replace(document.uri, rangeAt(document, keySpan), renamed);
  }
}

/** Asks for papers, beginning with the word that is typed at the cursor, and cites them in its place. */
export async function citeInPlace(services: Services, chooser: PaperChooser): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const place = editor && placeIn(editor);
  if (editor === undefined || place === undefined) throw new GlossError('citation.noneHere', []);
  const { document } = editor;
  const { version } = document;
  const chosen = await chooser.choose({
    title: text.insertCitationEdit(),
    placeholder: canSay(place) ? text.choosePapersToCite() : text.choosePapers(),
    query: place.typed,
    many: place.form !== 'call',
    cites: canSay(place),
  });
  if (chosen === undefined || chosen.keys.length === 0) return;
  const cited = await toCite(services, document, papersOf(services.gloss.library, chosen.keys));
  // The document may have changed while the list was open.
  if (document.version !== version) throw new GlossError('citation.notWritten', []);
  const works = cited.papers.map(({ key }, index) => ({
    key,
    said: chosen.said.get(chosen.keys[index] ?? '') ?? '',
  }));
  const edit = new vscode.WorkspaceEdit();
  const range = rangeAt(document, { start: place.itemStart, end: place.end });
  edit.replace(document.uri, range, writtenWorks(place, works));
  cited.addTo(edit);
  if (!(await vscode.workspace.applyEdit(edit))) throw new GlossError('citation.notWritten', []);
  await cited.finish();
}

function placeIn({ document, selection }: vscode.TextEditor): KeyPlace | undefined {
  if (!isCitable(document)) return undefined;
  const cursor = document.offsetAt(selection.active);
  return keyPlaceAt(document.getText(), markupOf(document), cursor);
}
