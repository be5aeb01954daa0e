/** How a citation is written in a document: pandoc Markdown, LaTeX, Typst or a Markdown link. */
import { GlossError } from '../base/errors.ts';
import { authorYear, type Paper } from '../library/paper.ts';
import { isBareKey } from './grammar.ts';
import { latexLocator, normaliseLocator, pandocLocator, typstLocator } from './locator.ts';
import { escapeInline } from './markup.ts';

export const CITATION_SYNTAXES = ['pandoc', 'pandoc-textual', 'latex', 'typst', 'link'] as const;
export type CitationSyntax = (typeof CITATION_SYNTAXES)[number];

export function isCitationSyntax(value: unknown): value is CitationSyntax {
  return CITATION_SYNTAXES.some((syntax) => syntax === value);
}

/** What goes with the citation of a single paper; several papers have none of it. */
export interface CitationDetails {
  /** The text of a link; empty for author and year. */
  readonly words?: string;
  /** Where in the paper: "p. 5", "sec. 3"; empty for none. */
  readonly locator?: string;
}

/**
 * Writes one citation of the papers, in their order.
 * - `pandoc`: `[@a; @b]`, `[@a, p. 5]`; `pandoc-textual`: `@a; @b`, `@a [p. 5]` (pandoc's manual,
 *   "Citation syntax")
 * - `latex`: `\cite{a,b}`, `\cite[p.~5]{a}`
 * - `typst`: `@a @b`, `@a[p.~5]`, or `#cite(label("a/b"))` where a label can't be written with `@`
 * - `link`: `[Ibrahim et al. 2023](https://…)`, with `, p. 5` behind it
 * @throws GlossError `citation.none` without papers, `citation.latexKey` for a key that `\cite` breaks on
 */
export function formatCitation(
  papers: readonly Paper[],
  syntax: CitationSyntax,
  details: CitationDetails = {},
): string {
  if (papers.length === 0) throw new GlossError('citation.none', []);
  const { words = '', locator = '' } = papers.length === 1 ? details : {};
  switch (syntax) {
    case 'pandoc':
      return `[${papers.map(pandocKey).join('; ')}${pandocSuffix(locator)}]`;
    case 'pandoc-textual':
      return papers.map(pandocKey).join('; ') + pandocTextualSuffix(locator);
    case 'latex':
      return `\\cite${latexOption(locator)}{${papers.map(latexKey).join(',')}}`;
    case 'typst':
      return papers.map((paper) => typstCitation(paper, locator)).join(' ');
    case 'link':
      return papers.map((paper) => markdownLink(paper, words)).join('; ') + linkSuffix(locator);
  }
}

function pandocKey({ key }: Paper): string {
  return isBareKey(key) ? `@${key}` : `@{${key}}`;
}

function pandocSuffix(locator: string): string {
  if (locator.trim() === '') return '';
  const { forced, text } = pandocLocator(locator);
  return `${forced}, ${text}`;
}

function pandocTextualSuffix(locator: string): string {
  if (locator.trim() === '') return '';
  const { forced, text } = pandocLocator(locator);
  return forced === '' ? ` [${text}]` : ` [${forced}, ${text}]`;
}

function latexOption(locator: string): string {
  return locator.trim() === '' ? '' : `[${latexLocator(locator)}]`;
}

function linkSuffix(locator: string): string {
  return locator.trim() === '' ? '' : `, ${escapeInline(normaliseLocator(locator))}`;
}

function latexKey({ key }: Paper): string {
  if (/[\s,{}\\%#~]/u.test(key)) throw new GlossError('citation.latexKey', [key]);
  return key;
}

/** Typst labels written after `@`: https://typst.app/docs/reference/model/ref/ */
const BARE_TYPST_LABEL = /^[\p{L}\p{Nd}_](?:[\p{L}\p{Nd}_\-.:]*[\p{L}\p{Nd}_-])?$/u;

function typstCitation({ key }: Paper, locator: string): string {
  const supplement = locator.trim() === '' ? '' : `[${typstLocator(locator)}]`;
  if (BARE_TYPST_LABEL.test(key)) return `@${key}${supplement}`;
  const quoted = key.replace(/["\\]/gu, (character) => `\\${character}`);
  return `#cite(label("${quoted}")${supplement === '' ? '' : `, supplement: ${supplement}`})`;
}

function markdownLink(paper: Paper, words: string): string {
  const escaped = authorYear(paper).replace(/[\\[\]*_`<>]/gu, (character) => `\\${character}`);
  const text = words === '' ? escaped : words;
  const url = webAddress(paper);
  return url === undefined ? text : `[${text}](${url.replace(/[()\s<>]/gu, percentEncode)})`;
}

function percentEncode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Where a paper stands on the web: its own address, else its DOI's; undefined where neither is known. */
export function webAddress(paper: Paper): string | undefined {
  const { URL: url, DOI: doi } = paper.item;
  if (url !== undefined && /^https?:\/\//iu.test(url)) return url;
  return doi === undefined ? undefined : `https://doi.org/${doi}`;
}
