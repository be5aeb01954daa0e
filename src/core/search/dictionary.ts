/**
 * The words of an index, sorted by code unit and joined: hundreds of thousands of them cost a few bytes
 * each, and those with the same beginning are a range.
 */
import { textOfCodes } from '../base/byteStream.ts';
import { withRoom } from '../base/typedArrays.ts';

export interface Dictionary {
  /** UTF-16 code units. */
  readonly codes: Uint16Array;
  /** Where each word begins in `codes`, and the end of the last. */
  readonly starts: Uint32Array;
}

/** From, inclusive, and to, exclusive. */
export type Range = readonly [from: number, to: number];

/** Words one behind the other, as they come. */
export class WordWriter {
  #codes = new Uint16Array(1 << 10);
  #starts = new Uint32Array(1 << 8);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** All so far; with what may stand behind them, and good until the next word. */
  get words(): Dictionary {
    return { codes: this.#codes, starts: this.#starts };
  }

  add(word: string): void {
    const end = this.#begin(word.length);
    for (let i = 0; i < word.length; i++) this.#codes[end + i] = word.charCodeAt(i);
  }

  /** A word from elsewhere. */
  copy({ codes, starts }: Dictionary, index: number): void {
    const start = starts[index] ?? 0;
    const length = (starts[index + 1] ?? 0) - start;
    const end = this.#begin(length);
    for (let i = 0; i < length; i++) this.#codes[end + i] = codes[start + i] ?? 0;
  }

  /** A dictionary, where they came sorted, each once. */
  finish(): Dictionary {
    const starts = this.#starts.slice(0, this.#size + 1);
    return { codes: this.#codes.slice(0, starts[this.#size]), starts };
  }

  /** Makes room for a word of so many letters: where they go. */
  #begin(length: number): number {
    const end = this.#starts[this.#size] ?? 0;
    this.#codes = withRoom(this.#codes, end + length);
    this.#starts = withRoom(this.#starts, ++this.#size + 1);
    this.#starts[this.#size] = end + length;
    return end;
  }
}

/** Of sorted words, each once. */
export function makeDictionary(words: Iterable<string>): Dictionary {
  const writer = new WordWriter();
  for (const word of words) writer.add(word);
  return writer.finish();
}

/** By code unit: negative where the first one's word comes first, 0 where they are the same. */
export function compareWords(
  one: Dictionary,
  index: number,
  other: Dictionary,
  at: number,
): number {
  const [start, from] = [one.starts[index] ?? 0, other.starts[at] ?? 0];
  const length = (one.starts[index + 1] ?? 0) - start;
  const rest = (other.starts[at + 1] ?? 0) - from;
  const common = Math.min(length, rest);
  for (let i = 0; i < common; i++) {
    const difference = (one.codes[start + i] ?? 0) - (other.codes[from + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - rest;
}

export function dictionarySize({ starts }: Dictionary): number {
  return starts.length - 1;
}

export function wordAt({ codes, starts }: Dictionary, index: number): string {
  return textOfCodes(codes.subarray(starts[index] ?? 0, starts[index + 1] ?? 0));
}

/** The word's place; -1 where the dictionary has not got it. */
export function indexOfWord(dictionary: Dictionary, word: string): number {
  const at = lowerBound(dictionary, word);
  return at < dictionarySize(dictionary) && compare(dictionary, at, word) === 0 ? at : -1;
}

/** All words that begin so. */
export function prefixRange(dictionary: Dictionary, beginning: string): Range {
  return [lowerBound(dictionary, beginning), lowerBound(dictionary, `${beginning}\uffff`)];
}

/** The first word after this one that has not got its first letters. */
export function prefixEnd(dictionary: Dictionary, index: number, length: number): number {
  const { codes, starts } = dictionary;
  const start = starts[index] ?? 0;
  const size = dictionarySize(dictionary);
  const has = (other: number): boolean => {
    const at = starts[other] ?? 0;
    if ((starts[other + 1] ?? 0) - at < length) return false;
    for (let i = length - 1; i >= 0; i--) {
      if (codes[at + i] !== codes[start + i]) return false;
    }
    return true;
  };
  // Most such words are few: leaps that grow find their end sooner than halving does.
  let leap = 1;
  while (index + leap < size && has(index + leap)) leap *= 2;
  let [low, high] = [index + (leap >>> 1), Math.min(size, index + leap)];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (has(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** The first word that is not less. */
function lowerBound(dictionary: Dictionary, word: string): number {
  let low = 0;
  let high = dictionarySize(dictionary);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(dictionary, middle, word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By code unit, without making a string of the word; negative where the dictionary's comes first. */
function compare({ codes, starts }: Dictionary, index: number, word: string): number {
  const start = starts[index] ?? 0;
  const length = (starts[index + 1] ?? 0) - start;
  const common = Math.min(length, word.length);
  for (let i = 0; i < common; i++) {
    const difference = (codes[start + i] ?? 0) - word.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return length - word.length;
}
