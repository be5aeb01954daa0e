/** The data of the Annotations view: rows of the core, handed to the editor. */
import * as vscode from 'vscode';
import type { AnnotationsChange } from '../../../core/annotations/store.ts';
import { Scope } from '../../../core/base/scope.ts';
import { milliseconds } from '../../../core/base/time.ts';
import {
  annotationRows,
  countAnnotations,
  type AnnotationGroupRow,
  type AnnotationTree,
  type AnnotationTreeRow,
} from '../../../core/view/annotationRows.ts';
import { setContextKey } from '../../contextKeys.ts';
import { onDidChangeSetting } from '../../settings.ts';
import type { Services } from '../../services.ts';
import { annotationGroupItem, annotationItem, annotationTooltip } from './annotationItem.ts';
import type { AnnotationsState } from './annotationsState.ts';
import { PapersOfSets } from './papersOfSets.ts';

/** Up to so many rows, all groups stand open at first. */
const MOST_OPEN = 100;

export class AnnotationsTree
  implements vscode.TreeDataProvider<AnnotationTreeRow>, vscode.Disposable
{
  readonly #services: Services;
  readonly #state: AnnotationsState;
  readonly #papers: PapersOfSets;
  readonly #scope = new Scope();
  readonly #changed = this.#scope.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  #tree: AnnotationTree | undefined;
  /** The group of each row, by the row's id. */
  #parents: ReadonlyMap<string, AnnotationGroupRow> = new Map();
  #filter = '';

  constructor(services: Services, state: AnnotationsState) {
    const { library, annotations } = services.gloss;
    this.#services = services;
    this.#state = state;
    this.#papers = new PapersOfSets(library, annotations);
    const refresh = () => {
      this.refresh();
    };
    this.#scope.own(onDidChangeSetting('gloss.highlight.colours', refresh));
    this.#scope.own(
      library.onDidChange(() => {
        this.#papers.libraryChanged();
        this.refresh();
      }),
    );
    this.#scope.own(
      annotations.onDidChange((change) => {
        if (changesRows(change)) this.refresh();
      }),
    );
    this.#sayWhetherEmpty();
  }

  /** The filter in force, empty for none. */
  get filter(): string {
    return this.#filter;
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    setContextKey('gloss:annotationsFiltered', this.#filter !== '');
    this.refresh();
  }

  /** How many notes and highlights there are. */
  get counts(): ReturnType<typeof countAnnotations> {
    return countAnnotations(this.#services.gloss.annotations.all());
  }

  /** How many of them the filter leaves. */
  get shown(): number {
    return this.#current().shown;
  }

  /** Rows are made when they are asked for, which a hidden view does not. */
  refresh(): void {
    this.#tree = undefined;
    this.#sayWhetherEmpty();
    this.#changed.fire(undefined);
  }

  async getChildren(row?: AnnotationTreeRow): Promise<AnnotationTreeRow[]> {
    if (row !== undefined) return row.kind === 'group' ? [...row.children] : [];
    // Papers that can't be read are shown by what is known of them; the Library says what is wrong.
    await this.#services.ready().catch(() => undefined);
    return [...this.#current().rows];
  }

  getTreeItem(row: AnnotationTreeRow): vscode.TreeItem {
    const id = this.#filter === '' ? row.id : `${this.#filter} ${row.id}`;
    if (row.kind !== 'group') return annotationItem(row, id, this.#state.grouping !== 'paper');
    return annotationGroupItem(row, id, this.#filter !== '' || this.#current().shown <= MOST_OPEN);
  }

  getParent(row: AnnotationTreeRow): AnnotationGroupRow | undefined {
    return this.#parents.get(row.id);
  }

  resolveTreeItem(item: vscode.TreeItem, row: AnnotationTreeRow): vscode.TreeItem {
    if (row.kind !== 'group') item.tooltip = annotationTooltip(row);
    return item;
  }

  dispose(): void {
    this.#scope.dispose();
  }

  #current(): AnnotationTree {
    if (this.#tree !== undefined) return this.#tree;
    this.#tree = annotationRows(this.#services.gloss.annotations.all(), {
      grouping: this.#state.grouping,
      filter: this.#filter,
      paperOf: (set) => this.#papers.get(set),
      dayOf: (time) => localDay(new Date(milliseconds(time))),
      today: localDay(new Date()),
    });
    this.#parents = new Map(
      this.#tree.rows.flatMap((group) => group.children.map(({ id }) => [id, group])),
    );
    return this.#tree;
  }

  #sayWhetherEmpty(): void {
    const { notes, highlights } = this.counts;
    setContextKey('gloss:annotationsEmpty', notes + highlights === 0);
  }
}

/** Status and queue are not shown here. */
function changesRows({ before, after }: AnnotationsChange): boolean {
  return (
    before?.note !== after.note ||
    before.tags !== after.tags ||
    before.highlights !== after.highlights
  );
}

/** "2026-11-24", by the reader's clock. */
function localDay(time: Date): string {
  const parts = [time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(time.getFullYear()).padStart(4, '0'), ...parts].join('-');
}
