/**
 * A citation as a value, whatever it is written in: one or more works cited together, each with what the
 * author says about it.
 */

export type CitationMode = 'normal' | 'suppress' | 'textual';

/** One work of a citation; texts are markup of their document, trimmed, empty for none. */
export interface CitationItem {
  readonly key: string;
  readonly mode: CitationMode;
  /** "see" */
  readonly prefix: string;
  /** What the locator counts, as CSL calls it ("page", "chapter"); empty without a locator. */
  readonly label: string;
  /** "33-35" */
  readonly locator: string;
  readonly suffix: string;
}

/** Offsets in a document, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An item, and where its parts stand. */
export interface FoundItem extends CitationItem {
  /** The whole item, without the separators around it. */
  readonly span: Span;
  /** The key with its marks: `-@key`, `@{key}`. */
  readonly keySpan: Span;
  /** Empty spans stand where the part would go. */
  readonly prefixSpan: Span;
  /** All behind the key: locator and suffix, with the comma or white space before them. */
  readonly tailSpan: Span;
  readonly locatorSpan: Span;
  readonly suffixSpan: Span;
}

/** A citation that stands in a document. */
export interface FoundCitation extends Span {
  readonly items: readonly FoundItem[];
  /** How it is written, to be written so again: a command's name, or a form. */
  readonly form: string;
}
