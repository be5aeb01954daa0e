/**
 * The words of an index, sorted by code unit and joined: hundreds of thousands of them cost a few bytes
 * each, and those with the same beginning are a range.
 */
import { textOfCodes } from '../base/byteStream.ts';

export interface Dictionary {
  /** UTF-16 code units. */
  readonly codes: Uint16Array;
  /** Where each word begins in `codes`, and the end of the last. */
  readonly starts: Uint32Array;
}

/** From, inclusive, and to, exclusive. */
export type Range = readonly [from: number, to: number];

/** Of sorted words, each once. */
export function makeDictionary(words: readonly string[]): Dictionary {
  const starts = new Uint32Array(words.length + 1);
  for (const [i, word] of words.entries()) starts[i + 1] = (starts[i] ?? 0) + word.length;
  const codes = new Uint16Array(starts.at(-1) ?? 0);
  let at = 0;
  for (const word of words) {
    for (let i = 0; i < word.length; i++) codes[at++] = word.charCodeAt(i);
  }
  return { codes, starts };
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
