/** Where the user is typing: what stands there is not done yet, and nothing is to be said about it. */
import * as vscode from 'vscode';

/** What the editor closes of itself, behind the cursor. */
const CLOSING = /[)\]}>"'`$*_]+$/u;

/** Where a change leaves the cursor, as offsets: behind what was put in, or before what closes it. */
interface Left {
  readonly from: number;
  readonly to: number;
}

export class Typing {
  /** By the last change of each document. */
  readonly #left = new WeakMap<vscode.TextDocument, readonly Left[]>();

  /** A document was changed. */
  changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const changes = contentChanges.toSorted((one, other) => one.rangeOffset - other.rangeOffset);
    let grown = 0;
    const left = changes.map(({ rangeOffset, rangeLength, text }): Left => {
      const to = rangeOffset + grown + text.length;
      grown += text.length - rangeLength;
      const closing = text.length > 1 ? (CLOSING.exec(text)?.[0].length ?? 0) : 0;
      return { from: to - closing, to };
    });
    this.#left.set(document, left);
  }

  /** The cursors in a document that stand where its last change put them. */
  cursors(document: vscode.TextDocument): readonly vscode.Position[] {
    const left = this.#left.get(document) ?? [];
    const isHere = (at: number) => left.some(({ from, to }) => from <= at && at <= to);
    return vscode.window.visibleTextEditors
      .filter((editor) => editor.document === document)
      .flatMap(({ selections }) => selections.map(({ active }) => active))
      .filter((active) => isHere(document.offsetAt(active)));
  }
}
