/** Tags over many papers at once: which are in use, adding and removing, renaming, merging, taking back. */
import { allTags, type AnnotationChange, type AnnotationSet } from './annotation.ts';
import { includesTag, normaliseTags, tagIdentity } from './tags.ts';

export interface TagUse {
  /** As it is spelt most often. */
  readonly tag: string;
  /** How many of the things that are tagged have it. */
  readonly count: number;
}

/** What is to become of the tags of several papers; tags in neither list stay. */
export interface TagEdit {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Several tags that are to be one. */
export interface Retagging {
  readonly from: readonly string[];
  readonly into: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** One paper's annotations before and after tags were renamed: what is needed to take it back. */
export interface RetaggedSet {
  readonly before: AnnotationSet;
  readonly after: AnnotationSet;
}

/** All tags of these lists, one list for each thing that is tagged; by name. */
export function tagsInUse(lists: Iterable<readonly string[]>): readonly TagUse[] {
  const uses = new Map<string, { count: number; readonly spellings: Map<string, number> }>();
  for (const tags of lists) {
    const counted = new Set<string>();
    for (const tag of tags) {
      const identity = tagIdentity(tag);
      const use = uses.get(identity) ?? { count: 0, spellings: new Map<string, number>() };
      use.spellings.set(tag, (use.spellings.get(tag) ?? 0) + 1);
      if (!counted.has(identity)) use.count += 1;
      counted.add(identity);
      uses.set(identity, use);
    }
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...uses.values()]
    .map(({ count, spellings }) => ({ tag: mostFrequent(spellings), count }))
    .toSorted((a, b) => compare(a.tag, b.tag));
}

/** How many papers have any of these tags. */
export function papersWith(sets: readonly AnnotationSet[], tags: readonly string[]): number {
  return sets.filter((set) => allTags(set).some((tag) => includesTag(tags, tag))).length;
}

export function editedTags(tags: readonly string[], { add, remove }: TagEdit): readonly string[] {
  return normaliseTags([...tags.filter((tag) => !includesTag(remove, tag)), ...add]);
}

/** The change that gives a set the new tag for the old ones; undefined where nothing changes. */
export function retagged(
  set: AnnotationSet,
  { from, into, now }: Retagging,
): AnnotationChange | undefined {
  const old = [...from, into];
  return changedTags(set, now, (tags) =>
    tags.some((tag) => includesTag(old, tag))
      ? normaliseTags(tags.map((tag) => (includesTag(old, tag) ? into : tag)))
      : tags,
  );
}

/** The change that takes a renaming back and leaves alone what was tagged since. */
export function takenBack(
  set: AnnotationSet,
  { before, after }: RetaggedSet,
  now: string,
): AnnotationChange | undefined {
  return changedTags(set, now, (tags, id) => {
    const former = tagsOf(before, id);
    const later = tagsOf(after, id);
    if (former === undefined || later === undefined) return tags;
    if (sameTags(tags, later)) return former;
    const added = later.filter((tag) => !former.includes(tag));
    const removed = former.filter((tag) => !later.includes(tag));
    const kept = tags.filter((tag) => !added.includes(tag));
    const gone = added.length > 0 && kept.length === tags.length;
    return gone ? tags : normaliseTags([...kept, ...removed]);
  });
}

/** `next` is asked about the paper's own tags (without an id), then about those of each highlight. */
function changedTags(
  set: AnnotationSet,
  now: string,
  next: (tags: readonly string[], id?: string) => readonly string[],
): AnnotationChange | undefined {
  const tags = next(set.tags);
  const highlights = set.highlights.map((highlight) => {
    const changed = next(highlight.tags, highlight.id);
    if (sameTags(changed, highlight.tags)) return highlight;
    return { ...highlight, tags: changed, modified: now };
  });
  const change = {
    ...(!sameTags(tags, set.tags) && { tags }),
    ...(highlights.some((highlight, index) => highlight !== set.highlights[index]) && {
      highlights,
    }),
  };
  return Object.keys(change).length === 0 ? undefined : change;
}

function tagsOf(set: AnnotationSet, highlight: string | undefined): readonly string[] | undefined {
  if (highlight === undefined) return set.tags;
  return set.highlights.find(({ id }) => id === highlight)?.tags;
}

function sameTags(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag, index) => tag === other[index]);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const [first] = [...counts].toSorted(
    ([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1),
  );
  return first?.[0] ?? '';
}
