/** The citations of a document, read once for each of its versions, whoever asks. */
import type * as vscode from 'vscode';
import { completed } from '../../../core/base/steps.ts';
import { keyAt } from '../../../core/cited/keyAt.ts';
import type { KeySpan } from '../../../core/cited/keySpan.ts';
import type { FoundCitation, FoundItem } from '../../../core/citations/citation.ts';
import { citationSteps as readingSteps } from '../../../core/citations/read.ts';
import { breather } from '../bibliography/breath.ts';
import { isCitable, markupOf } from '../cite/documents.ts';

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

/** In the order of the document, at once; none of one that is not readable. For whoever can't wait. */
export function citationsOf(document: vscode.TextDocument): readonly FoundCitation[] {
  return knownIn(document) ?? completed(citationSteps(document));
}

const underWay = new WeakMap<vscode.TextDocument, Promise<readonly FoundCitation[]>>();

/** The same, read in slices and once for all who ask; as the document is when that is done. */
export function citationsIn(document: vscode.TextDocument): Promise<readonly FoundCitation[]> {
  const known = knownIn(document);
  if (known !== undefined) return Promise.resolve(known);
  const begun = underWay.get(document) ?? readInSlices(document);
  underWay.set(document, begun);
  return begun;
}

async function readInSlices(document: vscode.TextDocument): Promise<readonly FoundCitation[]> {
  try {
    for (;;) {
      const known = knownIn(document);
      if (known !== undefined) return known;
      await readUnlessChanged(document);
    }
  } finally {
    underWay.delete(document);
  }
}

/** Gives up where the text changes between two slices. */
async function readUnlessChanged(document: vscode.TextDocument): Promise<void> {
  const { version } = document;
  const steps = citationSteps(document);
  const breath = breather();
  while (document.version === version && steps.next().done !== true) await breath();
}

function knownIn(document: vscode.TextDocument): readonly FoundCitation[] | undefined {
  const { version, languageId } = document;
  const known = readings.get(document);
  const isCurrent = known?.version === version && known.languageId === languageId;
  return isCurrent ? known.citations : undefined;
}

function* citationSteps(document: vscode.TextDocument): Generator<void, readonly FoundCitation[]> {
  const { version, languageId } = document;
  const citations = isReadable(document)
    ? yield* readingSteps(document.getText(), markupOf(document))
    : [];
  // It may have changed between the steps.
  if (document.version === version) readings.set(document, { version, languageId, citations });
  return citations;
}

/** The works of all citations, in the order of the document. */
export function itemsOf(document: vscode.TextDocument): readonly FoundItem[] {
  return citationsOf(document).flatMap(({ items }) => items);
}

/** The same, read as `citationsIn` does. */
export async function itemsIn(document: vscode.TextDocument): Promise<readonly FoundItem[]> {
  return (await citationsIn(document)).flatMap(({ items }) => items);
}

/** The key that a place in a document is on, cited or listed there; undefined for one that can't cite. */
export function keyIn(
  document: vscode.TextDocument,
  position: vscode.Position,
): KeySpan | undefined {
  if (!isCitable(document) || !isReadable(document)) return undefined;
  const place = { markup: markupOf(document), offset: document.offsetAt(position) };
  return keyAt(document.getText(), citationsOf(document), place);
}
