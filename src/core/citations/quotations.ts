/** A passage of a paper with its citation, as it is written in a document. */
import type { Paper } from '../library/paper.ts';
import type { References } from './footnote.ts';
import { escapeInline, escapeText, type Markup } from './markup.ts';
import { formatCitation, type CitationSyntax } from './syntax.ts';
import { fillTemplate } from './template.ts';

export interface Quotation {
  readonly paper: Paper;
  readonly exact: string;
  /** Where in the paper: "p. 5"; empty for none. */
  readonly locator?: string;
  /** What the user says about it, in their own Markdown. */
  readonly comment?: string;
}

export const QUOTATION_STYLES = ['block', 'inline'] as const;
export type QuotationStyle = (typeof QUOTATION_STYLES)[number];

export interface QuotationFormat {
  readonly style: QuotationStyle;
  /** For Markdown; LaTeX and Typst have a form of their own. */
  readonly template: string;
  readonly syntax: CitationSyntax;
  readonly markup: Markup;
  /** For footnotes. */
  readonly references?: References;
}

/**
 * The quotation. The paper's words stay text (see `markup.ts`); the comment is Markdown already.
 * @throws GlossError as `formatCitation`
 */
export function formatQuotation(quotation: Quotation, format: QuotationFormat): string {
  const { paper, exact, locator = '' } = quotation;
  const { style, syntax, markup, references } = format;
  const words = style === 'block' ? trimLines(exact) : exact.replace(/\s+/gu, ' ').trim();
  const citation = formatCitation([paper], syntax, { locator, ...(references && { references }) });
  switch (markup) {
    case 'markdown':
      return inMarkdown({ ...quotation, exact: words }, format, citation);
    case 'latex':
      return inLatex(words, style, citation);
    case 'typst':
      return inTypst(words, style, citation);
  }
}

function inMarkdown(
  { exact, comment = '' }: Quotation,
  { style, template }: QuotationFormat,
  citation: string,
): string {
  const inside = style === 'inline' ? nested(exact, marksAround(template)) : exact;
  const behindWords = style === 'inline' && !template.trimStart().startsWith('{text}');
  const text = behindWords ? escapeInline(inside) : escapeText(inside, 'markdown');
  const values = { text, citation, comment: comment.trim() };
  const filled = fillTemplate(template, values);
  return style === 'inline' ? filled : asBlockQuote(filled);
}

export function asBlockQuote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

function inLatex(words: string, style: QuotationStyle, citation: string): string {
  if (style === 'block') {
    return `\\begin{quote}\n${escapeText(words, 'latex')} ${citation}\n\\end{quote}`;
  }
  // Three marks in a row would be read as a double one before a single one.
  const text = escapeText(nested(words, ['`', "'"]), 'latex')
    .replace(/^(?=`)/u, '\\,')
    .replace(/(?<=')$/u, '\\,');
  return `\`\`${text}''~${citation}`;
}

function inTypst(words: string, style: QuotationStyle, citation: string): string {
  if (style === 'inline') return `"${escapeText(nested(words, ["'", "'"]), 'typst')}" ${citation}`;
  return `#quote(block: true)[\n${escapeText(words, 'typst')} ${citation}\n]`;
}

/** Lines without white space at their ends; several blank ones are one. */
function trimLines(text: string): string {
  return text
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n');
}

type Marks = readonly [open: string, close: string];

/** Single marks for what is quoted inside of double ones, by the mark that opens these. */
const SINGLE: Readonly<Record<string, Marks>> = {
  '“': ['‘', '’'],
  '„': ['‚', '‘'],
  '«': ['‹', '›'],
  '»': ['›', '‹'],
  '"': ["'", "'"],
};

/** The marks for a quotation inside of this one; undefined where the template has no double marks. */
function marksAround(template: string): Marks | undefined {
  const before = /([“„«»"])\s*\{text\}/u.exec(template)?.[1];
  return before === undefined ? undefined : SINGLE[before];
}

/** Inside of a quotation, double quotation marks become single ones. */
function nested(text: string, marks: Marks | undefined): string {
  if (marks === undefined) return text;
  const [open, close] = marks;
  return text
    .replace(/(?<=^|[\s([{–—-])(?:["“„«]|``)(?=\S)/gu, open)
    .replace(/["“”„«»]|''/gu, close);
}
