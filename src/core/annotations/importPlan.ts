/** What an import would do to the annotations that there are, before it does anything. */
import { canonicalJson } from '../base/canonicalJson.ts';
import type { AnnotationSet } from './annotation.ts';
import { AnnotationIndex } from './identity.ts';
import { mergeSets, type MergedSet } from './merge.ts';

export interface ImportPlan {
  /** Annotations of papers that have none yet. */
  readonly added: readonly AnnotationSet[];
  readonly changed: readonly ImportedChange[];
  /** How many sets are here already, as they are in the file or newer. */
  readonly unchanged: number;
}

export interface ImportedChange {
  readonly before: AnnotationSet;
  readonly after: AnnotationSet;
  /** The note differs here and in the file: it now has both texts. */
  readonly bothTexts: boolean;
}

/**
 * Sets go together by id, else by paper; the id stays that of the one that is here. Importing the same
 * again changes nothing.
 */
export function planImport(
  current: readonly AnnotationSet[],
  incoming: readonly AnnotationSet[],
): ImportPlan {
  const mine = new Map(current.map((set) => [set.id, set]));
  const added = new Map<string, AnnotationSet>();
  const merged = new Map<string, MergedSet>();
  for (const [set, partner] of pairs(current, mine, incoming)) {
    if (partner === undefined) added.set(set.id, joined(added.get(set.id), set));
    else merged.set(partner.id, mergedInto(partner, set, merged.get(partner.id)));
  }
  const changed = [...merged].flatMap(([id, { set: after, bothTexts }]) => {
    const before = mine.get(id);
    const isSame = before === undefined || canonicalJson(before) === canonicalJson(after);
    return isSame ? [] : [{ before, after, bothTexts }];
  });
  return { added: [...added.values()], changed, unchanged: merged.size - changed.length };
}

/** Each set of the file with the one that is here. */
function pairs(
  current: readonly AnnotationSet[],
  mine: ReadonlyMap<string, AnnotationSet>,
  incoming: readonly AnnotationSet[],
): readonly (readonly [AnnotationSet, AnnotationSet | undefined])[] {
  const index = new AnnotationIndex();
  for (const set of current) index.put(set);
  return incoming.map((set) => [set, mine.get(set.id) ?? index.find(set.paper)]);
}

/** `soFar` is what other sets of the file have made of the one that is here. */
function mergedInto(
  mine: AnnotationSet,
  set: AnnotationSet,
  soFar: MergedSet = { set: mine, bothTexts: false },
): MergedSet {
  const next = mergeSets(soFar.set, set);
  return {
    set: { ...next.set, id: mine.id },
    bothTexts: soFar.bothTexts || next.bothTexts,
  };
}

function joined(known: AnnotationSet | undefined, set: AnnotationSet): AnnotationSet {
  return known === undefined ? set : mergeSets(known, set).set;
}

/** All sets that are to be taken over as they are. */
export function planned({ added, changed }: ImportPlan): readonly AnnotationSet[] {
  return [...added, ...changed.map(({ after }) => after)];
}
