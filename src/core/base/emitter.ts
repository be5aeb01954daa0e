/** Events of the core: a private emitter, a public `onDidX`. Knows no editor. */

export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener; dispose the result to leave. */
export type Event<T> = (listener: (payload: T) => void) => Disposable;

export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(payload: T) => void>();

  readonly event: Event<T> = (listener) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  /** Tells every listener. One that throws hinders no other: it surfaces as a rejected promise. */
  fire(payload: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(payload);
      } catch (error) {
        void Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
