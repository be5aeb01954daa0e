/** What the paper panel shows, as plain data: no markup, no editor types. */
import type { HighlightAnchor } from '../annotations/anchoring/anchors.ts';
import type { HighlightColour, HighlightField, ReadingStatus } from '../annotations/annotation.ts';
import type { MarkedPlace } from '../search/marks.ts';

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

/** A highlight, and where it is found in the text as it is now. */
export interface PageHighlight {
  readonly id: string;
  /** Absent for a passage from elsewhere. */
  readonly field?: HighlightField;
  /** Offsets count UTF-16 code units of the field as stored. */
  readonly anchor: HighlightAnchor;
  /** The words as they were marked. */
  readonly exact: string;
  /** "p. 5", "sec. 3" */
  readonly locator?: string;
  readonly colour: HighlightColour;
  readonly comment: string;
  readonly tags: readonly string[];
}

/** A paper of the library that the note names by its citation key. */
export interface CitedPaper {
  readonly key: string;
  readonly title: string;
  /** "Ibrahim et al. 2023" */
  readonly authorYear: string;
}

/** A document of the workspace that cites the paper. */
export interface CitedIn {
  /** Its address. */
  readonly document: string;
  /** What a reader knows it by: "chapters/related-work.md". */
  readonly name: string;
  /** The lines in which it does, from 1, each once. */
  readonly lines: readonly number[];
}

/** The part of a page that the user writes. */
export interface PageAnnotations {
  readonly note: string;
  readonly tags: readonly string[];
  readonly status: ReadingStatus;
  /** In reading order: title, abstract, what is lost or from elsewhere. */
  readonly highlights: readonly PageHighlight[];
  /** The papers cited in the note, as far as the library has them. */
  readonly cited: readonly CitedPaper[];
  /** Whether there is an edit of highlights to undo, and one to redo. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** A paragraph of the abstract. */
export interface Paragraph {
  readonly text: string;
  /** Where it begins in the abstract as stored, in UTF-16 code units. */
  readonly start: number;
}

/** What a search found in the texts, from which the paper was opened. */
export interface PageFound {
  /** Why it was found, as a sentence. */
  readonly reason: string;
  /** Places in the fields as stored. */
  readonly places: Readonly<Record<HighlightField, readonly MarkedPlace[]>>;
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
  readonly abstract: readonly Paragraph[];
  readonly results: readonly string[];
  readonly related: readonly RelatedPaper[];
  readonly annotations: PageAnnotations;
}
