/**
 * What Gloss wrote into documents, by the id in the marker: the common ancestor of what the user made of it
 * and of what Gloss would write now. Each write has an id of its own, so that a copy of the document, or
 * one that was undone, still finds its base.
 */
import { isFields } from '../base/fields.ts';
import type { Clock, Ids, StatePort } from '../ports.ts';

const STATE_KEY = 'literatureNotes';
/** The editor warns of a state above 512 kB, which the annotations share: the oldest bases go first. */
const MOST = 500;
const MOST_CHARACTERS = 200_000;

export interface Base {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

interface StoredBase {
  readonly key: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly written: string;
}

export class NoteBases {
  readonly #state: StatePort;
  readonly #ports: { readonly clock: Clock; readonly ids: Ids };

  constructor(state: StatePort, ports: { readonly clock: Clock; readonly ids: Ids }) {
    this.#state = state;
    this.#ports = ports;
  }

  /** What Gloss wrote under this id; undefined if it is not known (any more). */
  text(id: string): string | undefined {
    return this.#stored().find(([known]) => known === id)?.[1].text;
  }

  freshId(): string {
    return this.#ports.ids.uuid();
  }

  /** Resolves when they are kept; only then may a document name them. */
  async keep(bases: readonly Base[]): Promise<void> {
    if (bases.length === 0) return;
    const written = this.#ports.clock.now();
    const added = bases.map(({ id, key, text }) => [id, { key, text, written }] as const);
    await this.#state.set(STATE_KEY, Object.fromEntries(pruned([...this.#stored(), ...added])));
  }

  /** Oldest first. */
  #stored(): readonly (readonly [string, StoredBase])[] {
    const stored = this.#state.get(STATE_KEY);
    if (!isFields(stored)) return [];
    return Object.entries(stored)
      .flatMap(([id, base]) => (isStoredBase(base) ? [[id, base] as const] : []))
      .sort(([, one], [, other]) => (one.written < other.written ? -1 : 1));
  }
}

/** The newest ones that are few and short enough; the last one in any case. */
function pruned<Entry extends readonly [string, StoredBase]>(
  bases: readonly Entry[],
): readonly Entry[] {
  let characters = 0;
  const last = bases.slice(-MOST);
  const from = last.findLastIndex(([, { text }]) => (characters += text.length) > MOST_CHARACTERS);
  return last.slice(Math.min(from + 1, last.length - 1));
}

function isStoredBase(value: unknown): value is StoredBase {
  return (
    isFields(value) &&
    typeof value['key'] === 'string' &&
    typeof value['text'] === 'string' &&
    typeof value['written'] === 'string'
  );
}
