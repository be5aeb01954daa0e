/**
 * The texts of papers as sequences of stems, for what an index of words can't tell: which words stand
 * side by side, and which words a few papers have. Made when asked for, and kept for the papers seen last.
 */
import { chunks, chunkWords } from './analyze.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stopWords.ts';

/** What of a paper is read in sequence. */
export interface ReadableTexts {
  readonly title: string;
  readonly abstract: string;
}

export interface Sequence {
  /** Stems in order, stop words left out. */
  readonly title: readonly string[];
  readonly abstract: readonly string[];
}

/** Texts longer than this are read to here: what comes later is no abstract. */
const MAX_TEXT = 20_000;
/** Sequences kept. */
const MAX_KEPT = 2_000;

export class Sequences {
  readonly #texts: (key: string) => ReadableTexts | undefined;
  readonly #kept = new Map<string, Sequence>();

  constructor(texts: (key: string) => ReadableTexts | undefined) {
    this.#texts = texts;
  }

  /** Papers changed. */
  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** Undefined where the paper is not known. */
  get(key: string): Sequence | undefined {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const texts = this.#texts(key);
    if (texts === undefined) return undefined;
    const sequence = { title: stemsOf(texts.title), abstract: stemsOf(texts.abstract) };
    const [oldest] = this.#kept.size >= MAX_KEPT ? this.#kept.keys() : [];
    if (oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, sequence);
    return sequence;
  }
}

/** The stems of a text in order, compounds by their parts. */
export function stemsOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const chunk of chunks(text.slice(0, MAX_TEXT))) {
    for (const stemmed of chunkStems(chunk)) found.push(stemmed);
  }
  return found;
}

/** The same stretches come again and again: what was made of the last many is kept. */
const stemsByChunk = new Map<string, readonly string[]>();
const MAX_CHUNKS = 30_000;

function chunkStems(chunk: string): readonly string[] {
  const known = stemsByChunk.get(chunk);
  if (known !== undefined) return known;
  const telling = chunkWords(chunk)
    .flatMap(({ terms }) => (terms.length > 1 ? terms.slice(1) : terms))
    .filter((term) => !isStopWord(term));
  const stems = telling.map(stem);
  if (stemsByChunk.size >= MAX_CHUNKS) stemsByChunk.clear();
  stemsByChunk.set(chunk, stems);
  return stems;
}

/** Two stems that stand one after the other in a query, and what that is worth. */
export interface Pair {
  readonly first: string;
  readonly second: string;
  readonly worth: number;
}

/** Adds up how often each pair stands side by side; `byFirst` has the pairs' places by their first stem. */
export function countPairs(
  sequence: readonly string[],
  pairs: readonly Pair[],
  byFirst: ReadonlyMap<string, readonly number[]>,
  times: Uint16Array,
): void {
  for (let at = 0; at + 1 < sequence.length; at++) {
    for (const i of byFirst.get(sequence[at] ?? '') ?? []) {
      if (pairs[i]?.second === sequence[at + 1]) times[i] = (times[i] ?? 0) + 1;
    }
  }
}
