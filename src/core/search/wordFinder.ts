/**
 * Finds the papers that have a word of a query: with the word itself or another ending of it, as a
 * beginning while it is typed, by what an acronym stands for, and in spite of typos where the word as
 * typed is rare.
 */
import { prefixRange } from './dictionary.ts';
import type { Range } from './dictionary.ts';
import { either, intersect, NOT_FOUND } from './found.ts';
import type { Found } from './found.ts';
import type { FieldWeights } from './gatherer.ts';
import { Gatherer } from './gatherer.ts';
import { costOf, isExact, sameStem } from './indexed.ts';
import type { Indexed } from './indexed.ts';
import { PARTS } from './postings.ts';
import type { Part } from './postings.ts';
import type { QueryWord } from './queryWords.ts';
import { isStopWord } from './stopWords.ts';
import { nearest, similarWords } from './typos.ts';

/** What a word is worth by where it stands: a paper is looked for by its name first. */
const WEIGHTS: FieldWeights = {
  title: 2.5,
  method: 4,
  aliases: 2,
  authors: 2,
  topics: 1.5,
  keyphrases: 1.5,
  abstract: 1,
  note: 1.5,
  highlights: 1.5,
  tags: 2,
  record: 0.5,
};

/**
 * What a match is worth beside an exact one. `form`: with another ending; `open`: a beginning, while
 * the word is typed; `typo`: where no paper has the word as typed, and `typoBesideExact` where some
 * do; `parts`: a compound found by its parts; `meaning`: an acronym by its words, or the other way;
 * `inside`: a known word within an unknown one.
 */
const WORTH = {
  form: 0.8,
  open: 0.6,
  typo: 0.8,
  typoBesideExact: 0.5,
  parts: 0.7,
  meaning: 0.7,
  inside: 0.5,
} as const;

/** One or two letters begin too much: they are looked up where a reader would see them. */
const NAMES_ONLY = 2;
/** So do more letters where their papers take more bytes than this for each that one or two have not. */
const MAX_COST = 75_000;
/** Where so many papers have a word as typed, nobody looks for what it may be a typo for. */
const ENOUGH = 50;
/** A shorter part of a word says too little. */
const LEAST_PART = 5;
const NAMES: readonly Part[] = ['names'];

/** Other words for a word of a query: a paper must have all of these terms. */
export interface OtherWords {
  readonly terms: readonly string[];
  /** As a reader knows them: "mixture of experts". */
  readonly label: string;
  /** What a paper that has them as they stand is said to have at best. */
  readonly kind: 'acronym' | 'exact';
}

/** What may stand for a term beside its own forms. */
interface Freedom {
  readonly open: boolean;
  readonly typos: boolean;
}

/** Searches one state of an index. */
export class WordFinder {
  readonly #indexed: readonly Indexed[];
  readonly #gatherer: Gatherer;

  /** `norms`: see `Gatherer`. */
  constructor(all: readonly Indexed[], norms: Float32Array) {
    this.#indexed = all;
    this.#gatherer = new Gatherer(WEIGHTS, norms);
  }

  find(word: QueryWord, others: readonly OtherWords[]): Found {
    let found = NOT_FOUND;
    word.alternatives.forEach((terms, i) => {
      const all = this.#findAll(terms, { open: word.open, typos: true });
      found = i === 0 ? all : either(found, all, WORTH.parts, 'exact');
    });
    for (const { terms, kind } of others) {
      const all = this.#findAll(terms, { open: false, typos: false });
      found = either(found, all, kind === 'acronym' ? WORTH.meaning : WORTH.parts, kind);
    }
    return found.papers.length > 0 || word.alternatives.length > 1 ? found : this.#findInside(word);
  }

