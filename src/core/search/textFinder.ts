/**
 * Finds papers by a text: a sentence, a paragraph, another paper's abstract. Every word counts by its
 * stem and its rarity; words that stand side by side in both count again; and the words of the first
 * few answers are asked for too. What each of these is worth held over collections of several fields.
 */
import { sumOf } from '../base/sum.ts';
import { withRoom } from '../base/typedArrays.ts';
import { best } from './best.ts';
import type { Found } from './found.ts';
import { Gatherer } from './gatherer.ts';
import type { FieldWeights } from './gatherer.ts';
import { withStem } from './indexed.ts';
import type { Indexed } from './indexed.ts';
import { rarity } from './sums.ts';
import { countPairs } from './sequences.ts';
import { StemCounts } from './stemCounts.ts';
import type { Pair, Sequence, Sequences } from './sequences.ts';

/** One text with weights, not fields scored apart. */
const WEIGHTS: FieldWeights = {
  title: 2,
  method: 0,
  aliases: 0,
  authors: 0,
  topics: 0,
  keyphrases: 1,
  abstract: 1,
  note: 1,
  highlights: 1,
  tags: 1,
  record: 0,
};

/** Telling words of a text, beyond which a text is only slower to look up. */
const MAX_WORDS = 64;
/** Side by side: looked for in so many of the best, worth so much of the rarer word's rarity. */
const PAIRS = { papers: 300, worth: 0.125, k: 1.2 } as const;
/** The first answers, asked for again by so many of their words, for so much of the whole. */
const FEEDBACK = { papers: 5, words: 50, share: 0.5, leastPapers: 2 } as const;

/** Papers by number, best first. */
export interface TextAnswer {
  readonly papers: readonly number[];
  readonly scores: readonly number[];
}

interface TellingWord {
  readonly word: string;
  readonly worth: number;
  readonly rarity: number;
}

/** What the finder asks of the index: how many papers live in it, and what a paper's text is. */
export interface PaperTexts {
  readonly papers: number;
  readonly sequence: (paper: number) => Sequence | undefined;
  /** The stems of sequences by number, and back. */
  readonly stems: Pick<Sequences, 'numberOf' | 'stemOf' | 'stems'>;
}

export class TextFinder {
  readonly #indexed: readonly Indexed[];
  readonly #gatherer: Gatherer;
  readonly #norms: Float32Array;
  readonly #texts: PaperTexts;
  readonly #counts = new Map<string, number>();
  readonly #times = new StemCounts();
  readonly #sums = new StemCounts();
  /** For each stem the place, counted from 1, of what is looked for, if it is. */
  #places = new Uint16Array(1 << 10);

  /** `norms`: see `Gatherer`. */
  constructor(all: readonly Indexed[], norms: Float32Array, texts: PaperTexts) {
    this.#indexed = all;
    this.#gatherer = new Gatherer(WEIGHTS, norms);
    this.#norms = norms;
    this.#texts = texts;
  }

  /** Of a text's stems in order. `without` is a paper that is not to be among the answers. */
  find(stems: readonly string[], limit: number, without?: number): TextAnswer {
    const found = new Map<string, Found>();
    const wanted = this.#telling(counted(stems), found);
    const scores = this.#score(wanted, found);
    if (without !== undefined) scores[without] = 0;
    const first = answer(scores, PAIRS.papers).papers;
    const pairs = this.sideBySide(first, stems);
    pairs.forEach((worth, i) => add(scores, first[i], worth));
    const again = this.#widen(wanted, scores, found);
    const total = sumOf(wanted.values());
    const widened = this.#score(again, found);
    // Pairs keep their part of the sum beside the words asked for first.
    pairs.forEach((worth, i) => add(widened, first[i], (worth * (1 - FEEDBACK.share)) / total));
    if (without !== undefined) widened[without] = 0;
    return answer(widened, limit);
  }

