/**
 * What the documents of a workspace cite, by document and by key. It holds places, no texts, and knows no files:
 * who reads documents puts in what they name, and takes out what is gone.
 */
import { Emitter, type Disposable, type Event } from '../base/emitter.ts';
import type { CitedPlace } from './places.ts';

/** A document, and where it names the works asked for, in its order. */
export interface CitingDocument {
  /** Its address. */
  readonly id: string;
  readonly places: readonly CitedPlace[];
}

export class CitationIndex implements Disposable {
  readonly #documents = new Map<string, readonly CitedPlace[]>();
  /** The documents that name each key. */
  readonly #byKey = new Map<string, Set<string>>();
  readonly #changed = new Emitter<string>();
  /** What a document cites, or where, is otherwise now. */
  readonly onDidChange: Event<string> = this.#changed.event;

  /** Addresses of all documents that were read, in the order in which they came. */
  ids(): readonly string[] {
    return [...this.#documents.keys()];
  }

  has(id: string): boolean {
    return this.#documents.has(id);
  }

  /** What a document names, in its order; nothing where it is not known. */
  of(id: string): readonly CitedPlace[] {
    return this.#documents.get(id) ?? [];
  }

  /** All keys that any document names. */
  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  /** The documents that name one of these keys, by their address. */
  citing(keys: Iterable<string>): readonly CitingDocument[] {
    const wanted = new Set(keys);
    const ids = new Set([...wanted].flatMap((key) => [...(this.#byKey.get(key) ?? [])]));
    return [...ids].sort().map((id) => ({
      id,
      places: this.of(id).filter(({ key }) => wanted.has(key)),
    }));
  }

  /** Takes in what a document names, in the place of what it named before. */
  set(id: string, places: readonly CitedPlace[]): void {
    const before = this.#documents.get(id);
    if (before !== undefined && isSame(before, places)) return;
    this.#forget(id);
    this.#documents.set(id, places);
    for (const { key } of places) {
      const ids = this.#byKey.get(key);
      if (ids === undefined) this.#byKey.set(key, new Set([id]));
      else ids.add(id);
    }
    this.#changed.fire(id);
  }

  remove(id: string): void {
    if (!this.#documents.has(id)) return;
    this.#forget(id);
    this.#changed.fire(id);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #forget(id: string): void {
    for (const { key } of this.of(id)) {
      const ids = this.#byKey.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.#byKey.delete(key);
    }
    this.#documents.delete(id);
  }
}

function isSame(one: readonly CitedPlace[], other: readonly CitedPlace[]): boolean {
  return (
    one.length === other.length &&
    one.every((place, index) => {
      const now = other[index];
      return (
        now?.key === place.key &&
        now.line === place.line &&
        now.from === place.from &&
        now.to === place.to
      );
    })
  );
}
