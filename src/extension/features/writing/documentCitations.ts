/** The citations of a document, read once for each of its versions, whoever asks. */
import type * as vscode from 'vscode';
import type { FoundCitation, FoundItem } from '../../../core/citations/citation.ts';
import { citationSteps, readCitations } from '../../../core/citations/read.ts';
import { markupOf } from '../cite/documents.ts';

interface Reading {
  readonly version: number;
  /** A document can be given another language without a new version. */
  readonly languageId: string;
  readonly citations: readonly FoundCitation[];
}

/** Nobody writes a longer text by hand, and reading it would hold up the editor. */
const MOST_CHARACTERS = 5_000_000;

/** Whether a document is looked into at all: not one that is too long, nor a binary file by the name of a text. */
export function isReadable(document: vscode.TextDocument): boolean {
  const last = document.lineAt(document.lineCount - 1);
  if (document.offsetAt(last.range.end) > MOST_CHARACTERS) return false;
  return !document.lineAt(0).text.includes('\0') && !last.text.includes('\0');
}

const readings = new WeakMap<vscode.TextDocument, Reading>();

/** In the order of the document; none of one that is not readable. */
export function citationsOf(document: vscode.TextDocument): readonly FoundCitation[] {
  const { version, languageId } = document;
  const known = readings.get(document);
  if (known?.version === version && known.languageId === languageId) return known.citations;
  const citations = isReadable(document)
    ? readCitations(document.getText(), markupOf(document))
    : [];
  readings.set(document, { version, languageId, citations });
  return citations;
}

/** The same in steps, between which others have their turn while a long document is read. */
export function* citationStepsOf(
  document: vscode.TextDocument,
): Generator<void, readonly FoundCitation[]> {
  const { version, languageId } = document;
  const known = readings.get(document);
  if (known?.version === version && known.languageId === languageId) return known.citations;
  const citations = isReadable(document)
    ? yield* citationSteps(document.getText(), markupOf(document))
    : [];
  // It may have changed between the steps.
  if (document.version === version) readings.set(document, { version, languageId, citations });
  return citations;
}

/** The works of all citations, in the order of the document. */
export function itemsOf(document: vscode.TextDocument): readonly FoundItem[] {
  return citationsOf(document).flatMap(({ items }) => items);
}

/** The work whose key stands at a place, its ends included; the innermost where citations contain others. */
export function itemAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): FoundItem | undefined {
  const offset = document.offsetAt(position);
  return itemsOf(document).findLast(
    ({ keySpan }) => keySpan.start <= offset && offset <= keySpan.end,
  );
}
