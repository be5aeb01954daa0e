/**
 * The authors of a library by the words of their names: who is there, on how many papers, and on which.
 * A large library has hundreds of thousands of names, so they stand in arrays, in the order in which
 * they are shown: those with most papers first, then by family name.
 */
import { displayName } from '../library/paper.ts';
import type { CslName, Paper } from '../library/paper.ts';
import { fold, labelWords } from './analyze.ts';
import { makeDictionary, prefixRange, wordAt } from './dictionary.ts';
import type { Dictionary, Range } from './dictionary.ts';
import { groupedBy } from './groupedBy.ts';
import type { Groups } from './groupedBy.ts';
import { sortInSteps } from './sortInSteps.ts';
import { similarWords } from './typos.ts';
import type { ValueIndex, VocabularyValue, WantedWords } from './values.ts';

/** Papers that are read in one step. */
const STEP = 200;
/** Names looked at closely for one word that may be meant. */
const NEAR = 20;

/** Names as they are met. */
class Met {
  readonly byLabel = new Map<string, number>();
  readonly byFolded = new Map<string, number>();
  /** Numbers of words by their texts, and of family names. */
  readonly words = new Map<string, number>();
  readonly families = new Map<string, number>();
  /** Of each name: the paper where it was met first, and its number among the authors there. */
  readonly papers: number[] = [];
  readonly authors: number[] = [];
  readonly family: number[] = [];
  /** The paper where it was met last: a name counts once a paper. */
  readonly last: number[] = [];
  /** Pairs: which name has which word, and stands on which paper. */
  readonly wordPairs: { readonly names: number[]; readonly words: number[] } = {
    names: [],
    words: [],
  };
  readonly paperPairs: { readonly names: number[]; readonly papers: number[] } = {
    names: [],
    papers: [],
  };

  add({ authors }: Paper, place: number): void {
    authors.forEach((author, i) => {
      const name = this.#nameOf(author, place, i);
      if (name === undefined || this.last[name] === place) return;
      this.last[name] = place;
      this.paperPairs.names.push(name);
      this.paperPairs.papers.push(place);
    });
  }

  /** Spellings that differ in case or accents only are one name, shown as first met. */
  #nameOf(author: CslName, place: number, i: number): number | undefined {
    const label = displayName(author);
    const known = this.byLabel.get(label);
    if (known !== undefined) return known;
    const folded = fold(label).trim();
    if (folded === '') return undefined;
    const name = this.byFolded.get(folded) ?? this.#newName(author, label, [place, i]);
    this.byFolded.set(folded, name);
    this.byLabel.set(label, name);
    return name;
  }

  #newName(author: CslName, label: string, [place, i]: readonly [number, number]): number {
    const name = this.papers.length;
    this.papers.push(place);
    this.authors.push(i);
    this.family.push(numberOf(this.families, fold(author.family ?? label)));
    this.last.push(-1);
    for (const word of new Set(labelWords(label))) {
      this.wordPairs.names.push(name);
      this.wordPairs.words.push(numberOf(this.words, word));
    }
    return name;
  }
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

/** In steps. A paper's place is its number in this list. */
export function* namesOf(papers: readonly Paper[]): Generator<void, Names> {
  const met = new Met();
  for (const [place, paper] of papers.entries()) {
    met.add(paper, place);
    if (place % STEP === STEP - 1) yield;
  }
  const families = yield* ranksOf(met.families);
  const counts = new Uint32Array(met.papers.length);
  for (const name of met.paperPairs.names) counts[name] = (counts[name] ?? 0) + 1;
  yield;
  const places = yield* placesOf(met, families.ranks, counts);
  yield;
  const words = yield* ranksOf(met.words);
  yield;
  const wordsOfPairs = looked(met.wordPairs.words, words.ranks);
  yield;
  const placesOfPairs = looked(met.wordPairs.names, places);
  yield;
  const size = met.papers.length;
  const ofName = groupedBy(placesOfPairs, wordsOfPairs, size);
  yield;
  const ofWord = groupedBy(wordsOfPairs, placesOfPairs, met.words.size);
  yield;
  const papersOf = groupedBy(
    looked(met.paperPairs.names, places),
    Uint32Array.from(met.paperPairs.papers),
    size,
  );
  yield;
  const first = { papers: new Uint32Array(size), authors: new Uint32Array(size) };
  places.forEach((place, name) => {
    first.papers[place] = met.papers[name] ?? 0;
    first.authors[place] = met.authors[name] ?? 0;
  });
  yield;
  const dictionary = makeDictionary(words.sorted);
  return new Names(papers, { dictionary, ofName, ofWord, papersOf, first });
}

/** What stands for each of these numbers in a table. */
function looked(numbers: readonly number[], table: Uint32Array): Uint32Array {
  const all = new Uint32Array(numbers.length);
  for (let i = 0; i < all.length; i++) all[i] = table[numbers[i] ?? 0] ?? 0;
  return all;
}

