/**
 * The words of an index, sorted by code unit and joined in one string: hundreds of thousands of them
 * cost a few bytes each, and those with the same beginning are a range.
 */
export interface Dictionary {
  readonly text: string;
  /** Where each word begins in `text`, and the end of the last. */
  readonly starts: Uint32Array;
}

/** From, inclusive, and to, exclusive. */
export type Range = readonly [from: number, to: number];

/** Of sorted words, each once. */
export function makeDictionary(words: readonly string[]): Dictionary {
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, i) => {
    starts[i + 1] = (starts[i] ?? 0) + word.length;
  });
  return { text: words.join(''), starts };
}

export function dictionarySize({ starts }: Dictionary): number {
  return starts.length - 1;
}

export function wordAt({ text, starts }: Dictionary, index: number): string {
  return text.slice(starts[index] ?? 0, starts[index + 1] ?? 0);
}

/** The word's place; -1 where the dictionary has not got it. */
export function indexOfWord(dictionary: Dictionary, word: string): number {
  const at = lowerBound(dictionary, word);
  return at < dictionarySize(dictionary) && wordAt(dictionary, at) === word ? at : -1;
}

/** All words that begin so. */
export function prefixRange(dictionary: Dictionary, beginning: string): Range {
  return [lowerBound(dictionary, beginning), lowerBound(dictionary, `${beginning}\uffff`)];
}

/** The first word after this one that has not got its first letters. */
export function prefixEnd(dictionary: Dictionary, index: number, length: number): number {
  const { text, starts } = dictionary;
  const start = starts[index] ?? 0;
  const size = dictionarySize(dictionary);
  const has = (other: number): boolean => {
    const at = starts[other] ?? 0;
    if ((starts[other + 1] ?? 0) - at < length) return false;
    for (let i = length - 1; i >= 0; i--) {
      if (text.charCodeAt(at + i) !== text.charCodeAt(start + i)) return false;
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
    if (isLess(dictionary, middle, word)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By code unit, without making a string of the word. */
function isLess({ text, starts }: Dictionary, index: number, word: string): boolean {
  const start = starts[index] ?? 0;
  const length = (starts[index + 1] ?? 0) - start;
  const common = Math.min(length, word.length);
  for (let i = 0; i < common; i++) {
    const difference = text.charCodeAt(start + i) - word.charCodeAt(i);
    if (difference !== 0) return difference < 0;
  }
  return length < word.length;
}