  /** What the words of the first papers are worth in each of these, all together as much as one word. */
  alike(first: readonly number[], papers: readonly number[]): readonly number[] {
    const words = this.#wordsOf(first);
    const total = sumOf(words.map(({ worth }) => worth));
    const weights = words.map((it) => (it.worth / total) * it.rarity);
    const times = new Float64Array(words.length);
    const texts = papers.map((paper) => this.#texts.sequence(paper));
    const numbers = words.map(({ word }) => this.#texts.stems.numberOf(word));
    this.#place(numbers);
    const worths = texts.map((each, at) => {
      if (each === undefined) return 0;
      this.#count(each.title, WEIGHTS.title, times);
      this.#count(each.abstract, WEIGHTS.abstract, times);
      const norm = this.#norms[papers[at] ?? 0] ?? 1;
      const sum = weights.reduce((all, weight, i) => {
        const count = times[i] ?? 0;
        return all + (weight * count) / (count + norm);
      }, 0);
      times.fill(0);
      return sum;
    });
    this.#unplace(numbers);
    return worths;
  }

  /** Notes where stems are in this list; of the same stem the last. */
  #place(numbers: readonly number[]): void {
    this.#places = withRoom(this.#places, this.#texts.stems.stems);
    for (const [i, number] of numbers.entries()) this.#places[number] = i + 1;
  }

  #unplace(numbers: readonly number[]): void {
    for (const number of numbers) this.#places[number] = 0;
  }

