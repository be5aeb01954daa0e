/** Merges whole lists of annotations, with what was deleted. */
import { isSameContent } from '../base/canonicalJson.ts';
import { milliseconds } from '../base/time.ts';
import type { AnnotationSet } from './annotation.ts';
import { AnnotationIndex } from './identity.ts';
import { isDeleted, mergeSets, withoutDeleted, type MergedSet } from './merge.ts';

/** That a set or a highlight was deleted; it stays so unless it was changed later. */
export interface Deletion {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Version {
  readonly sets: readonly AnnotationSet[];
  readonly deleted?: readonly Deletion[];
}

export interface MergedVersions {
  /** In the order of the first side, then what only the second has. */
  readonly sets: readonly AnnotationSet[];
  /** The last time for each id. */
  readonly deleted: readonly Deletion[];
  /** Ids of sets whose note now holds the texts of both sides, which neither side's did. */
  readonly bothTexts: readonly string[];
}

/**
 * Sets go together by id, else by paper. `base` are the sets that both sides come from: one that a side
 * has no more is deleted if the other side left it as it was. So a side that could only be read in part
 * must not be merged with a base.
 */
export function mergeVersions(
  mine: Version,
  theirs: Version,
  base: readonly AnnotationSet[] = [],
): MergedVersions {
  const deleted = latest([...(mine.deleted ?? []), ...(theirs.deleted ?? [])]);
  const bases = new Map(base.map((set) => [set.id, set]));
  const merged = grouped(mine.sets, theirs.sets)
    .filter((group) => !isLeftAlone(group, bases))
    .map((group) => mergeGroup(group, bases, deleted))
    .filter(({ set }) => !isDeleted(set, deleted));
  return {
    sets: merged.map(({ set }) => set),
    deleted: [...deleted].map(([id, at]) => ({ id, at })),
    bothTexts: merged.flatMap(({ set, bothTexts }) => (bothTexts ? [set.id] : [])),
  };
}

/** Each set with its partners on the other side, if there are any. */
function grouped(
  mine: readonly AnnotationSet[],
  theirs: readonly AnnotationSet[],
): readonly (readonly AnnotationSet[])[] {
  const index = new AnnotationIndex();
  const groups = new Map<string, AnnotationSet[]>();
  for (const set of mine) {
    index.put(set);
    groups.set(set.id, [set]);
  }
  for (const set of theirs) {
    const group = groups.get(set.id) ?? groups.get(index.find(set.paper)?.id ?? '');
    if (group === undefined) groups.set(set.id, [set]);
    else group.push(set);
  }
  return [...groups.values()];
}

/** Whether one side has a set as the base has it, and the other side has none. */
function isLeftAlone(
  group: readonly AnnotationSet[],
  bases: ReadonlyMap<string, AnnotationSet>,
): boolean {
  const [only] = group;
  if (only === undefined || group.length > 1) return false;
  const base = bases.get(only.id);
  return base !== undefined && isSameContent(only, base);
}

function mergeGroup(
  group: readonly AnnotationSet[],
  bases: ReadonlyMap<string, AnnotationSet>,
  deleted: ReadonlyMap<string, string>,
): MergedSet {
  const base = group.map(({ id }) => bases.get(id)).find((known) => known !== undefined);
  const [first, ...others] = group.map((set) => withoutDeleted(set, deleted));
  if (first === undefined) throw new Error('A group has at least one set');
  return others.reduce<MergedSet>(
    (result, other) => {
      const { set, bothTexts } = mergeSets(result.set, other, { base, deleted });
      return { set, bothTexts: result.bothTexts || bothTexts };
    },
    { set: first, bothTexts: false },
  );
}

function latest(deletions: readonly Deletion[]): ReadonlyMap<string, string> {
  const times = new Map<string, string>();
  for (const { id, at } of deletions) {
    const known = times.get(id);
    if (known === undefined || milliseconds(known) < milliseconds(at)) times.set(id, at);
  }
  return times;
}
