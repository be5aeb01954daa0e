/**
 * Where a citation goes: the active text editor, else the document that was last edited or focused and
 * is still open in a tab, with the cursors it had.
 */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import { text } from '../../text.ts';
import { documentName, isCitable, isUsersDocument } from './documents.ts';

/** The last target outlives the window, so that a restored panel knows where to cite. */
const STATE_KEY = 'gloss.citationTarget';

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
  /** Another document is the target, or none is. */
  readonly onDidChange = this.#changed.event;
  #last: vscode.Uri | undefined;

  constructor(memento: vscode.Memento) {
    const { window, workspace } = vscode;
    this.#memento = memento;
    const last = memento.get<unknown>(STATE_KEY);
    this.#last = typeof last === 'string' ? vscode.Uri.parse(last) : undefined;
    const focus = (editor: vscode.TextEditor | undefined) => {
      if (editor === undefined) return;
      this.remember(editor.document, editor.selections);
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
        if (contentChanges.length > 0) this.#use(document);
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
    if (this.#last === undefined || !isOpenInTab(this.#last)) return undefined;
    const uri = this.#last.toString();
    const visible = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri,
    );
    if (visible !== undefined) return this.#of(visible);
    return { uri: this.#last, editor: undefined, selections: this.#selections.get(uri) ?? [] };
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
    if (!isCitable(document) || this.#last?.toString() === document.uri.toString()) return;
    this.#last = document.uri;
    void this.#memento.update(STATE_KEY, document.uri.toString());
    this.#changed.fire();
  }
}

function isOpenInTab(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted);
}

/** What citing would do now, for a button's tooltip. */
export function citeTooltip(target: Target | undefined): string {
  return target === undefined ? text.citeToClipboard() : text.citeIn(documentName(target.uri));
}
