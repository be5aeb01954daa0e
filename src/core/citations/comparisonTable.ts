/** Papers side by side, as a table in Markdown that pandoc and GitHub read alike (pipe tables). */
import { venueLabel, type Paper } from '../library/paper.ts';
import { escapeCell } from './markup.ts';
import { formatCitation, type CitationSyntax } from './syntax.ts';

export const COMPARISON_COLUMNS = [
  'citation',
  'title',
  'method',
  'year',
  'venue',
  'results',
  'code',
] as const;
export type ComparisonColumn = (typeof COMPARISON_COLUMNS)[number];

export function isComparisonColumn(value: unknown): value is ComparisonColumn {
  return COMPARISON_COLUMNS.some((column) => column === value);
}

export interface Comparison {
  /** From left to right. */
  readonly columns: readonly ComparisonColumn[];
  /** What stands above them. */
  readonly headings: Readonly<Record<ComparisonColumn, string>>;
  readonly syntax: CitationSyntax;
}

/** In dashes: where a line is long, pandoc shares the page among the columns by these. */
const WIDTHS: Readonly<Record<ComparisonColumn, number>> = {
  citation: 12,
  title: 24,
  method: 10,
  year: 6,
  venue: 8,
  results: 32,
  code: 12,
};

/**
 * One row a paper, in their order; what is not known of a paper is an empty cell.
 * @throws GlossError as `formatCitation`
 */
export function comparisonTable(
  papers: readonly Paper[],
  { columns, headings, syntax }: Comparison,
): string {
  const rows = papers.map((paper) => columns.map((column) => CELLS[column](paper, syntax)));
  const dashes = columns.map((column) => '-'.repeat(WIDTHS[column]));
  return [columns.map((column) => escapeCell(headings[column])), dashes, ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

type Cell = (paper: Paper, syntax: CitationSyntax) => string;

const CELLS: Readonly<Record<ComparisonColumn, Cell>> = {
  citation: (paper, syntax) => barred(formatCitation([paper], syntax)),
  title: ({ title }) => escapeCell(title),
  method: ({ facts }) => escapeCell(facts.method ?? ''),
  year: ({ year }) => year?.toString() ?? '',
  venue: (paper) => escapeCell(venueLabel(paper) ?? ''),
  results: ({ facts }) => escapeCell(facts.results.join('; ')),
  code: ({ facts }) => facts.code.map(codeLink).join(', '),
};

/** "[owner/name](https://…)" */
function codeLink(url: string): string {
  const words = url.replace(/^https?:\/\/(?:www\.)?(?:github\.com\/)?|\/$/gu, '');
  const address = url.replace(/[()\s<>|]/gu, encodeURIComponent).replace(/[()]/gu, bracketCode);
  return `[${escapeCell(words)}](${address})`;
}

function bracketCode(bracket: string): string {
  return bracket === '(' ? '%28' : '%29';
}

/** A bar in a key or an address would end the cell. */
function barred(citation: string): string {
  return citation.replace(/\|/gu, '\\|');
}
