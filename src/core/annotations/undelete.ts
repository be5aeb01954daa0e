/** Deleted highlights and notes, as they are offered to be restored. */
import type { AnnotationSet, Highlight } from './annotation.ts';
import { highlightId, type Deleted } from './journal/elements.ts';
import { mergeTexts } from './mergeTexts.ts';
import type { AnnotationStore } from './store.ts';

export interface DeletedAnnotation {
  readonly set: AnnotationSet;
  /** When; ISO 8601, UTC. */
  readonly at: string;
  readonly what:
    | { readonly kind: 'highlight'; readonly highlight: Highlight }
    | { readonly kind: 'note'; readonly note: string };
}

/** What can be restored, last deleted first. */
export function deletedAnnotations(store: AnnotationStore): readonly DeletedAnnotation[] {
  const sets = new Map(store.all().map((set) => [set.id, set]));
  return store.deleted().flatMap((deleted) => {
    const set = sets.get(deleted.set);
    return set === undefined ? [] : [{ set, at: deleted.at, what: whatOf(deleted) }];
  });
}

/**
 * Restores it; a note that was written since keeps its text, too.
 * @throws GlossError `annotations.gone`, `annotations.newer`
 */
export function restoreDeleted(store: AnnotationStore, { set, what }: DeletedAnnotation): void {
  const now = store.all().find(({ id }) => id === set.id) ?? set;
  if (what.kind === 'note') {
    store.edit(set.id, { note: mergeTexts(what.note, now.note) });
    return;
  }
  const others = now.highlights.filter(({ id }) => id !== what.highlight.id);
  store.edit(set.id, { highlights: [...others, what.highlight] });
}

function whatOf({ element, former }: Deleted): DeletedAnnotation['what'] {
  // What the journal keeps of an element has passed its check.
  return highlightId(element) === undefined
    ? { kind: 'note', note: former as string }
    : { kind: 'highlight', highlight: former as Highlight };
}
