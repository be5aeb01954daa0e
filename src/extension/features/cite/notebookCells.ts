/** Cells of notebooks, which the editor has as documents of their own: to Quarto and pandoc they are parts of one. */
import * as vscode from 'vscode';

/** Scheme of the addresses of cells: else like those of their notebooks. */
const CELL_SCHEME = 'vscode-notebook-cell';

/** The notebook that a document is a cell of; undefined for all else. */
export function notebookOf({ uri }: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (uri.scheme !== CELL_SCHEME) return undefined;
  const address = uri.toString();
  return vscode.workspace.notebookDocuments.find(
    (notebook) =>
      notebook.uri.path === uri.path &&
      notebook.getCells().some(({ document }) => document.uri.toString() === address),
  );
}

/** Whether an address is that of a cell. */
export function isCell(address: string): boolean {
  return address.startsWith(`${CELL_SCHEME}:`);
}

/** The notebook of this file, where it is open. */
export function openNotebook(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === address);
}

/** The addresses of all cells of a notebook that is open. */
export function cellsIn(uri: vscode.Uri): readonly string[] {
  const cells = openNotebook(uri)?.getCells() ?? [];
  return cells.map(({ document }) => document.uri.toString());
}

/** The file that a document stands in: where the paths that it names begin. */
export function fileOf(document: vscode.TextDocument): vscode.Uri {
  return notebookOf(document)?.uri ?? document.uri;
}

/** The text that begins with the document's metadata: for a cell, as Quarto has it, the notebook's first, a raw one too. */
export function headOf(document: vscode.TextDocument): string {
  const notebook = notebookOf(document);
  if (notebook === undefined) return document.getText();
  const [first] = notebook.getCells();
  return first !== undefined && isProse(first) ? first.document.getText() : '';
}

/** All that is written where a document stands: for a cell, in all cells of the notebook that are not code. */
export function wholeText(document: vscode.TextDocument): string {
  const notebook = notebookOf(document);
  if (notebook === undefined) return document.getText();
  return proseCells(notebook)
    .map((cell) => cell.document.getText())
    .join('\n\n');
}

/** The cells that are not code, in their order. */
export function proseCells(notebook: vscode.NotebookDocument): readonly vscode.NotebookCell[] {
  return notebook.getCells().filter(isProse);
}

/** The cells that are Markdown, in their order. */
export function markdownCells(notebook: vscode.NotebookDocument): readonly vscode.NotebookCell[] {
  return notebook.getCells().filter(isMarkdown);
}

function isMarkdown({ kind, document }: vscode.NotebookCell): boolean {
  return kind === vscode.NotebookCellKind.Markup && document.languageId === 'markdown';
}

/** The editor has raw cells as code in a language of that name. */
function isProse(cell: vscode.NotebookCell): boolean {
  return isMarkdown(cell) || cell.document.languageId === 'raw';
}
