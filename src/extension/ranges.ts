/** Places of the core in a document of the editor. */
import * as vscode from 'vscode';
import type { Span } from '../core/citations/citation.ts';

export function rangeAt(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

export function textAt(document: vscode.TextDocument, span: Span): string {
  return document.getText(rangeAt(document, span));
}
