/**
 * Where a citation goes: the active text editor, else the document that was last edited or focused and
 * is still open in a tab, with the cursors it had.
 */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import { text } from '../../text.ts';
import { documentName, isCitable, isUsersDocument } from './documents.ts';
import { cellsIn, isCell } from './notebookCells.ts';

/** Outlives the window, so that a restored panel knows where to cite. */
const STATE_KEY = 'gloss.citationTargets';
const MOST = 20;

export interface Target {
  readonly uri: vscode.Uri;
  /** The editor, while it is visible. */
  readonly editor: vscode.TextEditor | undefined;
  /** The cursors it has, or had when it was last visible; none where that was before a reload. */
  readonly selections: readonly vscode.Selection[];
}

export class CitationTarget implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #scope = new Scope();
  readonly #selections = new Map<string, readonly vscode.Selection[]>();
  readonly #changed = this.#scope.own(new vscode.EventEmitter<void>());
  /** Another document may be the target, or none. */
  readonly onDidChange = this.#changed.event;
  /** The documents worked on, last first, as texts of their addresses. */
  #recent: readonly string[];

  constructor(memento: vscode.Memento) {
    const { window, workspace } = vscode;
    this.#memento = memento;
    const stored = memento.get<unknown>(STATE_KEY);
    this.#recent = Array.isArray(stored) ? stored.filter((uri) => typeof uri === 'string') : [];
    const focus = (editor: vscode.TextEditor | undefined) => {
      if (editor !== undefined) this.remember(editor.document, editor.selections);
    };
    focus(window.activeTextEditor);
    this.#scope.own(window.onDidChangeActiveTextEditor(focus));
    this.#scope.own(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        focus(textEditor);
      }),
    );
    this.#scope.own(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Documents also change behind the scenes, by a search and replace for example.
        const edited = contentChanges.length > 0 && openInTabs().has(document.uri.toString());
        if (edited) this.#use(document);
      }),
    );
    this.#scope.own(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#selections.delete(uri.toString());
      }),
    );
    this.#scope.own(
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#changed.fire();
      }),
    );
  }

  /** Undefined when no document is open to cite in. */
  current(): Target | undefined {
    const active = vscode.window.activeTextEditor;
    if (active !== undefined && isUsersDocument(active.document)) return this.#of(active);
    const open = openInTabs();
    // The address of a cell may be that of another one in the next session.
    const uri = this.#recent.find(
      (each) => open.has(each) && (!isCell(each) || this.#selections.has(each)),
    );
    if (uri === undefined) return undefined;
    const visible = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri,
    );
    if (visible !== undefined) return this.#of(visible);
    const selections = this.#selections.get(uri) ?? [];
    return { uri: vscode.Uri.parse(uri), editor: undefined, selections };
  }

  /** Notes where the cursors of a document stand now. */
  remember(document: vscode.TextDocument, selections: readonly vscode.Selection[]): void {
    if (!isCitable(document)) return;
    this.#selections.set(document.uri.toString(), selections);
    this.#use(document);
  }

  dispose(): void {
    this.#scope.dispose();
  }

  #of(editor: vscode.TextEditor): Target {
    return { uri: editor.document.uri, editor, selections: editor.selections };
  }

  #use(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    if (!isCitable(document) || this.#recent[0] === uri) return;
    this.#recent = [uri, ...this.#recent.filter((other) => other !== uri)].slice(0, MOST);
    void this.#memento.update(STATE_KEY, this.#recent);
    this.#changed.fire();
  }
}

/** The addresses of all documents that a tab shows, those of a notebook's cells too. */
export function openInTabs(): ReadonlySet<string> {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return new Set(
    inputs.flatMap((input) => {
      if (input instanceof vscode.TabInputText) return [input.uri.toString()];
      return input instanceof vscode.TabInputNotebook ? cellsIn(input.uri) : [];
    }),
  );
}

/** What citing would do now, for a button's tooltip. */
export function citeTooltip(target: Target | undefined): string {
  return target === undefined ? text.citeToClipboard() : text.citeIn(documentName(target.uri));
}
