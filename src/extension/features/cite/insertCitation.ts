/** Puts a citation where it belongs: into a document, at every cursor. */
import type * as vscode from 'vscode';
import { placeCitation } from '../../../core/citations/place.ts';
import { formatCitation, type CitationSyntax } from '../../../core/citations/syntax.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { syntaxFor } from './documents.ts';
import type { CitationTarget } from './citationTarget.ts';
import { writeInTarget, type TargetEdit } from './writeInTarget.ts';

/** Cites in the target, else puts the citation on the clipboard; says which of the two it did. */
export async function insertCitation(
  papers: readonly Paper[],
  targets: CitationTarget,
  syntax: CitationSyntax | undefined,
): Promise<void> {
  const cite = (document: vscode.TextDocument | undefined, words = '') =>
    formatCitation(papers, syntax ?? syntaxFor(document), { words });
  await writeInTarget(targets, {
    content: (document) => cite(document),
    name: (citation) => citation,
    edits: (document, selections) =>
      joiningEdits(document, selections, (words) => cite(document, words)),
  });
}

/** Words that join the line at each cursor, in the place of what is selected. */
export function joiningEdits(
  document: vscode.TextDocument,
  selections: readonly vscode.Selection[],
  write: (selected: string) => string,
): readonly TargetEdit[] {
  return selections.map((selection) => {
    const range = document.validateRange(selection);
    const selected = document.getText(range);
    const around = textAround(document, range);
    return {
      range,
      newText: placeCitation({ citation: write(selected.trim()), selected, ...around }),
    };
  });
}

/** The lines before and behind a range, as far as it does not cover them. */
export function textAround(
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
): { readonly before: string; readonly after: string } {
  return {
    before: document.lineAt(start).text.slice(0, start.character),
    after: document.lineAt(end).text.slice(end.character),
  };
}
