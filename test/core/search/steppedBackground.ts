/** A background that takes steps only when told to, of all works in turn. */
import type { Background } from '../../../src/core/ports.ts';

export class SteppedBackground implements Background {
  readonly #works = new Set<Work>();
  taken = 0;

  run(steps: Iterator<unknown, unknown>, done: () => void) {
    const work = { steps, done };
    this.#works.add(work);
    return { dispose: () => this.#works.delete(work) };
  }

  take(count = Number.POSITIVE_INFINITY): void {
    for (let i = 0; i < count && this.#works.size > 0; i++) {
      this.taken++;
      for (const work of this.#works) {
        if (work.steps.next().done !== true) continue;
        this.#works.delete(work);
        work.done();
      }
    }
  }
}

interface Work {
  readonly steps: Iterator<unknown, unknown>;
  readonly done: () => void;
}
