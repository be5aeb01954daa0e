/** How much there is: what lists and messages say of many annotations. */
import { hasNotes, type AnnotationSet } from './annotation.ts';

export interface Counts {
  /** Those with a note or a highlight. */
  readonly papers: number;
  readonly notes: number;
  readonly highlights: number;
}

export function countsOf(sets: readonly AnnotationSet[]): Counts {
  return {
    papers: sets.filter(hasNotes).length,
    notes: sets.filter(({ note }) => note.trim() !== '').length,
    highlights: sets.reduce((count, { highlights }) => count + highlights.length, 0),
  };
}
