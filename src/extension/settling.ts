/** The last of several values that come in a quick row. */
import type { Disposable } from '../core/base/emitter.ts';

/** Longer than it takes the editor to send what belongs together. */
const SETTLED_MILLISECONDS = 50;

/** Hands a value on when no other has come for a moment, or when what it says is needed at once. */
export class Settling<Value> implements Disposable {
  readonly #then: (value: Value) => void;
  #last: { readonly value: Value } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(then: (value: Value) => void) {
    this.#then = then;
  }

  /** Goes before the values that were taken and not handed on. */
  take(value: Value): void {
    this.dispose();
    this.#last = { value };
    this.#timer = setTimeout(() => {
      this.flush();
    }, SETTLED_MILLISECONDS);
  }

  flush(): void {
    const last = this.#last;
    this.dispose();
    if (last !== undefined) this.#then(last.value);
  }

  /** Drops what was not handed on. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#last = undefined;
  }
}
