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

/** Looking up a hundred thousand keys takes longer than a keystroke may: it is done once a library. */
export class Places {
  #placeOf: PlaceOf | undefined;
  #known = new WeakMap<Segment, Int32Array>();
  #of: readonly Indexed[] = [];
  #places = new Int32Array(0);

  /** For each paper's number in the index its place, -1 where the library has not got it. */
  of(all: readonly Indexed[], size: number, placeOf: PlaceOf): Int32Array {
    if (this.#placeOf !== placeOf) {
      this.#placeOf = placeOf;
      this.#known = new WeakMap();
      this.#of = [];
    }
    if (this.#of === all) return this.#places;
    this.#of = all;
    this.#places = new Int32Array(size);
    for (const { segment, first } of all)
      this.#places.set(this.#ofSegment(segment, placeOf), first);
    return this.#places;
  }

  #ofSegment(segment: Segment, placeOf: PlaceOf): Int32Array {
    const known = this.#known.get(segment);
    if (known !== undefined) return known;
    const places = Int32Array.from(segment.keys, (key) => placeOf(key) ?? -1);
    this.#known.set(segment, places);
    return places;
  }
}
