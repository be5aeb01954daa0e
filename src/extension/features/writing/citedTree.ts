/** The data of the view of what the document cites: rows of the core, handed to the editor. */
import * as vscode from 'vscode';
import type { AnnotationsChange } from '../../../core/annotations/store.ts';
import { hasNotes } from '../../../core/annotations/annotation.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { keySpans } from '../../../core/cited/places.ts';
import { withoutTyped } from '../../../core/cited/typedKeys.ts';
import { webAddress } from '../../../core/citations/syntax.ts';
import { citedRows, type CitedTreeRow } from '../../../core/view/citedRows.ts';
import { setContextKey } from '../../contextKeys.ts';
import { clock } from '../../ports.ts';
import { paperTooltip } from '../browse/tooltip.ts';
import { openInTabs, type CitationTarget } from '../cite/citationTarget.ts';
import { openDocument } from '../cite/documentFiles.ts';
import { isCitable, markupOf } from '../cite/documents.ts';
import { citationsIn } from './documentCitations.ts';
import { keysOf } from './documentKeys.ts';
import { citedPaperItem, uncitedGroupItem, unknownKeyItem } from './citedItem.ts';
import { inlineKeysOf } from './inlineKeys.ts';
import type { Citing } from './keyHere.ts';
import { Typing } from './typing.ts';

/** After a key: rows don't come and go while one types a citation. */
const SETTLED_MILLISECONDS = 250;

export class CitedTree implements vscode.TreeDataProvider<CitedTreeRow>, vscode.Disposable {
  readonly #citing: Citing;
  readonly #targets: CitationTarget;
  readonly #scope = new Scope();
  readonly #changed = this.#scope.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #typing = new Typing();
  #shown: vscode.Uri | undefined;
  /** Whether a key is left out while it is typed. */
  #isWaiting = false;
  #soon: Disposable | undefined;

  constructor(citing: Citing, targets: CitationTarget) {
    const { library, annotations } = citing.services.gloss;
    this.#citing = citing;
    this.#targets = targets;
    const follow = () => {
      this.#follow();
    };
    const refresh = () => {
      this.#refreshSoon();
    };
    this.#scope.own(targets.onDidChange(follow));
    this.#scope.own(vscode.window.onDidChangeActiveTextEditor(follow));
    this.#scope.own(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length === 0) return;
        this.#typing.changed(event);
        if (this.#isShown(event.document)) this.#refreshSoon();
      }),
    );
    this.#scope.own(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document } }) => {
        if (this.#isWaiting && this.#isShown(document)) this.#refreshSoon();
      }),
    );
    this.#scope.own(library.onDidChange(refresh));
    this.#scope.own(
      annotations.onDidChange((change) => {
        if (changesRow(change)) this.#refreshSoon();
      }),
    );
    this.#shown = this.#target();
    setContextKey('gloss:cited', 'none');
  }

  /** The document whose citations are shown; undefined while none is open that can cite. */
  get document(): vscode.TextDocument | undefined {
    return this.#shown === undefined ? undefined : openDocument(this.#shown.toString());
  }

  async getChildren(row?: CitedTreeRow): Promise<CitedTreeRow[]> {
    if (row !== undefined) return row.kind === 'group' ? [...row.children] : [];
    const { document } = this;
    if (document === undefined) {
      setContextKey('gloss:cited', 'none');
      return [];
    }
    const rows = await this.#rowsOf(document);
    setContextKey('gloss:cited', rows.length === 0 ? 'empty' : 'some');
    return rows;
  }

  getTreeItem(row: CitedTreeRow): vscode.TreeItem {
    switch (row.kind) {
      case 'group':
        return uncitedGroupItem(row);
      case 'unknown':
        return unknownKeyItem(row);
      case 'paper': {
        const paper = this.#citing.services.gloss.library.get(row.key);
        return citedPaperItem(row, paper !== undefined && webAddress(paper) !== undefined);
      }
    }
  }

  resolveTreeItem(item: vscode.TreeItem, row: CitedTreeRow): vscode.TreeItem {
    const { library, annotations } = this.#citing.services.gloss;
    const paper = row.kind === 'paper' ? library.get(row.key) : undefined;
    if (paper !== undefined) item.tooltip = paperTooltip(paper, annotations.get(paper));
    return item;
  }

  dispose(): void {
    this.#soon?.dispose();
    this.#scope.dispose();
  }

  async #rowsOf(document: vscode.TextDocument): Promise<CitedTreeRow[]> {
    const { services, bibliographies } = this.#citing;
    const { library, annotations } = services.gloss;
    const citations = await citationsIn(document);
    const spans = keySpans(document.getText(), citations, markupOf(document));
    const keys = await keysOf(services, bibliographies, document);
    const own = await inlineKeysOf(document);
    const hasNone = keys.bibliographies.length === 0;
    const cursors = this.#typing.cursors(document).map((cursor) => document.offsetAt(cursor));
    const isKnown = (key: string) => keys.paper(key) !== undefined;
    const written = withoutTyped(spans, cursors, isKnown);
    this.#isWaiting = written.length < spans.length;
    const rows = citedRows(
      written.map(({ key }) => key),
      {
        paperOf: keys.paper,
        isListed: (key) => hasNone || own.has(key) || keys.entry(key) !== undefined,
        papers: library.papers(),
        topics: library.topics(),
        annotations: (paper) => annotations.get(paper),
      },
    );
    return [...rows];
  }

  /** The document that is written in; another text in the editor, such as a bibliography, changes nothing. */
  #target(): vscode.Uri | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active !== undefined && isCitable(active)) return active.uri;
    const uri = this.#targets.current()?.uri;
    const document = uri && openDocument(uri.toString());
    if (document !== undefined && isCitable(document)) return document.uri;
    return this.#shown !== undefined && openInTabs().has(this.#shown.toString())
      ? this.#shown
      : undefined;
  }

  #isShown({ uri }: vscode.TextDocument): boolean {
    return uri.toString() === this.#shown?.toString();
  }

  #follow(): void {
    const target = this.#target();
    if (target?.toString() !== this.#shown?.toString()) {
      this.#shown = target;
      this.refresh();
    } else if (this.#isWaiting) this.#refreshSoon();
  }

  refresh(): void {
    this.#soon?.dispose();
    this.#changed.fire(undefined);
  }

  #refreshSoon(): void {
    this.#soon?.dispose();
    this.#soon = clock.after(SETTLED_MILLISECONDS, () => {
      this.refresh();
    });
  }
}

function changesRow({ before, after }: AnnotationsChange): boolean {
  return (
    before?.status !== after.status ||
    before.queue !== after.queue ||
    hasNotes(before) !== hasNotes(after)
  );
}
