/**
 * The shape of what a user writes about papers. Readonly values: a change makes a new one. Fields
 * that this version does not know are kept.
 */

export const READING_STATUSES = ['unread', 'reading', 'read'] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

export function isReadingStatus(value: unknown): value is ReadingStatus {
  return READING_STATUSES.some((status) => status === value);
}

/** Zotero's eight, in its order: #ffd400 #ff6666 #5fb236 #2ea8e5 #a28ae5 #e56eee #f19837 #aaaaaa. */
export const HIGHLIGHT_COLOURS = [
  'yellow',
  'red',
  'green',
  'blue',
  'purple',
  'magenta',
  'orange',
  'grey',
] as const;
export type HighlightColour = (typeof HIGHLIGHT_COLOURS)[number];

export function isHighlightColour(value: unknown): value is HighlightColour {
  return HIGHLIGHT_COLOURS.some((colour) => colour === value);
}

/** The texts of a paper that can be highlighted. */
export const HIGHLIGHT_FIELDS = ['title', 'abstract'] as const;
export type HighlightField = (typeof HIGHLIGHT_FIELDS)[number];

/**
 * W3C Web Annotation `TextQuoteSelector` (https://www.w3.org/TR/annotation-model/#text-quote-selector):
 * the words, with 32 UTF-16 code units on each side of them: fewer at the text's edge, more where fewer
 * would not tell the place (`anchoring/selectors.ts`).
 */
export interface TextQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * W3C `TextPositionSelector`, but counted in UTF-16 code units of the field as stored: from 0, end
 * exclusive. (The recommendation counts code points; `formats/webAnnotation.ts` converts.)
 */
export interface TextPosition {
  readonly start: number;
  readonly end: number;
}

/** A passage that was marked, in the paper's text here or, entered by hand, elsewhere (its PDF). */
export interface Highlight {
  /** A UUID. */
  readonly id: string;
  /** Absent for a passage from elsewhere, which has no position either. */
  readonly field?: HighlightField;
  readonly quote: TextQuote;
  readonly position?: TextPosition;
  /** Where in the whole paper it stands, as a citation would say it: "p. 5", "sec. 3". */
  readonly locator?: string;
  readonly colour: HighlightColour;
  /** Plain text; empty for none. */
  readonly comment: string;
  readonly tags: readonly string[];
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly [unknownField: string]: unknown;
}

/** All that was known of a paper when it was annotated: enough to find it again, or to show it. */
export interface PaperRecord {
  readonly keys: readonly string[];
  readonly title: string;
  readonly doi?: string;
  readonly arxiv?: string;
  readonly year?: number;
  readonly [unknownField: string]: unknown;
}

/** One paper's annotations. They have an id of their own, so that a changed key loses nothing. */
export interface AnnotationSet {
  /** A UUID. */
  readonly id: string;
  readonly paper: PaperRecord;
  /** Markdown. */
  readonly note: string;
  readonly tags: readonly string[];
  readonly status: ReadingStatus;
  /** The place in the reading queue, lowest first; absent while the paper is not in it. */
  readonly queue?: number;
  /** In the order in which they were made. */
  readonly highlights: readonly Highlight[];
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly [unknownField: string]: unknown;
}

/** What can be changed of a paper's annotations at once; what is absent stays. */
export interface AnnotationChange {
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly status?: ReadingStatus;
  /** Undefined takes the paper out of the queue. */
  readonly queue?: number | undefined;
  readonly highlights?: readonly Highlight[];
}

/** Whether there is something to read: a note that is not blank, or a highlight. */
export function hasNotes(annotations: AnnotationSet | undefined): boolean {
  if (annotations === undefined) return false;
  return annotations.note.trim() !== '' || annotations.highlights.length > 0;
}

/** Every tag of the paper and of its highlights, in that order; the same one may be there twice. */
export function allTags(annotations: AnnotationSet | undefined): readonly string[] {
  if (annotations === undefined) return [];
  return [...annotations.tags, ...annotations.highlights.flatMap(({ tags }) => tags)];
}
