/** The data of the Library view: rows of the core, handed to the editor. */
import * as vscode from 'vscode';
import { hasNotes } from '../../../core/annotations/annotation.ts';
import type { AnnotationsChange } from '../../../core/annotations/store.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { webAddress } from '../../../core/citations/syntax.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { matchesWhole } from '../../../core/search/paperSearch.ts';
import { inTitleOrder, titleOrderSteps } from '../../../core/view/paperOrder.ts';
import {
  primaryRow,
  rowsInOrder,
  type Grouping,
  type GroupRow,
  type PaperRow,
  type Row,
} from '../../../core/view/rows.ts';
import { setContextKey } from '../../contextKeys.ts';
import { reportError } from '../../commands.ts';
import { background, clock } from '../../ports.ts';
import type { Services } from '../../services.ts';
import type { LibraryState } from './libraryState.ts';
import { paperTooltip } from './tooltip.ts';
import { groupItem, paperItem } from './treeItem.ts';

/** More papers than this are sorted while the tree still shows what it did. */
const AT_ONCE = 1_000;

/** Between the last letter typed and the tree that follows it. */
const PAUSE_MS = 250;

export class LibraryTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #services: Services;
  readonly #state: LibraryState;
  readonly #scope = new Scope();
  readonly #changed = this.#scope.own(new vscode.EventEmitter<Row | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  #rows: readonly Row[] | undefined;
  /** The row above each row that was asked for, by the lower one's id. */
  readonly #parents = new Map<string, Row>();
  /** The papers of the library by title, for one state of it. */
  #order: { readonly papers: readonly Paper[]; readonly byTitle: readonly Paper[] } | undefined;
  #sorting: Disposable | undefined;
  #filter = '';
  #soon: Disposable | undefined;
  #shown: ReadonlySet<string> = new Set();

  constructor(services: Services, state: LibraryState) {
    this.#services = services;
    this.#state = state;
    const { library, annotations, recent, search } = services.gloss;
    this.#scope.own(
      library.onDidChange(() => {
        this.#sort();
      }),
    );
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

  /** Follows the library: where there are many papers, when they are sorted. */
  #sort(): void {
    this.#sorting?.dispose();
    this.#sorting = undefined;
    const papers = this.#services.gloss.library.papers();
    if (papers.length <= AT_ONCE) {
      this.refresh();
      return;
    }
    const take = (byTitle: readonly Paper[]) => {
      this.#sorting = undefined;
      this.#order = { papers, byTitle };
      this.refresh();
    };
    this.#sorting = background.run(sorting(papers, take), () => undefined);
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
    const row = primaryRow(this.#currentRows(), key);
    if (row !== undefined) this.#rememberParents(this.#currentRows(), key);
    return row;
  }

  /** The editor asks for the rows above one that it is to reveal. */
  #rememberParents(rows: readonly Row[], key: string): void {
    for (const row of rows) {
      if (row.kind === 'group' && row.holds(key)) this.#rememberParents(this.#below(row), key);
    }
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row !== undefined) return row.kind === 'group' ? this.#below(row) : [];
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

  #below(group: GroupRow): Row[] {
    for (const child of group.children) this.#parents.set(child.id, group);
    return [...group.children];
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    const { library, annotations } = this.#services.gloss;
    const paper = row.kind === 'paper' ? library.get(row.key) : undefined;
    if (paper !== undefined) item.tooltip = paperTooltip(paper, annotations.get(paper));
    return item;
  }

  dispose(): void {
    this.#soon?.dispose();
    this.#sorting?.dispose();
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
    this.#parents.clear();
    this.#rows = rowsInOrder(papers, {
      grouping: this.#state.grouping,
      sorting: this.#state.sorting,
      topics: library.topics(),
      annotations: (paper) => annotations.get(paper),
      recent: recent.keys(),
    });
    this.#shown = new Set(papers.map(({ key }) => key));
    return this.#rows;
  }

  /** In the order of titles. */
  #matching(): readonly Paper[] {
    const byTitle = this.#byTitle();
    if (this.#filter === '') return byTitle;
    const { hits, complete } = this.#services.gloss.search.find(this.#filter);
    const shown = complete > 0 ? hits.filter(matchesWhole) : hits;
    const keys = new Set(shown.map(({ key }) => key));
    return byTitle.filter(({ key }) => keys.has(key));
  }

  /** While papers are being sorted, those that were there before are shown. */
  #byTitle(): readonly Paper[] {
    const papers = this.#services.gloss.library.papers();
    if (this.#order?.papers === papers) return this.#order.byTitle;
    if (this.#sorting !== undefined) return this.#order?.byTitle ?? [];
    this.#order = { papers, byTitle: inTitleOrder(papers) };
    return this.#order.byTitle;
  }
}

function* sorting(
  papers: readonly Paper[],
  take: (byTitle: readonly Paper[]) => void,
): Generator<void, void> {
  take(yield* titleOrderSteps(papers));
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
