/** Adds up numbers by stem: an array as long as there are stems, used again, and which of them were met. */
import { withRoom } from '../base/typedArrays.ts';

export class StemCounts {
  #counts = new Float64Array(1 << 10);
  readonly #met: number[] = [];

  /** Stems are numbers below `size`, from now on. */
  makeRoom(size: number): void {
    this.#counts = withRoom(this.#counts, size);
  }

  /** `by` is more than 0. */
  add(stem: number, by: number): void {
    const count = this.#counts[stem] ?? 0;
    if (count === 0) this.#met.push(stem);
    this.#counts[stem] = count + by;
  }

  /** What each stem adds up to, in the order in which they were met first; all are 0 again. */
  take(use: (stem: number, count: number) => void): void {
    for (const stem of this.#met) {
      use(stem, this.#counts[stem] ?? 0);
      this.#counts[stem] = 0;
    }
    this.#met.length = 0;
  }
}
