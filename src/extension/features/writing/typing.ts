/** Where the user is typing: what stands there is not done yet, and nothing is to be said about it. */
import type * as vscode from 'vscode';

export class Typing {
  /** Behind the last change of each document, as offsets. */
  readonly #ends = new WeakMap<vscode.TextDocument, readonly number[]>();

  /** A document was changed. */
  changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const changes = contentChanges.toSorted((one, other) => one.rangeOffset - other.rangeOffset);
    let grown = 0;
    const ends = changes.map(({ rangeOffset, rangeLength, text }) => {
      const end = rangeOffset + grown + text.length;
      grown += text.length - rangeLength;
      return end;
    });
    this.#ends.set(document, ends);
  }

  /** The cursors of an editor that stand where the last change put them. */
  cursors({ document, selections }: vscode.TextEditor): readonly vscode.Position[] {
    const ends = this.#ends.get(document) ?? [];
    return selections
      .map(({ active }) => active)
      .filter((active) => ends.includes(document.offsetAt(active)));
  }
}
