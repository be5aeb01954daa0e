/**
 * Citations in the Markdown cells of notebooks. The editor draws these in a page of its own, where a script of Gloss
 * (`src/notebook`) prints them: it is sent what is to be printed of each cell, again when that changes.
 */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { placeNamed } from '../../../core/preview/html.ts';
import {
  placeCell,
  printedCells,
  readNotebook,
  type CellText,
  type NotebookReading,
  type PrintedCell,
} from '../../../core/preview/notebook.ts';
import {
  NOTEBOOK_RENDERER,
  parseFromNotebook,
  type FromNotebook,
  type PrintedNotebook,
} from '../../../shared/notebookMessages.ts';
import { clock } from '../../ports.ts';
import { previewText } from '../../previewText.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import { markdownCells } from '../cite/notebookCells.ts';
import { isShown, sourceOf, type DocumentSource, type Sources } from './documentSource.ts';
import { watchSources } from './sourceChanges.ts';

/** After a change: cells are written letter by letter, and drawn when that is done. */
const SETTLED_MILLISECONDS = 100;

interface Known {
  readonly source: DocumentSource;
  readonly reading: NotebookReading;
  readonly message: PrintedNotebook;
}

export function registerNotebooks(sources: Sources): Disposable {
  return new NotebookCitations(sources);
}

class NotebookCitations implements Disposable {
  readonly #sources: Sources;
  readonly #scope = new Scope();
  readonly #messaging = vscode.notebooks.createRendererMessaging(NOTEBOOK_RENDERER);
  readonly #known = new WeakMap<vscode.NotebookDocument, Known>();
  /** Those that are being printed, or soon will be; what was begun before does not count. */
  readonly #printing = new Map<vscode.NotebookDocument, symbol>();
  readonly #settling = new Map<vscode.NotebookDocument, Disposable>();
  #isWatching = false;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#scope.own(
      this.#messaging.onDidReceiveMessage(({ editor, message }) => {
        const read = parseFromNotebook(message);
        if (read !== undefined) this.#take(editor, read);
      }),
    );
  }

  dispose(): void {
    for (const timer of this.#settling.values()) timer.dispose();
    this.#printing.clear();
    this.#scope.dispose();
  }

  #take(editor: vscode.NotebookEditor, message: FromNotebook): void {
    if (message.kind === 'reveal') {
      reveal(editor, message.place);
      return;
    }
    this.#watch();
    const known = this.#known.get(editor.notebook);
    if (known !== undefined) void this.#messaging.postMessage(known.message, editor);
    void this.#print(editor.notebook);
  }

  /** From the first notebook on that has a script. */
  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const all = () => {
      for (const { notebook } of vscode.window.visibleNotebookEditors) void this.#print(notebook);
    };
    this.#scope.own(watchSources(this.#sources.services, all));
    this.#scope.own(onDidChangeSetting('gloss.preview.citations', all));
    // What changed while it was hidden; its page is another by then, or the same.
    this.#scope.own(vscode.window.onDidChangeVisibleNotebookEditors(all));
    this.#scope.own(
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges, cellChanges }) => {
        const isOther = contentChanges.length > 0 || cellChanges.some(({ document }) => document);
        if (isOther) this.#printSoon(notebook);
      }),
    );
    this.#scope.own(
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        this.#settling.get(notebook)?.dispose();
        this.#settling.delete(notebook);
        this.#printing.delete(notebook);
      }),
    );
  }

  #printSoon(notebook: vscode.NotebookDocument): void {
    this.#settling.get(notebook)?.dispose();
    const timer = clock.after(SETTLED_MILLISECONDS, () => {
      this.#settling.delete(notebook);
      void this.#print(notebook);
    });
    this.#settling.set(notebook, timer);
  }

  async #print(notebook: vscode.NotebookDocument): Promise<void> {
    const printing = Symbol(notebook.uri.path);
    this.#printing.set(notebook, printing);
    try {
      const message = await this.#printed(
        notebook,
        () => this.#printing.get(notebook) === printing,
      );
      if (message === undefined) return;
      for (const editor of vscode.window.visibleNotebookEditors) {
        if (editor.notebook === notebook) void this.#messaging.postMessage(message, editor);
      }
    } catch (error) {
      this.#sources.services.log.warn(`${notebook.uri.toString()}: ${reasonOf(error)}`);
    }
  }

  /** Undefined where the notebook was printed anew meanwhile, or is no notebook with Markdown. */
  async #printed(
    notebook: vscode.NotebookDocument,
    isCurrent: () => boolean,
  ): Promise<PrintedNotebook | undefined> {
    const [first] = notebook.getCells();
    if (first === undefined) return undefined;
    const known = this.#known.get(notebook);
    const source = await sourceOf(this.#sources, first.document, known?.source);
    if (!isCurrent() || notebook.isClosed) return undefined;
    const reading = readNotebook(markdownCells(notebook).map(cellText), known?.reading);
    const message = { cells: cellsOf(reading, source), back: previewText.backPatterns() };
    this.#known.set(notebook, { source, reading, message });
    return message;
  }
}

function cellsOf(reading: NotebookReading, source: DocumentSource): readonly PrintedCell[] {
  if (!readSetting('gloss.preview.citations') || !isShown(source, reading.citations)) return [];
  return printedCells(reading, source.print(reading.citations));
}

/** Jupyter's format has ids. */
function cellText({ document, metadata }: vscode.NotebookCell): CellText {
  const id: unknown = metadata['id'];
  return { text: document.getText(), id: typeof id === 'string' ? id : undefined };
}

/** Shows the cell that a place is in: the editor draws it then. */
function reveal(editor: vscode.NotebookEditor, place: string): void {
  const named = placeNamed(place);
  const cells = markdownCells(editor.notebook);
  const cell = named && cells[placeCell(readNotebook(cells.map(cellText)), named)];
  if (cell === undefined) return;
  const range = new vscode.NotebookRange(cell.index, cell.index + 1);
  editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}
