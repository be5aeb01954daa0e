/** Which papers were opened last, remembered in the workspace's state. */
import { Emitter, type Disposable, type Event } from '../base/emitter.ts';
import type { StatePort } from '../ports.ts';

const STATE_KEY = 'recent';
const MOST = 100;

export class RecentPapers implements Disposable {
  readonly #state: StatePort;
  #keys: readonly string[];
  readonly #changed = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(state: StatePort) {
    this.#state = state;
    const stored = state.get(STATE_KEY);
    this.#keys = Array.isArray(stored)
      ? stored.filter((key): key is string => typeof key === 'string')
      : [];
  }

  /** Citation keys, most recently opened first. */
  keys(): readonly string[] {
    return this.#keys;
  }

  /** Puts a paper first; it is for convenience only, so a failure to store it is no failure. */
  async add(key: string): Promise<void> {
    if (this.#keys[0] === key) return;
    this.#keys = [key, ...this.#keys.filter((other) => other !== key)].slice(0, MOST);
    this.#changed.fire();
    await this.#state.set(STATE_KEY, this.#keys).catch(() => undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
