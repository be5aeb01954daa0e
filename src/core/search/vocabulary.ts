/**
 * The values that filters can have in this library, with how many papers each finds. Built once per
 * change of the library or its annotations, then only read.
 */
import { allTags, HIGHLIGHT_COLOURS, READING_STATUSES } from '../annotations/annotation.ts';
import type { AnnotationSet, HighlightColour, ReadingStatus } from '../annotations/annotation.ts';
import { displayName } from '../library/paper.ts';
import type { Paper } from '../library/paper.ts';
import { labelWithinGroup } from '../library/topics.ts';
import type { TopicGroup } from '../library/topics.ts';
import { fold, labelWords } from './analyze.ts';
import { HAS_WHAT, has, type HasWhat } from './filters.ts';
import { topicIds } from './searchDocument.ts';

/** A paper with what the user wrote about it. */
export interface LibraryEntry {
  readonly paper: Paper;
  readonly annotations: AnnotationSet | undefined;
}

/** A value as it is shown, and its folded words to match what is typed. */
export interface VocabularyValue {
  readonly label: string;
  readonly words: readonly string[];
  readonly count: number;
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
  readonly authors: readonly VocabularyValue[];
  /** Latest first. */
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly tags: readonly VocabularyValue[];
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
  papers: readonly Paper[],
  groups: readonly TopicGroup[],
): PaperVocabulary {
  const topics = lazy(() => topicValues(papers, groups));
  const topicGroups = lazy(() => groupValues(papers, groups));
  const authors = lazy(() => authorValues(papers));
  const years = lazy(() => yearValues(papers));
  return {
    get topics() {
      return topics();
    },
    get groups() {
      return topicGroups();
    },
    get authors() {
      return authors();
    },
    get years() {
      return years();
    },
  };
}

export function buildVocabulary(
  entries: readonly LibraryEntry[],
  ofPapers: PaperVocabulary,
  meanings: ColourMeanings = {},
): Vocabulary {
  const tags = lazy(() => tagValues(entries));
  const statuses = lazy(() => statusValues(entries));
  const hasValues = lazy(() =>
    HAS_WHAT.map((what) => ({ what, count: countHaving(what, entries) })),
  );
  const colours = lazy(() => colourValues(entries, meanings));
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

function yearValues(papers: readonly Paper[]): Vocabulary['years'] {
  const years = count(papers.map(({ year }) => year).filter((year) => year !== undefined));
  return [...years].map(([year, n]) => ({ year, count: n })).sort((a, b) => b.year - a.year);
}

function tagValues(entries: readonly LibraryEntry[]): readonly VocabularyValue[] {
  return values(count(entries.flatMap(({ annotations }) => [...new Set(allTags(annotations))])));
}

function statusValues(entries: readonly LibraryEntry[]): Vocabulary['statuses'] {
  const counts = count(entries.map(({ annotations }) => annotations?.status ?? 'unread'));
  return READING_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}

function countHaving(what: HasWhat, entries: readonly LibraryEntry[]): number {
  return entries.filter(({ paper, annotations }) => has(what, paper, annotations)).length;
}

function colourValues(
  entries: readonly LibraryEntry[],
  meanings: ColourMeanings,
): VocabularyColour[] {
  const used = entries.flatMap(({ annotations }) => [
    ...new Set(annotations?.highlights.map(({ colour }) => colour)),
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

function topicValues(papers: readonly Paper[], groups: readonly TopicGroup[]): VocabularyTopic[] {
  const counts = count(papers.flatMap(topicIds));
  const topics = groups.flatMap((group) =>
    group.topics.map((topic) => ({
      id: topic.id,
      label: topic.label,
      shortLabel: labelWithinGroup(topic, group),
      group: group.label,
      words: labelWords(`${topic.label} ${topic.id} ${group.label}`),
      count: counts.get(topic.id) ?? 0,
    })),
  );
  return topics.filter((topic) => topic.count > 0);
}

function groupValues(papers: readonly Paper[], groups: readonly TopicGroup[]): VocabularyGroup[] {
  const known = groups.map((group) => {
    const topics = group.topics.map(({ id }) => id);
    const inGroup = papers.filter((paper) => topicIds(paper).some((id) => topics.includes(id)));
    const words = labelWords(`${group.label} ${group.id}`);
    return { id: group.id, label: group.label, words, topics, count: inGroup.length };
  });
  return known.filter((group) => group.count > 0);
}

function authorValues(papers: readonly Paper[]): VocabularyValue[] {
  const families = new Map<string, string>();
  const names = papers.flatMap(({ authors }) => {
    const shown = new Set<string>();
    for (const name of authors) {
      const label = displayName(name);
      shown.add(label);
      if (!families.has(label)) families.set(label, fold(name.family ?? label));
    }
    return [...shown];
  });
  return values(count(names), (label) => families.get(label) ?? '');
}

/**
 * Most frequent first, then by `order`; spellings that differ in case or accents only are one value,
 * shown as first met.
 */
function values(
  counts: ReadonlyMap<string, number>,
  order: (label: string) => string = fold,
): VocabularyValue[] {
  const merged = new Map<string, VocabularyValue & { readonly order: string }>();
  for (const [label, n] of counts) {
    const folded = fold(label).trim();
    if (folded === '') continue;
    const known = merged.get(folded);
    const words = labelWords(label);
    if (known === undefined) merged.set(folded, { label, words, count: n, order: order(label) });
    else merged.set(folded, { ...known, count: known.count + n });
  }
  return [...merged.values()].sort((a, b) => b.count - a.count || compare(a.order, b.order));
}

function count<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** By code unit: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
