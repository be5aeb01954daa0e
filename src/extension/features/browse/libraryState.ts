/** How the Library view is arranged, remembered in the workspace's state. */
import type * as vscode from 'vscode';
import {
  GROUPINGS,
  QUEUE_GROUP,
  SORTINGS,
  type Grouping,
  type Sorting,
} from '../../../core/view/rows.ts';
import { setContextKey } from '../../contextKeys.ts';

const STATE_KEY = 'gloss.libraryView';

interface Arrangement {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  /** Ids of group rows that stand otherwise than they do at first. */
  readonly toggled: readonly string[];
}

const AT_FIRST: Arrangement = { grouping: 'topic', sorting: 'title', toggled: [] };

export class LibraryState {
  readonly #memento: vscode.Memento;
  #arrangement: Arrangement;
  #toggled: Set<string>;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#arrangement = readArrangement(memento.get<unknown>(STATE_KEY));
    this.#toggled = new Set(this.#arrangement.toggled);
    this.#setContextKeys();
  }

  get grouping(): Grouping {
    return this.#arrangement.grouping;
  }

  get sorting(): Sorting {
    return this.#arrangement.sorting;
  }

  arrange(change: Partial<Pick<Arrangement, 'grouping' | 'sorting'>>): void {
    this.#arrangement = { ...this.#arrangement, ...change };
    this.#setContextKeys();
    this.#store();
  }

  /** Groups of topics and the reading queue stand open at first, everything else closed. */
  isExpanded(id: string): boolean {
    return this.#toggled.has(id) !== opensAtFirst(id);
  }

  setExpanded(id: string, expanded: boolean): void {
    if (expanded === opensAtFirst(id)) this.#toggled.delete(id);
    else this.#toggled.add(id);
    this.#store();
  }

  #setContextKeys(): void {
    setContextKey('gloss:grouping', this.#arrangement.grouping);
    setContextKey('gloss:sorting', this.#arrangement.sorting);
  }

  #store(): void {
    void this.#memento.update(STATE_KEY, { ...this.#arrangement, toggled: [...this.#toggled] });
  }
}

function opensAtFirst(id: string): boolean {
  return id === QUEUE_GROUP.id || (id.startsWith('group:') && !id.includes('/'));
}

/** Whatever is not as it should be gives way to what stands at first. */
function readArrangement(stored: unknown): Arrangement {
  const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<
    Record<keyof Arrangement, unknown>
  >;
  const toggled = Array.isArray(fields.toggled) ? (fields.toggled as unknown[]) : [];
  return {
    grouping: GROUPINGS.find((grouping) => grouping === fields.grouping) ?? AT_FIRST.grouping,
    sorting: SORTINGS.find((sorting) => sorting === fields.sorting) ?? AT_FIRST.sorting,
    toggled: toggled.filter((id): id is string => typeof id === 'string'),
  };
}
