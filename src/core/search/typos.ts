/**
 * The words of a dictionary that a typed word may be a typo for. The distance is worked out letter by
 * letter down the sorted words: words with a common beginning share the work, and a beginning that is
 * too far off already rules out all words that go on from it.
 */
import { dictionarySize, prefixEnd, wordAt } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { forgivenTypos } from './distance.ts';
import { isStopWord } from './stopWords.ts';

/** A word that was perhaps meant, and with how many slips. */
export interface Similar {
  readonly word: string;
  readonly distance: number;
}

/** More words than these are not looked up for one typed word; the nearest are kept. */
const MAX_SIMILAR = 24;
/** Nor are more looked at that go on from one beginning. */
const MAX_BEGUN = 100;

/**
 * Nearest first; never the word itself. An open word is compared with the beginnings of words, and
 * what begins with it is no typo for it. A plural's s is no typo.
 */
export function similarWords(
  dictionary: Dictionary,
  typed: string,
  open: boolean,
): readonly Similar[] {
  const max = forgivenTypos(typed.length);
  if (max === 0) return [];
  const rows = new Rows(typed, max);
  const found: number[] = [];
  const size = dictionarySize(dictionary);
  const candidate = (from: number): number =>
    isOnsetFree(typed, open) ? from : firstWithOnset(dictionary, from, typed);
  for (let at = candidate(0); at < size;) {
    const ruledOut = rows.follow(dictionary, at);
    const distance = open ? rows.nearestBeginning() : rows.wordDistance();
    // Beyond a beginning that is ruled out, all words are as far off as it was at its nearest.
    const next = ruledOut === undefined ? at + 1 : prefixEnd(dictionary, at, ruledOut);
    const last = ruledOut !== undefined && open ? Math.min(next, at + MAX_BEGUN) : at + 1;
    for (let word = at; distance > 0 && distance <= max && word < last; word++)
      found.push(inOrder(dictionary, word, distance));
    at = candidate(next);
  }
  return firstWords(dictionary, Float64Array.from(found).sort(), (word) =>
    isMeant(word, typed, open),
  );
}

/** A word that was found as one number, which is less for one that is nearer, or as near and shorter. */
const PLACES = 2 ** 32;
const LENGTHS = 2 ** 10;

function inOrder({ starts }: Dictionary, word: number, distance: number): number {
  const length = (starts[word + 1] ?? 0) - (starts[word] ?? 0);
  return (distance * LENGTHS + Math.min(length, LENGTHS - 1)) * PLACES + word;
}

/** Most of the words that are found are never looked at. */
function firstWords(
  dictionary: Dictionary,
  found: Float64Array,
  accept: (word: string) => boolean,
): readonly Similar[] {
  const first: Similar[] = [];
  for (let i = 0; i < found.length && first.length < MAX_SIMILAR; i++) {
    const number = found[i] ?? 0;
    const word = wordAt(dictionary, number % PLACES);
    const distance = Math.floor(number / PLACES / LENGTHS);
    if (accept(word)) first.push({ word, distance });
  }
  return first;
}

function isMeant(word: string, typed: string, open: boolean): boolean {
  return word !== typed && !(open && word.startsWith(typed)) && !isStopWord(word);
}

/** The nearest of several dictionaries' words, each once. */
export function nearest(found: readonly Similar[]): readonly Similar[] {
  const each = new Map(found.map((similar) => [similar.word, similar]));
  return [...each.values()]
    .sort((a, b) => a.distance - b.distance || a.word.length - b.word.length)
    .slice(0, MAX_SIMILAR);
}

/**
 * Slips seldom hit the first letter; in a short word they would make another word of it, and while a
 * word is typed there is time.
 */
function isOnsetFree(typed: string, open: boolean): boolean {
  return !open && typed.length >= 6;
}

/** Whether the word has the first letter typed as its first or second. */
function sameOnset({ codes, starts }: Dictionary, word: number, typed: string): boolean {
  const start = starts[word] ?? 0;
  const length = (starts[word + 1] ?? 0) - start;
  const first = typed.charCodeAt(0);
  return codes[start] === first || (length > 1 && codes[start + 1] === first);
}

