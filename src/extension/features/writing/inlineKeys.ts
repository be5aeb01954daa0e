/** The keys of references that stand in the front matter of a document itself. */
import type * as vscode from 'vscode';
import { markupOf } from '../cite/documents.ts';
import { headOf } from '../cite/notebookCells.ts';

export async function inlineKeysOf(document: vscode.TextDocument): Promise<ReadonlySet<string>> {
  if (markupOf(document) !== 'markdown') return new Set();
  const content = headOf(document);
  if (!content.includes('references:')) return new Set();
  const { documentSettings } = await import('../../../core/bibliography/settings.ts');
  return new Set(documentSettings(content).references.map(({ key }) => key));
}
