/**
 * The shape of what a user writes about papers. Readonly values: a change makes a new one. Fields
 * that this version does not know are kept.
 */

export const READING_STATUSES = ['unread', 'reading', 'read'] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

export function isReadingStatus(value: unknown): value is ReadingStatus {
  return READING_STATUSES.some((status) => status === value);
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
  /** W3C-style highlights; carried along untouched until there is an editor for them. */
  readonly highlights: readonly unknown[];
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
}

/** Whether there is something to read: a note that is not blank, or a highlight. */
export function hasNotes(annotations: AnnotationSet | undefined): boolean {
  if (annotations === undefined) return false;
  return annotations.note.trim() !== '' || annotations.highlights.length > 0;
}
