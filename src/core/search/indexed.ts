/** A segment where it stands in an index: its papers' numbers, and which of them are still there. */
import { meaningsOf } from './acronyms.ts';
import type { Meanings } from './acronyms.ts';
import { dictionarySize, indexOfWord, prefixRange, wordAt } from './dictionary.ts';
import type { Dictionary, Range } from './dictionary.ts';
import type { Segment } from './segment.ts';
import { irregularWith, stem, stemBeginning, stemHash } from './stem.ts';

export interface Indexed {
  readonly segment: Segment;
  /** The number of its first paper in the index. */
  readonly first: number;
  /** 1 for a paper that is there, 0 for one that was replaced or has gone; the one array that changes. */
  readonly alive: Uint8Array;
  readonly meanings: Meanings;
}

export function indexed(segment: Segment, first: number, alive?: Uint8Array): Indexed {
  return {
    segment,
    first,
    alive: alive ?? new Uint8Array(segment.keys.length).fill(1),
    meanings: meaningsOf(segment.acronyms),
  };
}

/** The word itself first, where it is there, then the others with its stem. */
export function sameStem(each: Indexed, word: string): readonly number[] {
  const exact = indexOfWord(each.segment.dictionary, word);
  const others = withStem(each, stem(word)).filter((at) => at !== exact);
  return exact < 0 ? others : [exact, ...others];
}

/** The words that have this stem. */
export function withStem({ segment }: Indexed, stemmed: string): readonly number[] {
  const { dictionary, stems } = segment;
  const beginning = stemBeginning(stemmed);
  if (beginning === undefined) return placesOf(dictionary, [stemmed]);
  const hash = stemHash(stemmed);
  const [from, to] = prefixRange(dictionary, beginning);
  const found: number[] = [];
  for (let at = from; at < to; at++) if (stems[at] === hash) found.push(at);
  for (const at of placesOf(dictionary, irregularWith(stemmed)))
    if (at < from || at >= to) found.push(at);
  return found;
}

function placesOf(dictionary: Dictionary, words: readonly string[]): readonly number[] {
  return words.map((word) => indexOfWord(dictionary, word)).filter((at) => at >= 0);
}

/** The word at a place; for words found in it. */
export function foundWord({ segment }: Indexed, place: number): string {
  return place < dictionarySize(segment.dictionary) ? wordAt(segment.dictionary, place) : '';
}

/** How many bytes the papers of these words take: what reading them costs. */
export function costOf({ segment }: Indexed, [from, to]: Range): number {
  const { starts } = segment.postings.texts;
  return (starts[to] ?? 0) - (starts[from] ?? 0);
}

/** Whether the word at this place is the term itself. */
export function isExact(each: Indexed, place: number | undefined, term: string): place is number {
  return place !== undefined && foundWord(each, place) === term;
}

/** Where the paper of this number is; undefined where there is none. */
export function homeOf(all: readonly Indexed[], paper: number): Indexed | undefined {
  return all.findLast(({ first }) => first <= paper);
}

/** The key of the paper of this number. */
export function keyOf(all: readonly Indexed[], paper: number): string {
  const home = homeOf(all, paper);
  return home?.segment.keys[paper - home.first] ?? '';
}
