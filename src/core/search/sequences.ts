/**
 * The texts of papers as sequences of stems, for what an index of words can't tell: which words stand
 * side by side, and which words a few papers have. Made when asked for, and kept for the papers seen last.
 */
import { keep } from '../base/kept.ts';
import { withRoom } from '../base/typedArrays.ts';
import { chunks, chunkWords } from './analyze.ts';
import { ChunkTable } from './chunkTable.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stopWords.ts';

/** What of a paper is read in sequence. */
export interface ReadableTexts {
  readonly title: string;
  readonly abstract: string;
}

/** A paper's stems by their numbers, in order, stop words left out; compounds by their parts. */
export interface Sequence {
  readonly title: Uint32Array;
  readonly abstract: Uint32Array;
}

/** Texts longer than this are read to here: what comes later is no abstract. */
const MAX_TEXT = 20_000;
/** The sequences of so many papers are kept. */
export const MAX_KEPT_TEXTS = 2_000;
/** Stems that are remembered before all is forgotten. */
const MAX_STEMS = 200_000;

export class Sequences {
  readonly #texts: (key: string) => ReadableTexts | undefined;
  readonly #kept = new Map<string, Sequence>();
  readonly #numbers = new Map<string, number>();
  readonly #stems: string[] = [];
  #reader = new StemReader((stemmed) => this.numberOf(stemmed));

  constructor(texts: (key: string) => ReadableTexts | undefined) {
    this.#texts = texts;
  }

  /** Papers changed. */
  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** Stems get new numbers now and then: those from before are to be used no more. */
  trim(): void {
    if (this.#stems.length < MAX_STEMS) return;
    this.#kept.clear();
    this.#numbers.clear();
    this.#stems.length = 0;
    this.#reader = new StemReader((stemmed) => this.numberOf(stemmed));
  }

  /** How many stems have numbers: those below. */
  get stems(): number {
    return this.#stems.length;
  }

  numberOf(stemmed: string): number {
    const known = this.#numbers.get(stemmed);
    if (known !== undefined) return known;
    this.#numbers.set(stemmed, this.#stems.length);
    return this.#stems.push(stemmed) - 1;
  }

  stemOf(number: number): string {
    return this.#stems[number] ?? '';
  }

  /** Undefined where the paper is not known. */
  get(key: string): Sequence | undefined {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const texts = this.#texts(key);
    if (texts === undefined) return undefined;
    const sequence = {
      title: this.#reader.read(texts.title),
      abstract: this.#reader.read(texts.abstract),
    };
    keep(this.#kept, key, sequence, MAX_KEPT_TEXTS);
    return sequence;
  }
}

/** Reads texts as numbers of stems; what the stretches of text met before stand for is remembered. */
class StemReader {
  readonly #table = new ChunkTable();
  /** Stems of all chunks, one chunk's after the other's; a chunk's value says where. */
  readonly #stems: number[] = [];
  readonly #starts: number[] = [0];
  readonly #learn: (chunk: string) => number;
  #read = new Uint32Array(256);

  constructor(numberOf: (stemmed: string) => number) {
    this.#learn = (chunk) => {
      for (const stemmed of stemsOfChunk(chunk)) this.#stems.push(numberOf(stemmed));
      return this.#starts.push(this.#stems.length) - 2;
    };
  }

  read(text: string): Uint32Array {
    const chunks = this.#table.read(text.slice(0, MAX_TEXT), this.#learn);
    const { values } = this.#table;
    let size = 0;
    for (let i = 0; i < chunks; i++) {
      const chunk = values[i] ?? 0;
      const end = this.#starts[chunk + 1] ?? 0;
      for (let at = this.#starts[chunk] ?? 0; at < end; at++) {
        this.#read = withRoom(this.#read, size + 1);
        this.#read[size++] = this.#stems[at] ?? 0;
      }
    }
    return this.#read.slice(0, size);
  }
}

/** The stems of a text in order, without stop words, compounds by their parts. */
export function stemsOf(text: string): readonly string[] {
  return chunks(text.slice(0, MAX_TEXT)).flatMap(stemsOfChunk);
}

function stemsOfChunk(chunk: string): readonly string[] {
  const terms = chunkWords(chunk).flatMap(({ terms: [whole, ...parts] }) =>
    parts.length > 0 ? parts : [whole],
  );
  return terms.filter((term) => !isStopWord(term)).map(stem);
}

/** Two stems that stand one after the other in a query, and what that is worth. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly worth: number;
}

/**
 * Adds up how often each pair stands side by side. `lasts` has for each stem the place, counted from 1, of the
 * last pair that it is first in; 0 where there is none.
 */
export function countPairs(
  sequence: Uint32Array,
  pairs: readonly Pair[],
  lasts: Uint16Array,
  times: Uint16Array,
): void {
  for (let at = 0; at + 1 < sequence.length; at++) {
    const first = sequence[at] ?? 0;
    // Few stems are first in any pair, and hardly one in two.
    for (let i = (lasts[first] ?? 0) - 1; i >= 0; i--) {
      const pair = pairs[i];
      if (pair?.first === first && pair.second === sequence[at + 1]) times[i] = (times[i] ?? 0) + 1;
    }
  }
}
