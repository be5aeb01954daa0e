/** What a change makes of a paper's annotations, as values. */
import type { AnnotationChange, AnnotationSet, PaperRecord } from './annotation.ts';
import { mergeRecords } from './identity.ts';
import { normaliseTags } from './tags.ts';

/** The annotations of a paper about which nothing was written yet. */
export function freshSet(paper: PaperRecord, id: string, now: string): AnnotationSet {
  return {
    id,
    paper,
    note: '',
    tags: [],
    status: 'unread',
    highlights: [],
    created: now,
    modified: now,
  };
}

/** The set after a change, with what is known of its paper now. */
export function changedSet(
  set: AnnotationSet,
  record: PaperRecord,
  change: AnnotationChange & { readonly modified: string },
): AnnotationSet {
  const { queue, ...changed } = { ...set, ...change };
  return {
    ...changed,
    ...(queue !== undefined && { queue }),
    tags: change.tags === undefined ? set.tags : normaliseTags(change.tags),
    paper: mergeRecords(set.paper, record),
  };
}
