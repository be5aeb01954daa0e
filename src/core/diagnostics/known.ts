/** What is known around a document: its bibliographies, the library, and what the user wrote about papers. */
import type { AnnotationSet } from '../annotations/annotation.ts';
import type { FoundCitation } from '../citations/citation.ts';
import type { Markup } from '../citations/markup.ts';
import type { Paper } from '../library/paper.ts';

export interface CitingDocument {
  readonly text: string;
  readonly markup: Markup;
  /** Those of the text, in their order. */
  readonly citations: readonly FoundCitation[];
}

export interface Known {
  /** Whether a bibliography of the document, or its own metadata, has the key. */
  readonly hasEntry: (key: string) => boolean;
  /** The name of the file that entries are added to; undefined where the document has none, or need not have. */
  readonly bibliography: string | undefined;
  /** Whom a key means, in the bibliographies or else in the library. */
  readonly paper: (key: string) => Paper | undefined;
  /** The key that a bibliography of the document has for a work. */
  readonly ownKey: (paper: Paper) => string | undefined;
  /** All of the library. */
  readonly papers: () => readonly Paper[];
  readonly annotations: (paper: Paper) => AnnotationSet | undefined;
  /** Whether the reading status of papers is known at all. */
  readonly knowsReading: boolean;
}

/** Enough for a document that cites nothing. */
export const NOTHING_KNOWN: Known = {
  hasEntry: () => false,
  bibliography: undefined,
  paper: () => undefined,
  ownKey: () => undefined,
  papers: () => [],
  annotations: () => undefined,
  knowsReading: false,
};
