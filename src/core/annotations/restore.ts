/** Bringing back annotations from elsewhere: what that would change, and the sets to adopt. */
import { canonicalJson } from '../base/canonicalJson.ts';
import { hasNotes, type AnnotationSet } from './annotation.ts';
import type { Counts } from './journal/stateCopy.ts';
import { mergeVersions } from './mergeVersions.ts';

export interface RestorePlan {
  /** Those that differ from what is here, merged with it. */
  readonly sets: readonly AnnotationSet[];
  /** How much would be new here. */
  readonly added: Counts;
  /** Notes that would have the texts of both. */
  readonly bothTexts: number;
}

/** Merges what is here with what there is elsewhere; nothing here is taken away. */
export function restorePlan(
  here: readonly AnnotationSet[],
  there: readonly AnnotationSet[],
): RestorePlan {
  const { sets, bothTexts } = mergeVersions({ sets: here }, { sets: there });
  const known = new Map(here.map((set) => [set.id, canonicalJson(set)]));
  const [before, after] = [countsOf(here), countsOf(sets)];
  return {
    sets: sets.filter((set) => known.get(set.id) !== canonicalJson(set)),
    added: {
      papers: after.papers - before.papers,
      notes: after.notes - before.notes,
      highlights: after.highlights - before.highlights,
    },
    bothTexts: bothTexts.length,
  };
}

export function countsOf(sets: readonly AnnotationSet[]): Counts {
  return {
    papers: sets.filter(hasNotes).length,
    notes: sets.filter(({ note }) => note.trim() !== '').length,
    highlights: sets.reduce((count, { highlights }) => count + highlights.length, 0),
  };
}