/** The first word from this one on that has it, else the end; words with other first two letters are leapt over. */
function firstWithOnset(dictionary: Dictionary, from: number, typed: string): number {
  const { starts } = dictionary;
  const size = dictionarySize(dictionary);
  let word = from;
  while (word < size && !sameOnset(dictionary, word, typed)) {
    const length = (starts[word + 1] ?? 0) - (starts[word] ?? 0);
    word = length < 2 ? word + 1 : prefixEnd(dictionary, word, 2);
  }
  return word;
}

/** Distances (optimal string alignment) of the typed word's beginnings to those of the word followed. */
class Rows {
  readonly #typed: string;
  readonly #max: number;
  readonly #width: number;
  /** Row after row, one for each letter of the word, the first for none. */
  #cells: Uint8Array;
  #least: Uint8Array;
  /** The letters that the rows stand for. */
  #letters: Uint16Array;
  #depth = 0;
  /** The word's length: the last row may be that of a beginning. */
  #length = 0;

  constructor(typed: string, max: number) {
    this.#typed = typed;
    this.#max = max;
    this.#width = typed.length + 1;
    const depth = typed.length + max + 3;
    this.#cells = Uint8Array.from({ length: this.#width * depth }, (_, at) =>
      at < this.#width ? at : 0,
    );
    this.#least = new Uint8Array(depth);
    this.#letters = new Uint16Array(depth);
  }

  /**
   * Goes on to a word, from what it has in common with the one before. The length of the beginning
   * that is too far off, however a word goes on; undefined where the whole word was followed.
   */
  follow({ codes, starts }: Dictionary, word: number): number | undefined {
    const start = starts[word] ?? 0;
    const length = (starts[word + 1] ?? 0) - start;
    let depth = 0;
    while (depth < this.#depth && depth < length && this.#letters[depth] === codes[start + depth])
      depth++;
    this.#length = length;
    for (this.#depth = depth; this.#depth < length;) {
      this.#letters[this.#depth] = codes[start + this.#depth] ?? 0;
      this.#depth++;
      this.#fill(this.#depth);
      if (this.#isHopeless(this.#depth)) return this.#depth;
    }
    return undefined;
  }

  /** From the typed word to the word followed, or to its singular. */
  wordDistance(): number {
    if (this.#depth < this.#length) return this.#max + 1;
    const plural = this.#letters[this.#depth - 1] === LETTER_S;
    return Math.min(
      this.#whole(this.#depth),
      plural ? this.#whole(this.#depth - 1) : this.#max + 1,
    );
  }

  /** From the typed word to the nearest beginning of the word followed. */
  nearestBeginning(): number {
    let nearest = this.#max + 1;
    for (let depth = 0; depth <= this.#depth; depth++)
      nearest = Math.min(nearest, this.#whole(depth));
    return nearest;
  }

  #whole(depth: number): number {
    return this.#cells[depth * this.#width + this.#width - 1] ?? 0;
  }

  #fill(depth: number): void {
    const row = depth * this.#width;
    this.#cells[row] = depth;
    let least = depth;
    for (let j = 1; j < this.#width; j++) {
      const value = this.#distance(depth, j);
      this.#cells[row + j] = value;
      if (value < least) least = value;
    }
    this.#least[depth] = least;
  }

  /** Of the typed word's first `j` letters, from cells that are filled already. */
  #distance(depth: number, j: number): number {
    const at = depth * this.#width + j;
    const above = at - this.#width;
    const changed = this.#cell(above - 1);
    const skipped = Math.min(this.#cell(above), this.#cell(at - 1)) + 1;
    if (this.#typed.charCodeAt(j - 1) === this.#letters[depth - 1])
      return Math.min(changed, skipped);
    const least = Math.min(changed + 1, skipped);
    const isSwap = depth > 1 && j > 1 && this.#isSwap(depth, j);
    return isSwap ? Math.min(least, this.#cell(above - this.#width - 2) + 1) : least;
  }

  #cell(at: number): number {
    return this.#cells[at] ?? 0;
  }

  #isSwap(depth: number, j: number): boolean {
    return (
      this.#typed.charCodeAt(j - 1) === this.#letters[depth - 2] &&
      this.#typed.charCodeAt(j - 2) === this.#letters[depth - 1]
    );
  }

  /** A swap may still reach back over the last row. */
  #isHopeless(depth: number): boolean {
    return (this.#least[depth] ?? 0) > this.#max && (this.#least[depth - 1] ?? 0) >= this.#max;
  }
}

const LETTER_S = 's'.charCodeAt(0);
