/** The data of the Library view: rows of the core, handed to the editor. */
import * as vscode from 'vscode';
import { hasNotes } from '../../../core/annotations/annotation.ts';
import type { AnnotationsChange } from '../../../core/annotations/store.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { webAddress } from '../../../core/citations/syntax.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { matchesWhole } from '../../../core/search/paperSearch.ts';
import {
  libraryRows,
  primaryRow,
  type Grouping,
  type PaperRow,
  type Row,
} from '../../../core/view/rows.ts';
import { setContextKey } from '../../contextKeys.ts';
import { reportError } from '../../commands.ts';
import { clock } from '../../ports.ts';
import type { Services } from '../../services.ts';
import type { LibraryState } from './libraryState.ts';
import { paperTooltip } from './tooltip.ts';
import { groupItem, paperItem } from './treeItem.ts';

/** Between the last letter typed and the tree that follows it. */
const PAUSE_MS = 250;

export class LibraryTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #services: Services;
  readonly #state: LibraryState;
  readonly #scope = new Scope();
  readonly #changed = this.#scope.own(new vscode.EventEmitter<Row | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  #rows: readonly Row[] | undefined;
  /** The row above each row, by the lower one's id. */
  #parents = new Map<string, Row>();
  #filter = '';
  #soon: Disposable | undefined;
  #shown: ReadonlySet<string> = new Set();

  constructor(services: Services, state: LibraryState) {
    this.#services = services;
    this.#state = state;
    const { library, annotations, recent, search } = services.gloss;
    const refresh = () => {
      this.refresh();
    };
    this.#scope.own(library.onDidChange(refresh));
    this.#scope.own(
      search.onDidIndex(() => {
        if (this.#filter !== '') this.refresh();
      }),
    );
    this.#scope.own(
      annotations.onDidChange((change) => {
        if (changesRow(change, state.grouping)) this.refresh();
        else if (this.#filter !== '') this.#refreshSoon();
      }),
    );
    this.#scope.own(
      recent.onDidChange(() => {
        if (state.sorting === 'recent') this.refresh();
      }),
    );
  }

  /** The filter in force, empty for none. */
  get filter(): string {
    return this.#filter;
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    setContextKey('gloss:filtered', this.#filter !== '');
    this.refresh();
  }

  /** How many papers the tree shows, and of how many. */
  get counts(): { readonly shown: number; readonly all: number } {
    this.#currentRows();
    return { shown: this.#shown.size, all: this.#services.gloss.library.papers().length };
  }

  /** Whether a paper is in the tree: the filter, if there is one, leaves it in. */
  shows(key: string): boolean {
    this.#currentRows();
    return this.#shown.has(key);
  }

  get grouping(): Grouping {
    return this.#state.grouping;
  }

  refresh(): void {
    this.#rows = undefined;
    this.#changed.fire(undefined);
  }

  /** Words being typed into a note may bring its paper into the filter: not with each of their letters. */
  #refreshSoon(): void {
    this.#soon?.dispose();
    this.#soon = clock.after(PAUSE_MS, () => {
      this.refresh();
    });
  }

  /** The row that stands for a paper; undefined while it is not in the tree. */
  rowFor(key: string): PaperRow | undefined {
    return primaryRow(this.#currentRows(), key);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row !== undefined) return row.kind === 'group' ? [...row.children] : [];
    try {
      await this.#services.ready();
    } catch (error) {
      setContextKey('gloss:library', 'failed');
      reportError(error, this.#services.log);
      return [];
    }
    const { library } = this.#services.gloss;
    setContextKey('gloss:library', library.hasSources ? 'ready' : 'empty');
    return [...this.#currentRows()];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    if (row.kind === 'group') {
      const expanded = this.#filter !== '' || this.#state.isExpanded(row.id);
      return groupItem(row, this.#itemId(row), expanded);
    }
    const paper = this.#services.gloss.library.get(row.key);
    return paperItem(
      row,
      this.#itemId(row),
      paper !== undefined && webAddress(paper) !== undefined,
    );
  }

  getParent(row: Row): Row | undefined {
    return this.#parents.get(row.id);
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    const { library, annotations } = this.#services.gloss;
    const paper = row.kind === 'paper' ? library.get(row.key) : undefined;
    if (paper !== undefined) item.tooltip = paperTooltip(paper, annotations.get(paper));
    return item;
  }

  dispose(): void {
    this.#soon?.dispose();
    this.#scope.dispose();
  }

  /** A filtered tree stands open; ids of its own keep the editor from remembering that. */
  #itemId(row: Row): string {
    return this.#filter === '' ? row.id : `${this.#filter} ${row.id}`;
  }

  #currentRows(): readonly Row[] {
    if (this.#rows !== undefined) return this.#rows;
    const { library, annotations, recent } = this.#services.gloss;
    const papers = this.#matching();
    this.#rows = libraryRows(papers, {
      grouping: this.#state.grouping,
      sorting: this.#state.sorting,
      topics: library.topics(),
      annotations: (paper) => annotations.get(paper),
      recent: recent.keys(),
    });
    this.#shown = new Set(papers.map(({ key }) => key));
    this.#parents = parentsOf(this.#rows);
    return this.#rows;
  }

  #matching(): readonly Paper[] {
    const { library, search } = this.#services.gloss;
    if (this.#filter === '') return library.papers();
    const { hits, complete } = search.find(this.#filter);
    const shown = complete > 0 ? hits.filter(matchesWhole) : hits;
    const keys = new Set(shown.map(({ key }) => key));
    return library.papers().filter(({ key }) => keys.has(key));
  }
}

/** A row shows the status, whether there are notes, and whether it is queued; not what notes say. */
function changesRow({ before, after }: AnnotationsChange, grouping: Grouping): boolean {
  return (
    before?.status !== after.status ||
    before.queue !== after.queue ||
    hasNotes(before) !== hasNotes(after) ||
    (grouping === 'tag' && before.tags !== after.tags)
  );
}

function parentsOf(rows: readonly Row[], parents = new Map<string, Row>()): Map<string, Row> {
  for (const row of rows) {
    if (row.kind !== 'group') continue;
    for (const child of row.children) parents.set(child.id, row);
    parentsOf(row.children, parents);
  }
  return parents;
}
