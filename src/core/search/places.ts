/** Where an index's papers stand in the library: their numbers there are what filters go by. */
import type { Indexed } from './indexed.ts';
import type { Segment } from './segment.ts';

/** Papers to consider. */
export interface Only {
  /** 1 for each of them, by its place in the library. */
  readonly mask: Uint8Array;
  /** A paper's place there, by its key. The same function always means the same places. */
  readonly placeOf: PlaceOf;
}

export type PlaceOf = (key: string) => number | undefined;

/** Keys looked up in one step. */
const STEP = 5_000;

/** Looking up a hundred thousand keys takes longer than a keystroke may: it is done once a library, and ahead if possible. */
export class Places {
  #placeOf: PlaceOf | undefined;
  #known = new WeakMap<Segment, Int32Array>();
  #of: readonly Indexed[] = [];
  #places = new Int32Array(0);

  /** Looks all papers up in steps. */
  *prepare(all: readonly Indexed[], placeOf: PlaceOf): Generator<void, void> {
    const known = this.#knownBy(placeOf);
    for (const { segment } of all) {
      const { keys } = segment;
      if (known.has(segment)) continue;
      const places = new Int32Array(keys.length);
      for (let at = 0; at < keys.length; at += STEP) {
        places.set(placesOf(keys.slice(at, at + STEP), placeOf), at);
        yield;
      }
      known.set(segment, places);
    }
  }

  /** For each paper's number in the index its place, -1 where the library has not got it. */
  of(all: readonly Indexed[], size: number, placeOf: PlaceOf): Int32Array {
    const known = this.#knownBy(placeOf);
    if (this.#of === all) return this.#places;
    this.#of = all;
    this.#places = new Int32Array(size);
    for (const { segment, first } of all) {
      const places = known.get(segment) ?? placesOf(segment.keys, placeOf);
      known.set(segment, places);
      this.#places.set(places, first);
    }
    return this.#places;
  }

  /** Of each segment the places of its papers, as far as they were looked up. */
  #knownBy(placeOf: PlaceOf): WeakMap<Segment, Int32Array> {
    if (this.#placeOf !== placeOf) {
      this.#placeOf = placeOf;
      this.#known = new WeakMap();
      this.#of = [];
    }
    return this.#known;
  }
}

function placesOf(keys: readonly string[], placeOf: PlaceOf): Int32Array {
  return Int32Array.from(keys, (key) => placeOf(key) ?? -1);
}
