/**
 * The words met while a library is indexed, by number, with the order in which a dictionary has them.
 * Their letters stand side by side: strings would lie anywhere in memory, and each look would be slow.
 */
import { withRoom } from '../base/typedArrays.ts';
import { compareWords, WordWriter } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { sortInSteps } from './sortInSteps.ts';
import { stem, stemHash } from './stem.ts';

/** Some of the words, in the order of a dictionary. */
export interface OrderedTerms {
  readonly dictionary: Dictionary;
  readonly stems: Uint32Array;
  /** For each of all words its place in the dictionary, if it is there; good until the next order. */
  readonly places: Uint32Array;
}

/** Words that are put in order or copied in one step. */
const STEP = 8_192;

export class Terms {
  readonly #ids = new Map<string, number>();
  readonly #words = new WordWriter();
  #stems = new Uint32Array(1 << 10);
  /** Words met since they were sorted. */
  #fresh: string[] = [];
  /** The numbers of the others. */
  #sorted = new Uint32Array();
  #places = new Uint32Array();

  get size(): number {
    return this.#ids.size;
  }

  idOf(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(term, id);
    this.#fresh.push(term);
    this.#words.add(term);
    this.#stems = withRoom(this.#stems, id + 1);
    this.#stems[id] = stemHash(stem(term));
    return id;
  }

  /** Those that are marked with 1, by their numbers. In steps. */
  *inOrder(marked: Uint8Array): Generator<void, OrderedTerms> {
    yield* this.#sort();
    yield;
    const order = this.#order(marked);
    yield;
    const stems = new Uint32Array(order.length);
    const writer = new WordWriter();
    for (let place = 0; place < order.length; place++) {
      const id = order[place] ?? 0;
      stems[place] = this.#stems[id] ?? 0;
      writer.copy(this.#words.words, id);
      if (place % STEP === STEP - 1) yield;
    }
    return { dictionary: writer.finish(), stems, places: this.#places };
  }

  /** The numbers of the marked ones in order; notes the places they have there. */
  #order(marked: Uint8Array): Uint32Array {
    this.#places = withRoom(this.#places, this.size);
    const [sorted, places] = [this.#sorted, this.#places];
    const order = new Uint32Array(this.size);
    let size = 0;
    for (let i = 0; i < this.size; i++) {
      const id = sorted[i] ?? 0;
      if (marked[id] !== 1) continue;
      places[id] = size;
      order[size++] = id;
    }
    return order.subarray(0, size);
  }

  /** Puts the new ones among those that are sorted, the last first, so that it can be done in place. */
  *#sort(): Generator<void, void> {
    const fresh = yield* sortInSteps(this.#fresh);
    this.#fresh = [];
    yield;
    let end = this.size - fresh.length;
    this.#sorted = withRoom(this.#sorted, this.size);
    for (let i = fresh.length - 1; i >= 0; i--) {
      const id = this.#ids.get(fresh[i] ?? '') ?? 0;
      const at = this.#firstAfter(id, end);
      this.#sorted.copyWithin(at + i + 1, at, end);
      this.#sorted[at + i] = id;
      end = at;
      if (i % STEP === 0) yield;
    }
  }

  /** The first of so many sorted whose word comes after: leaps back that grow, then halving. */
  #firstAfter(id: number, size: number): number {
    const { words } = this.#words;
    const isAfter = (at: number): boolean =>
      compareWords(words, this.#sorted[at] ?? 0, words, id) > 0;
    let leap = 1;
    while (leap <= size && isAfter(size - leap)) leap *= 2;
    let low = Math.max(0, size - leap + 1);
    let high = size - (leap >>> 1);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isAfter(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
