/** Quoting: a passage of a paper with its citation, into a document or onto the clipboard. */
import * as vscode from 'vscode';
import type { Highlight } from '../../../core/annotations/annotation.ts';
import { highlightOf } from '../../../core/annotations/highlights.ts';
import { placeBlock } from '../../../core/citations/place.ts';
import { formatQuotation, type Quotation } from '../../../core/citations/quotations.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { textOf } from '../../paperArguments.ts';
import { readSetting } from '../../settings.ts';
import type { Services } from '../../services.ts';
import { toCite } from '../bibliography/citing.ts';
import { footnoteReferences } from '../bibliography/formatted.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { markupOf, syntaxFor } from '../cite/documents.ts';
import { joiningEdits } from '../cite/insertCitation.ts';
import { writeInTarget, type TargetEdit } from '../cite/writeInTarget.ts';

/** What of a paper is quoted. */
export type Quoted = Omit<Quotation, 'paper'>;

/** Words of a quotation by which the user knows it. */
const NAME_LENGTH = 40;

/**
 * Quotes in the target, whose bibliography gets the paper with the quotation, else onto the clipboard; says which of the
 * two it did.
 */
export async function quoteInDocument(
  services: Services,
  targets: CitationTarget,
  { paper: quotedPaper, quoted }: { readonly paper: Paper; readonly quoted: Quoted },
): Promise<void> {
  const target = targets.current();
  const own = target && (await vscode.workspace.openTextDocument(target.uri));
  const cited = await toCite(services, own, [quotedPaper]);
  const [paper = quotedPaper] = cited.papers;
  const noted = { syntax: syntaxFor(own), document: own };
  const references = await footnoteReferences(services.context.extensionUri, [paper], noted);
  const write = (document: vscode.TextDocument | undefined) => {
    const [syntax, markup] = [syntaxFor(document), markupOf(document)];
    const style = readSetting('gloss.quotation.style', document);
    const template = readSetting(`gloss.quotation.${style}`, document);
    const format = { style, template, syntax, markup, references };
    return formatQuotation({ ...quoted, paper }, format);
  };
  await writeInTarget(targets, {
    content: write,
    name: () => `“${shortened(quoted.exact)}”`,
    addTo: cited.addTo,
    edits: (document, selections) =>
      readSetting('gloss.quotation.style', document) === 'block'
        ? blockEdits(document, selections, write(document))
        : joiningEdits(document, selections, () => write(document)),
  });
  await cited.finish();
}

export function shortened(words: string, length = NAME_LENGTH): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= length ? line : `${characters.slice(0, length).join('')}…`;
}

/** A block in lines of its own at each cursor; cursors of one paragraph get one. Replaces no words. */
export function blockEdits(
  document: vscode.TextDocument,
  selections: readonly vscode.Selection[],
  block: string,
): readonly TargetEdit[] {
  const lines = (line: number) =>
    line < document.lineCount ? document.lineAt(line).text : undefined;
  const edits = new Map<number, TargetEdit>();
  for (const selection of selections) {
    const at = document.validatePosition(selection.end).line;
    const { line, replaces, newText } = placeBlock(block, lines, at, markupOf(document));
    const { range } = document.lineAt(line);
    edits.set(line, {
      range: replaces ? range : new vscode.Range(range.end, range.end),
      newText: newText,
    });
  }
  return [...edits.values()];
}

/** What the argument of a command quotes; undefined where it names no words. */
export function quotedOf(
  highlights: readonly Highlight[],
  args: readonly unknown[],
): Quoted | undefined {
  const id = textOf(args, 'highlight');
  if (id !== undefined) return quotedHighlight(highlightOf(highlights, id));
  const exact = textOf(args, 'exact');
  if (exact === undefined) return undefined;
  return {
    exact,
    locator: textOf(args, 'locator') ?? '',
    comment: textOf(args, 'comment') ?? '',
  };
}

export function quotedHighlight({ quote, locator = '', comment }: Highlight): Quoted {
  return { exact: quote.exact, locator, comment };
}