  /** Adds `worth` for each occurrence of a word that has a place. */
  #count(sequence: Uint32Array, worth: number, times: Float64Array): void {
    const places = this.#places;
    for (const word of sequence) {
      const place = places[word] ?? 0;
      if (place > 0) times[place - 1] = (times[place - 1] ?? 0) + worth;
    }
  }

  /** The most telling words of a long text. */
  #telling(
    wanted: ReadonlyMap<string, number>,
    found: Map<string, Found>,
  ): ReadonlyMap<string, number> {
    if (wanted.size <= MAX_WORDS) return wanted;
    const worth = (word: string): number => {
      const papers = this.#countPapers(word);
      return papers === 0 ? 0 : (wanted.get(word) ?? 0) * rarity(papers, this.#texts.papers);
    };
    const order = [...wanted.keys()].map((word) => ({ word, worth: worth(word) }));
    order.sort((a, b) => b.worth - a.worth);
    found.clear();
    return new Map(order.slice(0, MAX_WORDS).map(({ word }) => [word, wanted.get(word) ?? 0]));
  }

  /** At most: papers with two of its forms count twice. */
  #countPapers(word: string): number {
    const known = this.#counts.get(word);
    if (known !== undefined) return known;
    let papers = 0;
    for (const each of this.#indexed) {
      for (const form of withStem(each, word)) papers += each.segment.counts[form] ?? 0;
    }
    this.#counts.set(word, papers);
    return papers;
  }

  #find(word: string, found: Map<string, Found>): Found {
    const known = found.get(word);
    if (known !== undefined) return known;
    for (const each of this.#indexed) {
      for (const form of withStem(each, word)) this.#gatherer.add(each, form, 1);
    }
    this.#gatherer.endGroup({ kind: 'stem', worth: 1 });
    const fresh = this.#gatherer.finish();
    found.set(word, fresh);
    return fresh;
  }

  #score(wanted: ReadonlyMap<string, number>, found: Map<string, Found>): Float64Array {
    const scores = new Float64Array(this.#norms.length);
    for (const [word, times] of wanted) {
      const { papers, scores: each } = this.#find(word, found);
      if (papers.length === 0) continue;
      const weight = times * rarity(papers.length, this.#texts.papers);
      for (let i = 0; i < papers.length; i++) {
        const paper = papers[i] ?? 0;
        scores[paper] = (scores[paper] ?? 0) + weight * (each[i] ?? 0);
      }
    }
    return scores;
  }

  /** What neighbours in a text are worth in each of these papers; 0 where they don't stand side by side. */
  sideBySide(papers: readonly number[], stems: readonly string[]): readonly number[] {
    const pairs = this.#pairsOf(stems);
    if (pairs.length === 0) return papers.map(() => 0);
    const texts = papers.map((paper) => this.#texts.sequence(paper));
    const firsts = pairs.map(({ first }) => first);
    this.#place(firsts);
    const times = new Uint16Array(pairs.length);
    const worths = texts.map((each) => {
      if (each === undefined) return 0;
      times.fill(0);
      for (const text of [each.title, each.abstract]) countPairs(text, pairs, this.#places, times);
      const sum = pairs.reduce((all, { worth }, i) => {
        const count = times[i] ?? 0;
        return all + (worth * count) / (count + PAIRS.k);
      }, 0);
      return PAIRS.worth * sum;
    });
    this.#unplace(firsts);
    return worths;
  }

  /** Neighbours in a text that papers have both of, worth as much as the commoner of them is rare. */
  #pairsOf(stems: readonly string[]): readonly Pair[] {
    return stems.slice(1, MAX_WORDS).flatMap((second, i): Pair[] => {
      const first = stems[i] ?? '';
      const having = [first, second].map((word) => this.#countPapers(word));
      if (first === second || having.includes(0)) return [];
      return [
        {
          first: this.#texts.stems.numberOf(first),
          second: this.#texts.stems.numberOf(second),
          worth: rarity(Math.max(...having), this.#texts.papers),
        },
      ];
    });
  }

  /** The words asked for, with those of the first answers; all together are worth 1. */
  #widen(
    wanted: ReadonlyMap<string, number>,
    scores: Float64Array,
    found: Map<string, Found>,
  ): ReadonlyMap<string, number> {
    const fresh = this.#wordsOf(answer(scores, FEEDBACK.papers).papers);
    const total = sumOf(wanted.values());
    const share = fresh.length === 0 ? 0 : FEEDBACK.share;
    const all = new Map<string, number>();
    for (const [word, times] of wanted) all.set(word, ((1 - share) * times) / total);
    const freshTotal = sumOf(fresh.map(({ worth }) => worth));
    for (const { word, worth } of fresh) {
      all.set(word, (all.get(word) ?? 0) + (share * worth) / freshTotal);
    }
    for (const word of found.keys()) if (!all.has(word)) found.delete(word);
    return all;
  }

  /** The most telling words of these papers; the first paper's count most. */
  #wordsOf(papers: readonly number[]): readonly TellingWord[] {
    const texts = papers.map((paper) => this.#texts.sequence(paper));
    for (const counts of [this.#times, this.#sums]) counts.makeRoom(this.#texts.stems.stems);
    texts.forEach((each, i) => {
      if (each !== undefined) this.#addUp(each, this.#norms[papers[i] ?? 0] ?? 1, 1 / (i + 1));
    });
    const telling: TellingWord[] = [];
    this.#sums.take((number, sum) => {
      const word = this.#texts.stems.stemOf(number);
      const having = this.#countPapers(word);
      if (having < FEEDBACK.leastPapers) return;
      const rare = rarity(having, this.#texts.papers);
      telling.push({ word, worth: sum * rare, rarity: rare });
    });
    const worths = Float64Array.from(telling, ({ worth }) => worth);
    return best(worths, FEEDBACK.words).flatMap((i) => telling[i] ?? []);
  }

  /** Adds what each word of a paper is worth in it. */
  #addUp({ title, abstract }: Sequence, norm: number, share: number): void {
    for (const word of title) this.#times.add(word, WEIGHTS.title);
    for (const word of abstract) this.#times.add(word, WEIGHTS.abstract);
    this.#times.take((word, times) => {
      this.#sums.add(word, (share * times) / (times + norm));
    });
  }
}

function add(scores: Float64Array, paper: number | undefined, worth: number): void {
  if (paper !== undefined) scores[paper] = (scores[paper] ?? 0) + worth;
}

function answer(scores: Float64Array, limit: number): TextAnswer {
  const papers: number[] = [];
  for (let paper = 0; paper < scores.length; paper++)
    if ((scores[paper] ?? 0) > 0) papers.push(paper);
  const found = papers.map((paper) => scores[paper] ?? 0);
  const order = best(Float64Array.from(found), limit);
  return { papers: order.map((i) => papers[i] ?? 0), scores: order.map((i) => found[i] ?? 0) };
}

function counted(stems: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
