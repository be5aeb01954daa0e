/** Where the user is typing: what stands there is not done yet, and nothing is to be said about it. */
import * as vscode from 'vscode';

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

  /** The cursors in a document that stand where its last change put them. */
  cursors(document: vscode.TextDocument): readonly vscode.Position[] {
    const ends = this.#ends.get(document) ?? [];
    return vscode.window.visibleTextEditors
      .filter((editor) => editor.document === document)
      .flatMap(({ selections }) => selections.map(({ active }) => active))
      .filter((active) => ends.includes(document.offsetAt(active)));
  }
}
