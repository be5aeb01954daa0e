/** What an import would do to the annotations that there are, before it does anything. */
import { isSameContent } from '../base/canonicalJson.ts';
import type { AnnotationSet } from './annotation.ts';
import { AnnotationIndex } from './identity.ts';
import { blankSet, mergeSets, type MergedSet } from './merge.ts';

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
 * Sets go together by id, else by paper, also those of the file among themselves; the id stays that of the one
 * that is here. Importing the same again changes nothing, and a file that says nothing of the status leaves it.
 */
export function planImport(
  current: readonly AnnotationSet[],
  incoming: readonly AnnotationSet[],
): ImportPlan {
  const here = new Sets(current);
  const added = new Sets([]);
  const merged = new Map<string, MergedSet>();
  for (const set of incoming) {
    const mine = here.partnerOf(set);
    if (mine !== undefined) merged.set(mine.id, mergedInto(mine, set, merged.get(mine.id)));
    else added.put(joined(added.partnerOf(set), set));
  }
  const changed = [...merged].flatMap(([id, { set: after, bothTexts }]) => {
    const before = here.get(id);
    const isSame = before === undefined || isSameContent(before, after);
    return isSame ? [] : [{ before, after, bothTexts }];
  });
  return { added: added.all(), changed, unchanged: merged.size - changed.length };
}

/** Sets that can be found by id and by paper. */
class Sets {
  readonly #sets = new Map<string, AnnotationSet>();
  readonly #index = new AnnotationIndex();

  constructor(sets: readonly AnnotationSet[]) {
    for (const set of sets) this.put(set);
  }

  put(set: AnnotationSet): void {
    this.#sets.set(set.id, set);
    this.#index.put(set);
  }

  get(id: string): AnnotationSet | undefined {
    return this.#sets.get(id);
  }

  partnerOf({ id, paper }: AnnotationSet): AnnotationSet | undefined {
    return this.#sets.get(id) ?? this.#index.find(paper);
  }

  all(): readonly AnnotationSet[] {
    return [...this.#sets.values()];
  }
}

/** `soFar` is what other sets of the file have made of the one that is here. */
function mergedInto(
  mine: AnnotationSet,
  set: AnnotationSet,
  soFar: MergedSet = { set: mine, bothTexts: false },
): MergedSet {
  const { set: next, bothTexts } = mergeSets(soFar.set, set, { base: blankSet(mine.id) });
  return { set: { ...next, id: mine.id }, bothTexts: soFar.bothTexts || bothTexts };
}

function joined(known: AnnotationSet | undefined, set: AnnotationSet): AnnotationSet {
  return known === undefined
    ? set
    : { ...mergeSets(known, set, { base: blankSet(known.id) }).set, id: known.id };
}

/** All sets that are to be taken over as they are. */
export function planned({ added, changed }: ImportPlan): readonly AnnotationSet[] {
  return [...added, ...changed.map(({ after }) => after)];
}