/** Sorted in steps; `ranks` has for each text's number its place among them. */
function* ranksOf(
  numbers: ReadonlyMap<string, number>,
): Generator<void, { readonly sorted: readonly string[]; readonly ranks: Uint32Array }> {
  const sorted = yield* sortInSteps(numbers.keys());
  const ranks = new Uint32Array(numbers.size);
  sorted.forEach((text, rank) => {
    ranks[numbers.get(text) ?? 0] = rank;
  });
  return { sorted, ranks };
}

/** For each name its place: by how many papers it has, falling, then by family name, then as met. In steps. */
function* placesOf(
  { family, families }: Met,
  ranks: Uint32Array,
  counts: Uint32Array,
): Generator<void, Uint32Array> {
  const names = counts.map((_, name) => name);
  const most = counts.reduce((max, count) => Math.max(max, count), 0);
  const ranked = looked(family, ranks);
  yield;
  const byFamily = groupedBy(ranked, names, families.size).items;
  yield;
  const fewer = byFamily.map((name) => most - (counts[name] ?? 0));
  yield;
  const places = new Uint32Array(counts.length);
  groupedBy(fewer, byFamily, most + 1).items.forEach((name, place) => {
    places[name] = place;
  });
  return places;
}

interface NameArrays {
  /** The words of all names. */
  readonly dictionary: Dictionary;
  /** The words of each name, by their places in the dictionary, and the other way. */
  readonly ofName: Groups;
  readonly ofWord: Groups;
  readonly papersOf: Groups;
  /** Where each name's spelling is to be read. */
  readonly first: { readonly papers: Uint32Array; readonly authors: Uint32Array };
}

export class Names implements ValueIndex {
  readonly #papers: readonly Paper[];
  readonly #arrays: NameArrays;

  constructor(papers: readonly Paper[], arrays: NameArrays) {
    this.#papers = papers;
    this.#arrays = arrays;
  }

  has(wanted: WantedWords): boolean {
    const [first, ...others] = this.#ranges(wanted);
    if (first === undefined) return this.#arrays.first.papers.length > 0;
    const { starts, items } = this.#arrays.ofWord;
    const names = items.subarray(starts[first[0]] ?? 0, starts[first[1]] ?? 0);
    return names.some((name) => others.every((range) => this.#hasWordIn(name, range)));
  }

  find(wanted: WantedWords, limit: number): readonly VocabularyValue[] {
    const having = this.#having(wanted);
    const found: VocabularyValue[] = [];
    for (let name = having.indexOf(1); name >= 0 && found.length < limit;) {
      found.push(this.#value(name));
      name = having.indexOf(1, name + 1);
    }
    return found;
  }

  near(typed: string): readonly string[] {
    const similar = labelWords(typed).flatMap((word) => [
      word,
      ...similarWords(this.#arrays.dictionary, word, false).map((it) => it.word),
    ]);
    const found = similar.flatMap((word) => this.find({ words: [word], open: false }, NEAR));
    return found.map(({ label }) => label);
  }

  /** Marks the papers, by their places, that have such an author. */
  mark(wanted: WantedWords, mask: Uint8Array): void {
    const { starts, items } = this.#arrays.papersOf;
    this.#having(wanted).forEach((has, name) => {
      if (has === 0) return;
      const end = starts[name + 1] ?? 0;
      for (let at = starts[name] ?? 0; at < end; at++) mask[items[at] ?? 0] = 1;
    });
  }

  /** 1 for each name that has all these words. */
  #having(wanted: WantedWords): Uint8Array {
    const having = new Uint8Array(this.#arrays.first.papers.length);
    const [first, ...others] = this.#ranges(wanted);
    if (first === undefined) return having.fill(1);
    const { starts, items } = this.#arrays.ofWord;
    const end = starts[first[1]] ?? 0;
    for (let at = starts[first[0]] ?? 0; at < end; at++) {
      const name = items[at] ?? 0;
      if (others.every((range) => this.#hasWordIn(name, range))) having[name] = 1;
    }
    return having;
  }

  #ranges({ words, open }: WantedWords): readonly Range[] {
    return words.map((word) => this.#range(word, open));
  }

  #range(word: string, open: boolean): Range {
    const { dictionary } = this.#arrays;
    const [from, to] = prefixRange(dictionary, word);
    if (open) return [from, to];
    return from < to && wordAt(dictionary, from) === word ? [from, from + 1] : [from, from];
  }

  #hasWordIn(name: number, [from, to]: Range): boolean {
    const { starts, items } = this.#arrays.ofName;
    const end = starts[name + 1] ?? 0;
    for (let at = starts[name] ?? 0; at < end; at++) {
      const word = items[at] ?? 0;
      if (from <= word && word < to) return true;
    }
    return false;
  }

  #value(name: number): VocabularyValue {
    const { first, papersOf } = this.#arrays;
    const author = this.#papers[first.papers[name] ?? 0]?.authors[first.authors[name] ?? 0];
    const label = author === undefined ? '' : displayName(author);
    const count = (papersOf.starts[name + 1] ?? 0) - (papersOf.starts[name] ?? 0);
    return { label, words: labelWords(label), count };
  }
}
