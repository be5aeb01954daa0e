/** Inserting what is made of several papers: a table that compares them, the list of references. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError } from '../../../core/base/errors.ts';
import {
  COMPARISON_COLUMNS,
  comparisonTable,
  isComparisonColumn,
  type ComparisonColumn,
} from '../../../core/citations/comparisonTable.ts';
import { withKey, type Paper } from '../../../core/library/paper.ts';
import { registerCommands } from '../../commands.ts';
import { comparisonHeadings, insertText } from '../../insertText.ts';
import { notify } from '../../notify.ts';
import { textOf, textsOf } from '../../paperArguments.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import type { Services } from '../../services.ts';
import { toCite } from '../bibliography/citing.ts';
import { formattedPapers } from '../bibliography/formatted.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { blockEdits } from '../quote/quotation.ts';
import { citationsOf } from '../writing/documentCitations.ts';
import { keysOf, type DocumentKeys } from '../writing/documentKeys.ts';
import type { CitationTarget } from './citationTarget.ts';
import { isCitable, markupOf, syntaxFor } from './documents.ts';
import { writeInTarget } from './writeInTarget.ts';

export interface InsertParts {
  readonly targets: CitationTarget;
  readonly asker: PaperAsker;
  readonly bibliographies: WorkspaceBibliographies;
}

export function registerInsertTable(services: Services, parts: InsertParts): Disposable {
  const { targets, asker } = parts;
  return registerCommands(
    {
      'gloss.insertComparisonTable': async (...args: unknown[]) => {
        const papers = await asker.many('gloss.insertComparisonTable', args);
        if (papers === undefined || papers.length === 0) return;
        const columns = columnsOf(args) ?? (await chooseColumns());
        if (columns === undefined || columns.length === 0) return;
        await insertComparison(services, targets, { papers, columns });
      },
      'gloss.insertReferenceList': (...args: unknown[]) =>
        insertReferences(services, parts, textOf(args, 'style')),
    },
    services.log,
  );
}

/** @throws GlossError `command.badArgument` for a column that there is not */
function columnsOf(args: readonly unknown[]): readonly ComparisonColumn[] | undefined {
  const command = 'gloss.insertComparisonTable';
  return textsOf(command, args, 'columns')?.map((column) => {
    if (isComparisonColumn(column)) return column;
    throw new GlossError('command.badArgument', [command, `there is no column “${column}”`]);
  });
}

async function chooseColumns(): Promise<readonly ComparisonColumn[] | undefined> {
  const headings = comparisonHeadings();
  const rows = COMPARISON_COLUMNS.map((column) => ({
    label: headings[column],
    picked: true,
    column,
  }));
  const chosen = await vscode.window.showQuickPick(rows, {
    title: insertText.columns(),
    canPickMany: true,
  });
  return chosen?.map(({ column }) => column);
}

async function insertComparison(
  services: Services,
  targets: CitationTarget,
  {
    papers,
    columns,
  }: { readonly papers: readonly Paper[]; readonly columns: readonly ComparisonColumn[] },
): Promise<void> {
  const document = await documentOf(targets);
  if (document !== undefined && isCitable(document) && markupOf(document) !== 'markdown') {
    throw new GlossError('table.notMarkdown', []);
  }
  const cites = columns.includes('citation');
  const cited = await toCite(services, document, cites ? papers : []);
  const compared = cites ? cited.papers : papers;
  const syntax = syntaxFor(document);
  const table = comparisonTable(compared, { columns, headings: comparisonHeadings(), syntax });
  const name = insertText.comparison(papers.length);
  await insertBlock(targets, { block: table, name, addTo: cited.addTo });
  await cited.finish();
}

/** Of the works that the document cites, in its style, as its entries have them. */
async function insertReferences(
  services: Services,
  { targets, bibliographies }: InsertParts,
  style: string | undefined,
): Promise<void> {
  const document = await documentOf(targets);
  if (document === undefined || !isCitable(document)) {
    throw new GlossError('references.noDocument', []);
  }
  const keys = await keysOf(services, bibliographies, document);
  const { papers, unknown } = citedPapers(document, keys);
  if (papers.length === 0) throw new GlossError('references.nothingCited', [unknown.join(', ')]);
  const [references, { referenceList }] = await Promise.all([
    formattedPapers(services.context.extensionUri, papers, { style, document, keys }),
    import('../../../core/bibliography/formattedHtml.ts'),
  ]);
  const html = references.map((reference) => reference.html);
  const list = referenceList(html, markupOf(document));
  await insertBlock(targets, { block: list, name: insertText.references(papers.length) });
  if (unknown.length > 0) void notify.warn(insertText.unknownCited(unknown.join(', ')));
}

/** Each work once, in the order in which the document cites them, under the key that it uses. */
function citedPapers(
  document: vscode.TextDocument,
  { paper: paperOf }: DocumentKeys,
): { readonly papers: readonly Paper[]; readonly unknown: readonly string[] } {
  const items = citationsOf(document).flatMap((citation) => citation.items);
  const keys = [...new Set(items.map(({ key }) => key))];
  // A work that is cited by two of its keys is one.
  const papers = new Map<Paper, Paper>();
  const unknown: string[] = [];
  for (const key of keys) {
    const paper = paperOf(key);
    if (paper === undefined) unknown.push(key);
    else if (!papers.has(paper)) papers.set(paper, withKey(paper, key));
  }
  return { papers: [...papers.values()], unknown };
}

async function documentOf(targets: CitationTarget): Promise<vscode.TextDocument | undefined> {
  const target = targets.current();
  return target === undefined ? undefined : vscode.workspace.openTextDocument(target.uri);
}

/** In lines of its own, at the first cursor only. */
async function insertBlock(
  targets: CitationTarget,
  {
    block,
    name,
    addTo,
  }: {
    readonly block: string;
    readonly name: string;
    readonly addTo?: (edit: vscode.WorkspaceEdit) => void;
  },
): Promise<void> {
  await writeInTarget(targets, {
    ...(addTo !== undefined && { addTo }),
    content: () => block,
    name: () => name,
    edits: (document, selections) => blockEdits(document, selections.slice(0, 1), block),
  });
}
