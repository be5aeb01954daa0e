/** What follows when a key is chosen from the list where it is typed, or when more is to be said there. */
import * as vscode from 'vscode';
import { isFields } from '../../../core/base/fields.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { withKey } from '../../../core/library/paper.ts';
import { keyPlaceAt, type KeyPlace } from '../../../core/writing/keyPlace.ts';
import { canSay, writtenWorks } from '../../../core/writing/writeKeys.ts';
import type { Services } from '../../services.ts';
import { papersOf } from '../../paperArguments.ts';
import { text } from '../../text.ts';
import { asIs, toCite, type Cited } from '../bibliography/citing.ts';
import { openDocument } from '../cite/documentFiles.ts';
import { isCitable, markupOf } from '../cite/documents.ts';
import type { PaperChooser } from '../search/search.ts';
import { itemsOf } from './documentCitations.ts';
import { entryOf, keysOf } from './documentKeys.ts';
import type { Citing } from './keyHere.ts';
import { rangeAt, textAt } from '../../ranges.ts';

/** A paper that was chosen, by its key in a source of the library, and how it was cited. */
export interface Accepted {
  /** Of the document. */
  readonly uri: string;
  readonly source: string;
  readonly key: string;
  readonly written: string;
  /** Where the key was written, as an offset. */
  readonly at: number;
}

/**
 * Puts the paper into the bibliography of the document; where it has another key there, that takes the place of
 * the one that was written.
 * @throws GlossError `paper.unknown`
 */
export async function keyAccepted(citing: Citing, args: readonly unknown[]): Promise<void> {
  const accepted = acceptedOf(args);
  const document = openDocument(accepted.uri);
  if (document === undefined) return;
  const cited = await citedIn(document, citing, accepted);
  // What was undone meanwhile needs no entry.
  if (!document.getText().includes(accepted.written)) return;
  const edit = new vscode.WorkspaceEdit();
  cited.addTo(edit);
  const key = cited.papers[0]?.key;
  if (key !== undefined && key !== accepted.written) renameHere(edit, document, accepted, key);
  if (edit.size > 0 && !(await vscode.workspace.applyEdit(edit))) {
    throw new GlossError('citation.notWritten', []);
  }
  await cited.finish();
}

/** When the key was offered, the bibliography that has the paper may not have been read yet. */
async function citedIn(
  document: vscode.TextDocument,
  { services, bibliographies }: Citing,
  { source, key }: Accepted,
): Promise<Cited> {
  const keys = await keysOf(services, bibliographies, document);
  const { library } = services.gloss;
  const paper = library.getIn(source, key);
  if (paper === undefined) return toCite(services, document, papersOf(library, [key]));
  const own = entryOf(keys, paper)?.reference.key;
  return own === undefined ? toCite(services, document, [paper]) : asIs([withKey(paper, own)]);
}

function acceptedOf([first]: readonly unknown[]): Accepted {
  const { uri, source, key, written, at } = isFields(first) ? first : {};
  const isAccepted =
    typeof uri === 'string' &&
    typeof source === 'string' &&
    typeof key === 'string' &&
    typeof written === 'string' &&
    typeof at === 'number';
  if (isAccepted) return { uri, source, key, written, at };
  throw new GlossError('command.badArgument', ['gloss.acceptKey', JSON.stringify(first)]);
}

/** Where it was written, and at the other cursors; the user may have gone on typing. */
function renameHere(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  { written: from, at }: Accepted,
  to: string,
): void {
  const editor = vscode.window.visibleTextEditors.find((open) => open.document === document);
  const cursors = (editor?.selections ?? []).map(({ active }) => document.offsetAt(active));
  const places = [at, ...cursors];
  for (const { key, keySpan } of itemsOf(document)) {
    const isHere = places.some((place) => keySpan.start <= place && place <= keySpan.end);
    if (key !== from || !isHere) continue;
    const renamed = textAt(document, keySpan).replace(from, () => to);
    edit.replace(document.uri, rangeAt(document, keySpan), renamed);
  }
}

/**
 * Asks for papers, beginning with the word that is typed at the cursor, and cites them in its place; with `{ at }`, at
 * that offset.
 * @throws GlossError `citation.noneHere`, `citation.notWritten`
 */
export async function citeInPlace(
  services: Services,
  chooser: PaperChooser,
  [asked]: readonly unknown[],
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const place = editor && placeIn(editor, isFields(asked) ? asked['at'] : undefined);
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

/** @param at an offset, else the cursor counts */
function placeIn({ document, selection }: vscode.TextEditor, at: unknown): KeyPlace | undefined {
  if (!isCitable(document)) return undefined;
  const cursor = typeof at === 'number' ? at : document.offsetAt(selection.active);
  return keyPlaceAt(document.getText(), markupOf(document), cursor);
}
