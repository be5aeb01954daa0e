/** The citations of a document, read once for each of its versions, whoever asks. */
import type * as vscode from 'vscode';
import type { FoundCitation } from '../../../core/citations/citation.ts';
import { readCitations } from '../../../core/citations/read.ts';
import { markupOf } from '../cite/documents.ts';

interface Reading {
  readonly version: number;
  /** A document can be given another language without a new version. */
  readonly languageId: string;
  readonly citations: readonly FoundCitation[];
}

const readings = new WeakMap<vscode.TextDocument, Reading>();

/** In the order of the document. */
export function citationsOf(document: vscode.TextDocument): readonly FoundCitation[] {
  const { version, languageId } = document;
  const known = readings.get(document);
  if (known?.version === version && known.languageId === languageId) return known.citations;
  const citations = readCitations(document.getText(), markupOf(document));
  readings.set(document, { version, languageId, citations });
  return citations;
}
