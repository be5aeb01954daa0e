/** What formatting the citations of a document comes to. */

/** HTML that is safe to show. */
export interface FormattedCitation {
  readonly html: string;
  /** What goes into a note, in styles that have notes. */
  readonly note: string | undefined;
  /** It refers to figures and the like, not to works, and stays as it is written. */
  readonly isWritten?: boolean | undefined;
}

export interface ReferenceEntry {
  readonly key: string;
  readonly html: string;
  readonly text: string;
}

export interface FormattedDocument {
  /** In the order of the citations given. */
  readonly citations: readonly FormattedCitation[];
  /** Empty where the style has no list of references. */
  readonly references: readonly ReferenceEntry[];
  readonly hasHangingIndent: boolean;
  /** Stops and commas go into quotations, as in American English. */
  readonly movesIntoQuotes: boolean;
}

/** Where a citation leads to: pandoc's name for the place. */
export function referenceId(key: string): string {
  return `ref-${key}`;
}
