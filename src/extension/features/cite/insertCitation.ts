/** Puts a citation where it belongs: into a document, at every cursor. */
import type * as vscode from 'vscode';
import type { FoundCitation } from '../../../core/citations/citation.ts';
import { addToCitation, citationAt } from '../../../core/citations/edit.ts';
import { placeCitation } from '../../../core/citations/place.ts';
import { citeWith, type SaidWork } from '../../../core/citations/said.ts';
import type { References } from '../../../core/citations/footnote.ts';
import type { CitationSyntax } from '../../../core/citations/syntax.ts';
import { rangeAt } from '../../ranges.ts';
import type { Cited } from '../bibliography/citing.ts';
import { citationsOf } from '../writing/documentCitations.ts';
import { markupOf, syntaxFor } from './documents.ts';
import type { CitationTarget } from './citationTarget.ts';
import { writeInTarget, type TargetEdit } from './writeInTarget.ts';

export interface CitedWith extends Pick<Cited, 'papers' | 'addTo'> {
  /** What is said about each, as it is typed; in the order of the papers. */
  readonly said: readonly string[];
  /** For footnotes. */
  readonly references: References;
}

/** Cites in the target, else puts the citation on the clipboard; says which of the two it did. */
export async function insertCitation(
  { papers, said, references, addTo }: CitedWith,
  targets: CitationTarget,
  syntax: CitationSyntax | undefined,
): Promise<void> {
  const cite = (document: vscode.TextDocument | undefined, words = '') =>
    citeWith(papers, said, syntax ?? syntaxFor(document), { words, references });
  await writeInTarget(targets, {
    content: (document) => cite(document),
    name: (citation) => citation,
    addTo,
    edits: (document, selections) => {
      const works = papers.map(({ key }, index) => ({ key, said: said[index] ?? '' }));
      const added = syntax === undefined ? addingEdits(document, selections, works) : undefined;
      return added ?? joiningEdits(document, selections, (words) => cite(document, words));
    },
  });
}

/** Edits that add to the citations that the cursors are in; undefined if one of them is in none. */
function addingEdits(
  document: vscode.TextDocument,
  selections: readonly vscode.Selection[],
  works: readonly SaidWork[],
): readonly TargetEdit[] | undefined {
  const content = document.getText();
  const markup = markupOf(document);
  const found = citationsOf(document);
  const citations = new Map<number, FoundCitation>();
  for (const selection of selections) {
    const offset = document.offsetAt(document.validatePosition(selection.active));
    const citation = selection.isEmpty ? citationAt(found, offset) : undefined;
    // At its ends the cursor is beside a citation, not in it.
    const isInside = citation !== undefined && citation.start < offset && offset < citation.end;
    if (!isInside) return undefined;
    citations.set(citation.start, citation);
  }
  return [...citations.values()].map((citation) => {
    const edit = addToCitation(content, markup, citation, works);
    return { range: rangeAt(document, edit), newText: edit.newText };
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
