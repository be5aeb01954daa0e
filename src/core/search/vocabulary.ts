/**
 * The values that filters can have in this library, with how many papers each finds. Built once per
 * change of the library or its annotations, then only read.
 */
import { allTags, HIGHLIGHT_COLOURS, READING_STATUSES } from '../annotations/annotation.ts';
import type { AnnotationSet, HighlightColour, ReadingStatus } from '../annotations/annotation.ts';
import type { Paper } from '../library/paper.ts';
import { labelWithinGroup } from '../library/topics.ts';
import type { TopicGroup } from '../library/topics.ts';
import { fold, labelWords } from './analyze.ts';
import type { Columns } from './columns.ts';
import { HAS_WHAT, hasWritten } from './filters.ts';
import type { HasWhat } from './filters.ts';
import { listed } from './values.ts';
import type { ValueIndex, VocabularyValue } from './values.ts';

/** A paper with what the user wrote about it. */
export interface LibraryEntry {
  readonly paper: Paper;
  readonly annotations: AnnotationSet | undefined;
  /** Its number in the library. */
  readonly place: number;
}

export interface VocabularyTopic extends VocabularyValue {
  readonly id: string;
  /** The label below its group, "Gating"; the label itself where it does not repeat the group's. */
  readonly shortLabel: string;
  readonly group: string;
}

export interface VocabularyGroup extends VocabularyValue {
  readonly id: string;
  readonly topics: readonly string[];
}

export interface Vocabulary {
  /** In the order of the topic tree; topics without papers are left out. */
  readonly topics: readonly VocabularyTopic[];
  readonly groups: readonly VocabularyGroup[];
  /** Those with most papers first, then by family name. */
  readonly authors: ValueIndex;
  /** Latest first. */
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly tags: ValueIndex;
  readonly statuses: readonly { readonly status: ReadingStatus; readonly count: number }[];
  readonly has: readonly { readonly what: HasWhat; readonly count: number }[];
  readonly colours: readonly VocabularyColour[];
}

export interface VocabularyColour {
  readonly colour: HighlightColour;
  /** What the colour means to the user; absent where they did not say. */
  readonly meaning?: string;
  readonly words: readonly string[];
  readonly count: number;
}

/** What highlight colours mean to the user, as far as they said. */
export type ColourMeanings = Readonly<Partial<Record<HighlightColour, string>>>;

/** What papers alone tell; it stays while only annotations change. */
export type PaperVocabulary = Pick<Vocabulary, 'topics' | 'groups' | 'authors' | 'years'>;

/** Each list is made when it is first asked for: most queries have no filter, and papers may be many. */
export function paperVocabulary(
  columns: () => Columns,
  groups: readonly TopicGroup[],
): PaperVocabulary {
  const topics = lazy(() => topicValues(columns(), groups));
  const topicGroups = lazy(() => groupValues(columns(), groups));
  const years = lazy(() => yearValues(columns()));
  return {
    get authors() {
      return columns().authors;
    },
    get topics() {
      return topics();
    },
    get groups() {
      return topicGroups();
    },
    get years() {
      return years();
    },
  };
}

/** @param sets what the user wrote, for as many papers as it is about */
export function buildVocabulary(
  { columns, ofPapers }: { readonly columns: () => Columns; readonly ofPapers: PaperVocabulary },
  sets: readonly AnnotationSet[],
  meanings: ColourMeanings = {},
): Vocabulary {
  const tags = lazy(() => listed(tagValues(sets)));
  const statuses = lazy(() => statusValues(sets, columns().papers.length));
  const withCode = lazy(() => columns().code.reduce((sum, one) => sum + one, 0));
  const hasValues = lazy(() =>
    HAS_WHAT.map((what) => {
      const written = sets.filter((set) => hasWritten(what, set)).length;
      return { what, count: what === 'code' ? withCode() : written };
    }),
  );
  const colours = lazy(() => colourValues(sets, meanings));
  return {
    get topics() {
      return ofPapers.topics;
    },
    get groups() {
      return ofPapers.groups;
    },
    get authors() {
      return ofPapers.authors;
    },
    get years() {
      return ofPapers.years;
    },
    get tags() {
      return tags();
    },
    get statuses() {
      return statuses();
    },
    get has() {
      return hasValues();
    },
    get colours() {
      return colours();
    },
  };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function yearValues({ years }: Columns): Vocabulary['years'] {
  const counts = count(years);
  counts.delete(Number.NaN);
  return [...counts].map(([year, n]) => ({ year, count: n })).sort((a, b) => b.year - a.year);
}

function tagValues(sets: readonly AnnotationSet[]): readonly VocabularyValue[] {
  return values(count(sets.flatMap((set) => [...new Set(allTags(set))])));
}

/** A paper about which nothing was written is unread. */
function statusValues(sets: readonly AnnotationSet[], papers: number): Vocabulary['statuses'] {
  const counts = count(sets.map(({ status }) => status));
  counts.set('unread', (counts.get('unread') ?? 0) + papers - sets.length);
  return READING_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}

function colourValues(
  sets: readonly AnnotationSet[],
  meanings: ColourMeanings,
): VocabularyColour[] {
  const used = sets.flatMap(({ highlights }) => [
    ...new Set(highlights.map(({ colour }) => colour)),
  ]);
  const counts = count(used);
  return HIGHLIGHT_COLOURS.map((colour) => {
    const meaning = meanings[colour];
    return {
      colour,
      ...(meaning !== undefined && { meaning }),
      words: labelWords(`${colour} ${meaning ?? ''}`),
      count: counts.get(colour) ?? 0,
    };
  });
}

function topicValues({ topics: places }: Columns, groups: readonly TopicGroup[]) {
  const topics = groups.flatMap((group) =>
    group.topics.map((topic) => ({
      id: topic.id,
      label: topic.label,
      shortLabel: labelWithinGroup(topic, group),
      group: group.label,
      words: labelWords(`${topic.label} ${topic.id} ${group.label}`),
      count: places.get(topic.id)?.length ?? 0,
    })),
  );
  return topics.filter((topic) => topic.count > 0);
}

function groupValues({ topics: places }: Columns, groups: readonly TopicGroup[]) {
  const known = groups.map((group) => {
    const topics = group.topics.map(({ id }) => id);
    const inGroup = new Set(topics.flatMap((id) => places.get(id) ?? []));
    const words = labelWords(`${group.label} ${group.id}`);
    return { id: group.id, label: group.label, words, topics, count: inGroup.size };
  });
  return known.filter((group) => group.count > 0);
}

/**
 * Most frequent first, then by their letters; spellings that differ in case or accents only are one
 * value, shown as first met.
 */
function values(counts: ReadonlyMap<string, number>): VocabularyValue[] {
  const merged = new Map<string, VocabularyValue>();
  for (const [label, n] of counts) {
    const folded = fold(label).trim();
    if (folded === '') continue;
    const known = merged.get(folded);
    const words = labelWords(label);
    if (known === undefined) merged.set(folded, { label, words, count: n });
    else merged.set(folded, { ...known, count: known.count + n });
  }
  const all = [...merged].map(([order, value]) => ({ order, value }));
  all.sort((a, b) => b.value.count - a.value.count || compare(a.order, b.order));
  return all.map(({ value }) => value);
}

function count<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** By code unit: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
