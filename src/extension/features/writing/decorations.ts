/**
 * Citation keys that are known stand in a quiet colour; one that neither the bibliography nor the library knows is
 * underlined too. The key that is being typed is nothing yet.
 */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { FoundItem } from '../../../core/citations/citation.ts';
import { isNoWork } from '../../../core/citations/noWork.ts';
import { KNOWN_KEY, UNKNOWN_KEY } from '../../../shared/manifest.ts';
import type { Services } from '../../services.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { isCitable } from '../cite/documents.ts';
import { itemsIn } from './documentCitations.ts';
import { keysOf } from './documentKeys.ts';
import { rangeAt } from '../../ranges.ts';
import { Soon } from './soon.ts';

const SETTING = 'gloss.citation.colours';
const AFTER_MILLISECONDS = 200;

export function registerDecorations(
  services: Services,
  bibliographies: WorkspaceBibliographies,
): Disposable {
  const scope = new Scope();
  const decorations = scope.own(new KeyDecorations(services, bibliographies));
  const { window, workspace } = vscode;
  const update = () => {
    decorations.updateSoon();
  };
  scope.own(window.onDidChangeVisibleTextEditors(update));
  scope.own(services.gloss.library.onDidChange(update));
  scope.own(onDidChangeSetting(SETTING, update));
  scope.own(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isCitable(document)) update();
    }),
  );
  scope.own(
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (decorations.isWaiting(textEditor)) update();
    }),
  );
  update();
  return scope;
}

class KeyDecorations implements vscode.Disposable {
  readonly #services: Services;
  readonly #bibliographies: WorkspaceBibliographies;
  readonly #scope = new Scope();
  readonly #known: vscode.TextEditorDecorationType;
  readonly #unknown: vscode.TextEditorDecorationType;
  readonly #soon: Soon;
  /** Editors with a key that is not shown as unknown while the cursor is at it. */
  #waiting: ReadonlySet<vscode.TextEditor> = new Set();

  constructor(services: Services, bibliographies: WorkspaceBibliographies) {
    this.#services = services;
    this.#bibliographies = bibliographies;
    const { ClosedClosed } = vscode.DecorationRangeBehavior;
    this.#known = this.#scope.own(
      vscode.window.createTextEditorDecorationType({
        color: new vscode.ThemeColor(KNOWN_KEY),
        rangeBehavior: ClosedClosed,
      }),
    );
    this.#unknown = this.#scope.own(
      vscode.window.createTextEditorDecorationType({
        color: new vscode.ThemeColor(UNKNOWN_KEY),
        textDecoration: 'underline dotted',
        rangeBehavior: ClosedClosed,
      }),
    );
    this.#soon = this.#scope.own(new Soon(() => void this.#update(), AFTER_MILLISECONDS));
  }

  updateSoon(): void {
    this.#soon.ask();
  }

  isWaiting(editor: vscode.TextEditor): boolean {
    return this.#waiting.has(editor);
  }

  dispose(): void {
    this.#scope.dispose();
  }

  async #update(): Promise<void> {
    const waiting = new Set<vscode.TextEditor>();
    for (const editor of vscode.window.visibleTextEditors) {
      if (isCitable(editor.document) && (await this.#updateOne(editor))) waiting.add(editor);
    }
    this.#waiting = waiting;
  }

  /** Whether a key waits for the cursor to go on. */
  async #updateOne(editor: vscode.TextEditor): Promise<boolean> {
    const { document } = editor;
    const items = readSetting(SETTING, document) ? await itemsIn(document) : [];
    const { version } = document;
    // A document without citations does not need the library.
    const isKnown = items.length === 0 ? () => false : await this.#knownIn(document);
    // What was found out about another text is of no use.
    if (document.version !== version) return false;
    const known = items.filter(({ key }) => isKnown(key));
    const others = items.filter(({ key }) => !isKnown(key) && !isNoWork(key));
    const unknown = others.filter((item) => !isAtCursor(editor, item));
    editor.setDecorations(this.#known, rangesOf(document, known));
    editor.setDecorations(this.#unknown, rangesOf(document, unknown));
    return unknown.length < others.length;
  }

  async #knownIn(document: vscode.TextDocument): Promise<(key: string) => boolean> {
    const { entry, paper } = await keysOf(this.#services, this.#bibliographies, document);
    return (key) => entry(key) !== undefined || paper(key) !== undefined;
  }
}

function isAtCursor({ document, selections }: vscode.TextEditor, { keySpan }: FoundItem): boolean {
  const cursors = selections.map(({ active }) => document.offsetAt(active));
  return cursors.some((cursor) => keySpan.start <= cursor && cursor <= keySpan.end);
}

function rangesOf(
  document: vscode.TextDocument,
  items: readonly FoundItem[],
): readonly vscode.Range[] {
  return items.map(({ keySpan }) => rangeAt(document, keySpan));
}
