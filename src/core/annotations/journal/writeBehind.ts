/** When to store: soon after a change, at once when asked, and again after a failure until it succeeds. */
import { Emitter, type Disposable, type Event } from '../../base/emitter.ts';
import type { Clock } from '../../ports.ts';

/** A change is stored within 300 ms: the rest is for writing. */
const SAVE_DELAY_MS = 200;
const RETRY_DELAY_MS = 5_000;

export type SaveOutcome =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: unknown };

export class WriteBehind implements Disposable {
  readonly #clock: Clock;
  readonly #save: () => Promise<void>;
  #timer: Disposable | undefined;
  #retry: Disposable | undefined;
  #running: Promise<void> | undefined;
  /** How many changes were made, and how many of them are stored. */
  #changes = 0;
  #stored = 0;
  #disposed = false;

  readonly #saved = new Emitter<SaveOutcome>();
  /** Storing began, ended or failed. */
  readonly onDidSave: Event<SaveOutcome> = this.#saved.event;

  /** `save` stores all that was changed until it is called, or throws. */
  constructor(clock: Clock, save: () => Promise<void>) {
    this.#clock = clock;
    this.#save = save;
  }

  /** Something changed. */
  touch(): void {
    this.#changes += 1;
    this.#retry?.dispose();
    this.#timer ??= this.#clock.after(SAVE_DELAY_MS, () => void this.flush());
  }

  /** Stores what is not stored yet; resolves when that is done (true) or has failed (false). */
  async flush(): Promise<boolean> {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#retry?.dispose();
    const wanted = this.#changes;
    while (this.#running !== undefined) await this.#running;
    if (this.#stored < wanted) {
      this.#running = this.#run();
      await this.#running;
    }
    return this.#stored >= wanted;
  }

  /** Hands over at once what is not stored yet; nothing is tried again after that. */
  dispose(): void {
    this.#disposed = true;
    void this.flush();
    this.#saved.dispose();
  }

  async #run(): Promise<void> {
    const upTo = this.#changes;
    this.#saved.fire({ kind: 'saving' });
    try {
      await this.#save();
      this.#stored = upTo;
      if (upTo === this.#changes) this.#saved.fire({ kind: 'saved' });
    } catch (error) {
      this.#retryLater();
      this.#saved.fire({ kind: 'failed', error });
    } finally {
      this.#running = undefined;
    }
  }

  #retryLater(): void {
    if (this.#disposed) return;
    this.#retry = this.#clock.after(RETRY_DELAY_MS, () => void this.flush());
  }
}
