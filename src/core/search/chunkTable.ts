/**
 * What is known of the stretches of text that `chunks` finds, looked up without making a string of
 * each: while a library is indexed the same few hundred thousand come millions of times.
 */
import { withRoom } from '../base/typedArrays.ts';

/** What a character is to a chunk: part of a word, a joiner between words, or its end. */
const WORD = 1;
const JOINER = 2;
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(character)) return WORD;
  return "-_^'.:".includes(character) ? JOINER : 0;
});

/** Two hashes (FNV-1a, and one with another factor) tell chunks apart: 64 bits, so texts need not be kept. */
const SEED = 0x811c9dc5;
const FACTORS = { one: 0x01000193, two: 0x5bd1e995 } as const;
const LEAST_PLACES = 1 << 12;

/** An entry: the value plus one (0 for an empty place), and both hashes. Side by side for the cache. */
const STRIDE = 4;

export class ChunkTable {
  /** Open addressing; never more than half full. */
  #entries = new Int32Array(LEAST_PLACES * STRIDE);
  #size = 0;
  #found = new Int32Array(1024);
  #starts = new Uint32Array(1024);

  /** Of the text read last; more may stand behind them. */
  get values(): Int32Array {
    return this.#found;
  }

  /** Where its chunks begin. */
  get starts(): Uint32Array {
    return this.#starts;
  }

  /**
   * Reads the text's chunks in order: how many there are. Their values are in `values` until the next call. A
   * new chunk is `learn`t first: what that returns, at least 0, is its value from then on.
   */
  read(text: string, learn: (chunk: string) => number): number {
    let count = 0;
    let at = 0;
    const length = text.length;
    while (at < length) {
      if (classOf(text.charCodeAt(at)) !== WORD) {
        at++;
        continue;
      }
      const start = at;
      let one = SEED;
      let two = SEED;
      // The end and the hashes up to the last character that is part of a word.
      let end = at;
      let wordOne = one;
      let wordTwo = two;
      for (; at < length; at++) {
        const code = text.charCodeAt(at);
        const kind = classOf(code);
        if (kind === 0) break;
        one = Math.imul(one ^ code, FACTORS.one);
        two = Math.imul(two ^ code, FACTORS.two) ^ (two >>> 15);
        if (kind !== WORD) continue;
        end = at + 1;
        wordOne = one;
        wordTwo = two;
      }
      let value = this.#get(wordOne, wordTwo);
      if (value < 0) {
        value = learn(text.slice(start, end));
        this.#set(wordOne, wordTwo, value);
      }
      this.#found = withRoom(this.#found, count + 1);
      this.#starts = withRoom(this.#starts, count + 1);
      this.#starts[count] = start;
      this.#found[count++] = value;
    }
    return count;
  }

  /** -1 where there is none. */
  #get(one: number, two: number): number {
    const entries = this.#entries;
    const mask = entries.length / STRIDE - 1;
    for (let place = one & mask; ; place = (place + 1) & mask) {
      const at = place * STRIDE;
      const value = entries[at] ?? 0;
      if (value === 0 || (entries[at + 1] === one && entries[at + 2] === two)) return value - 1;
    }
  }

  #set(one: number, two: number, value: number): void {
    if ((this.#size + 1) * 2 * STRIDE > this.#entries.length) this.#growEntries();
    this.#size++;
    this.#put(one, two, value + 1);
  }

  #put(one: number, two: number, stored: number): void {
    const mask = this.#entries.length / STRIDE - 1;
    let place = one & mask;
    while (this.#entries[place * STRIDE] !== 0) place = (place + 1) & mask;
    this.#entries[place * STRIDE] = stored;
    this.#entries[place * STRIDE + 1] = one;
    this.#entries[place * STRIDE + 2] = two;
  }

  #growEntries(): void {
    const old = this.#entries;
    this.#entries = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += STRIDE) {
      if (old[at] !== 0) this.#put(old[at + 1] ?? 0, old[at + 2] ?? 0, old[at] ?? 0);
    }
  }
}

/** All that is not ASCII may be part of a word; `chunkWords` looks closer. */
function classOf(code: number): number {
  return code < 128 ? (CLASSES[code] ?? 0) : WORD;
}
