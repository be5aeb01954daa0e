/** The data of the Library view: rows of the core, handed to the editor. */
import * as vscode from 'vscode';
import { hasNotes } from '../../../core/annotations/annotation.ts';
import type { AnnotationsChange } from '../../../core/annotations/store.ts';
import { Scope } from '../../../core/base/scope.ts';
import { webAddress } from '../../../core/citations/syntax.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { matchesWhole } from '../../../core/search/paperSearch.ts';
import { libraryRows, primaryRow, type PaperRow, type Row } from '../../../core/view/rows.ts';
import { setContextKey } from '../../contextKeys.ts';
import { reportError } from '../../commands.ts';
import type { Services } from '../../services.ts';
import type { LibraryState } from './libraryState.ts';
import { paperTooltip } from './tooltip.ts';
import { groupItem, paperItem } from './treeItem.ts';

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
  #shown = 0;

  constructor(services: Services, state: LibraryState) {
    this.#services = services;
    this.#state = state;
    const { library, annotations, recent } = services.gloss;
    const refresh = () => {
      this.refresh();
    };
    this.#scope.own(library.onDidChange(refresh));
    this.#scope.own(
      annotations.onDidChange((change) => {
        if (this.#filter !== '' || changesRow(change)) this.refresh();
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
    return { shown: this.#shown, all: this.#services.gloss.library.papers().length };
  }

  refresh(): void {
    this.#rows = undefined;
    this.#changed.fire(undefined);
  }

  /** The row that stands for a paper; undefined while it is not in the tree. */
  rowFor(key: string): PaperRow | undefined {
    return primaryRow(this.#currentRows(), key);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row !== undefined) return row.kind === 'group' ? [...row.children] : [];
    try {
      await this.#services.bundled.ready();
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
    this.#shown = papers.length;
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

/** A row shows the status and whether there are notes, not what they say. */
function changesRow({ before, after }: AnnotationsChange): boolean {
  return before?.status !== after.status || hasNotes(before) !== hasNotes(after);
}

function parentsOf(rows: readonly Row[], parents = new Map<string, Row>()): Map<string, Row> {
  for (const row of rows) {
    if (row.kind !== 'group') continue;
    for (const child of row.children) parents.set(child.id, row);
    parentsOf(row.children, parents);
  }
  return parents;
}
