/** Ownership: whoever subscribes or opens something gives it to a scope, which ends it. */
import type { Disposable } from './emitter.ts';

export class Scope implements Disposable {
  readonly #owned: Disposable[] = [];
  #ended = false;

  /** Takes ownership and returns what it got; ends it at once when the scope has ended already. */
  own<T extends Disposable>(disposable: T): T {
    if (this.#ended) disposable.dispose();
    else this.#owned.push(disposable);
    return disposable;
  }

  /** Ends all that is owned, last first; what throws is collected and thrown together. */
  dispose(): void {
    this.#ended = true;
    const errors: unknown[] = [];
    for (const disposable of this.#owned.splice(0).reverse()) {
      try {
        disposable.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Some parts could not be ended');
  }
}
