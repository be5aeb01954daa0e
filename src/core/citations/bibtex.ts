/**
 * Papers as BibTeX entries, written by citation-js: names, LaTeX escapes and protected capitals are
 * its. Preprints get what BibTeX styles and arXiv expect of them: `@misc` with `eprint`.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { CslItem, Paper } from '../library/paper.ts';

interface BibtexEntry {
  readonly type: string;
  readonly label: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** https://ctan.org/pkg/bibtex: the names that every style defines; they stand without braces. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One entry a paper under its citation key, each ending with a line end. */
export function toBibtex(papers: readonly Paper[]): string {
  return papers.map((paper) => writeEntry(bibtexEntry(paper))).join('\n');
}

function bibtexEntry(paper: Paper): BibtexEntry {
  const [entry] = plugins.output.format('bibtex', [prepared(paper.item)], {
    format: 'object',
  }) as BibtexEntry[];
  if (entry === undefined) throw new Error(`No BibTeX entry came of ${paper.key}`);
  const { title, month, ...properties } = entry.properties;
  const { arxiv } = paper.facts;
  return {
    type: arxiv === undefined ? entry.type : 'misc',
    label: paper.key,
    properties: {
      ...(title !== undefined && { title: protectFirstWords(title) }),
      ...properties,
      ...(arxiv !== undefined && { eprint: arxiv, archiveprefix: 'arXiv' }),
      ...(month !== undefined && monthField(paper.item)),
    },
  };
}

/** Superscript digits would lose their place; citation-js knows them as markup. */
function prepared(item: CslItem): CslItem {
  if (item.title === undefined) return item;
  const title = item.title.replace(
    /[⁰¹²³⁴-⁹]+/gu,
    (digits) => `<sup>${digits.normalize('NFKD')}</sup>`,
  );
  return { ...item, title };
}

/**
 * citation-js puts capitalised words into braces, but for the first word and those behind a colon: right
 * for "Sparse" and "COMET: Learning", whose first letter every style keeps, wrong for "SVDQuant" and "N:M".
 */
function protectFirstWords(title: string): string {
  return title.replace(/(^|:\s*)([\p{L}\p{Nd}]+)/gu, (whole, before: string, word: string) => {
    const lowered = before === ':' ? word : word.slice(1);
    return /\p{Lu}/u.test(lowered) ? `${before}{${word}}` : whole;
  });
}

function monthField(item: CslItem): { readonly month?: string } {
  const month = MONTHS[Number(item.issued?.['date-parts']?.[0]?.[1]) - 1];
  return month === undefined ? {} : { month };
}

function writeEntry({ type, label, properties }: BibtexEntry): string {
  const lines = Object.entries(properties).map(
    ([field, value]) => `  ${field} = ${field === 'month' ? value : `{${value}}`},\n`,
  );
  return `@${type}{${label},\n${lines.join('')}}\n`;
}
