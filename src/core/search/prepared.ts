/** A value that takes long to make: made in the background, and finished at once where it is needed sooner. */
import type { Disposable } from '../base/emitter.ts';
import { Scope } from '../base/scope.ts';
import type { Background } from '../ports.ts';

export class Prepared<T> implements Disposable {
  readonly #steps: Generator<void, T>;
  readonly #scope = new Scope();
  #made: { readonly value: T } | undefined;

  constructor(steps: Generator<void, T>) {
    this.#steps = steps;
  }

  begin(background: Background): void {
    const work = this.#work();
    this.#scope.own(background.run(work, () => undefined));
  }

  /** What was left of the work is done now. */
  get value(): T {
    const work = this.#work();
    while (this.#made === undefined) work.next();
    this.#scope.dispose();
    return this.#made.value;
  }

  dispose(): void {
    this.#scope.dispose();
  }

  *#work(): Generator<void, void> {
    while (this.#made === undefined) {
      const step = this.#steps.next();
      if (step.done === true) this.#made = { value: step.value };
      yield;
    }
  }
}
