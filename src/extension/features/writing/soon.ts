/** Work that follows what the user does, when that has come to rest for a moment. */
import type { Disposable } from '../../../core/base/emitter.ts';

export class Soon implements Disposable {
  readonly #work: () => void;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => void, milliseconds: number) {
    this.#work = work;
    this.#milliseconds = milliseconds;
  }

  /** Does it when it was not asked for again for so long. */
  ask(): void {
    this.dispose();
    this.#timer = setTimeout(this.#work, this.#milliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
