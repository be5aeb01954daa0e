/** What the paper panel shows, as plain data: no markup, no editor types. */
import type { ReadingStatus } from '../annotations/annotation.ts';

export interface PageTopic {
  readonly id: string;
  /** The topic's label below its group, e.g. "Gating". */
  readonly label: string;
  readonly group: string;
  readonly primary: boolean;
}

export interface PageLink {
  readonly kind: 'arxiv' | 'doi' | 'code' | 'web';
  /** What a reader sees, e.g. "arXiv 2306.02824". */
  readonly label: string;
  /** An https address. */
  readonly url: string;
}

export interface RelatedPaper {
  readonly key: string;
  readonly title: string;
  /** "Ibrahim et al. 2023" */
  readonly authorYear: string;
  /** Labels of shared topics, and the terms both texts stand out by: why it is shown. */
  readonly sharedTopics: readonly string[];
  readonly sharedTerms: readonly string[];
}

/** The part of a page that the user writes. */
export interface PageAnnotations {
  readonly note: string;
  readonly tags: readonly string[];
  readonly status: ReadingStatus;
}

export interface Page {
  readonly key: string;
  readonly title: string;
  /** "Shibal Ibrahim" */
  readonly authors: readonly string[];
  /** "KDD 2023"; absent where none is known. */
  readonly venue?: string;
  /** ISO 8601 to the precision known: "2023-06-05", "2021-06" or "2020"; absent where unknown. */
  readonly date?: string;
  readonly topics: readonly PageTopic[];
  readonly links: readonly PageLink[];
  /** Paragraphs of plain text. */
  readonly abstract: readonly string[];
  readonly results: readonly string[];
  readonly related: readonly RelatedPaper[];
  readonly annotations: PageAnnotations;
}