  /** Papers that have every one of these terms. */
  #findAll(terms: readonly string[], { open, typos }: Freedom): Found {
    let together: Found | undefined;
    terms.forEach((term, i) => {
      const found = this.#findTerm(term, { open: open && i === terms.length - 1, typos });
      together = together === undefined ? found : intersect(together, found);
    });
    return together ?? NOT_FOUND;
  }

  #findTerm(term: string, { open, typos }: Freedom): Found {
    this.#gatherDirectly(term);
    if (open) this.#gatherBegun(term);
    const direct = this.#gatherer.size;
    if (typos && direct < ENOUGH) this.#gatherSimilar(term, open, direct);
    return this.#gatherer.finish();
  }

  #gatherDirectly(term: string): void {
    for (const each of this.#indexed) {
      const forms = sameStem(each, term);
      const exact = isExact(each, forms[0], term);
      forms.forEach((form, i) => {
        const typed = exact && i === 0;
        this.#gatherer.add(each, form, typed ? 1 : WORTH.form, typed);
      });
    }
    this.#gatherer.endGroup({ kind: 'stem', worth: 1 });
  }

  #gatherBegun(term: string): void {
    const ranges = this.#indexed.map(
      (each) => [each, prefixRange(each.segment.dictionary, term)] as const,
    );
    this.#gatherRanges(ranges, term);
    this.#gatherer.endGroup({ kind: 'prefix', worth: WORTH.open });
  }

  /** In all they are in, or, where there is too much to read for what was typed, in names only. */
  #gatherRanges(ranges: readonly (readonly [Indexed, Range])[], typed: string): void {
    const cost = ranges.reduce((sum, [each, range]) => sum + costOf(each, range), 0);
    const parts = cost > MAX_COST * (typed.length - NAMES_ONLY) ? NAMES : PARTS;
    for (const [each, range] of ranges) this.#gatherer.addRange(each, range, parts);
  }

  /** A beginning is taken for a slip only where nothing begins so. */
  #gatherSimilar(term: string, open: boolean, direct: number): void {
    const all = this.#indexed.flatMap(({ segment }) =>
      similarWords(segment.dictionary, term, open && direct === 0),
    );
    const similar = nearest(all);
    for (const slips of new Set(similar.map(({ distance }) => distance))) {
      const words = similar.flatMap(({ word, distance }) => (distance === slips ? [word] : []));
      this.#gatherRanges(this.#withForms(words), term);
      const worth = direct > 0 ? WORTH.typoBesideExact : WORTH.typo;
      this.#gatherer.endGroup({ kind: 'fuzzy', worth: worth / slips });
    }
  }

  /** Where these words and those with their other endings are, each once. */
  #withForms(words: readonly string[]): readonly (readonly [Indexed, Range])[] {
    return this.#indexed.flatMap((each) => {
      const places = words.flatMap((word) => {
        const forms = sameStem(each, word);
        return isExact(each, forms[0], word) ? forms : [];
      });
      return [...new Set(places)].map((place) => [each, [place, place + 1]] as const);
    });
  }

  /**
   * A word that is nowhere, not even misspelt: two known words written together ("kvcache"), else the
   * longest known word that it begins or ends with ("mislabeled").
   */
  #findInside({ text }: QueryWord): Found {
    for (let at = 2; at <= text.length - 3; at++) {
      const halves = [text.slice(0, at), text.slice(at)];
      if (!halves.every((half) => this.#knows(half))) continue;
      const both = this.#findAll(halves, { open: false, typos: false });
      if (both.papers.length > 0) return both;
    }
    const part = this.#longestPart(text);
    if (part === undefined) return NOT_FOUND;
    this.#gatherDirectly(part);
    return either(NOT_FOUND, this.#gatherer.finish(), WORTH.inside, 'part');
  }

  #longestPart(text: string): string | undefined {
    for (let length = text.length - 1; length >= LEAST_PART; length--) {
      const parts = [text.slice(-length), text.slice(0, length)];
      const known = parts.find((part) => this.#knows(part) && !isStopWord(part));
      if (known !== undefined) return known;
    }
    return undefined;
  }

  #knows(word: string): boolean {
    return this.#indexed.some((each) => isExact(each, sameStem(each, word)[0], word));
  }
}
