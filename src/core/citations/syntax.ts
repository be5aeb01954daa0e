/** How a citation is written in a document: pandoc Markdown, LaTeX, Typst or a Markdown link. */
import { GlossError } from '../base/errors.ts';
import { authorYear, type Paper } from '../library/paper.ts';
import { footnote, noteText, NO_REFERENCES, type References } from './footnote.ts';
import { latexLocator, normaliseLocator, pandocLocator, typstLocator } from './locator.ts';
import { escapeInline } from './markup.ts';
import { pandocKey } from './write.ts';
import { latexKey } from './writeLatex.ts';
import { typstItem } from './writeTypst.ts';

export const CITATION_SYNTAXES = [
  'pandoc',
  'pandoc-textual',
  'pandoc-suppressed',
  'latex',
  'natbib',
  'natbib-textual',
  'biblatex',
  'biblatex-textual',
  'typst',
  'typst-textual',
  'multimarkdown',
  'link',
  'footnote',
] as const;
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
  /** What footnotes say, of several papers too; those without are named by author, year and title. */
  readonly references?: References;
}

/**
 * Writes one citation of the papers, in their order.
 * - `pandoc`: `[@a; @b]`, `[@a, p. 5]`; `pandoc-textual`: `@a; @b`, `@a [p. 5]` (pandoc's manual,
 *   "Citation syntax"); `pandoc-suppressed`: `[-@a]`, without the author
 * - `latex`: `\cite{a,b}`, `\cite[p.~5]{a}`; `natbib`: `\citep`, `\citet`; `biblatex`: `\autocite`, `\textcite`
 * - `typst`: `@a @b`, `@a[p.~5]`, or `#cite(label("a/b"))` where a label can't be written with `@`;
 *   `typst-textual`: `#cite(<a>, form: "prose")`
 * - `multimarkdown`: `[#a] [#b]`, `[p. 5][#a]` (its guide, "Citations")
 * - `link`: `[Ibrahim et al. 2023](https://…)`, with `, p. 5` behind it
 * - `footnote`: `^[…]` with the formatted references, pandoc's inline note; `\footnote{…}`, `#footnote[…]` by their markup
 * @throws GlossError `citation.none` without papers, and for a key that the syntax can't hold `citation.pandocKey`,
 *   `citation.latexKey`, `citation.typstKey`, `citation.multimarkdownKey`
 */
export function formatCitation(
  papers: readonly Paper[],
  syntax: CitationSyntax,
  details: CitationDetails = {},
): string {
  if (papers.length === 0) throw new GlossError('citation.none', []);
  const { words, locator } = ofSingle(papers, details);
  switch (syntax) {
    case 'pandoc':
    case 'pandoc-suppressed': {
      const sign = syntax === 'pandoc' ? '@' : '-@';
      return `[${papers.map(({ key }) => sign + pandocKey(key)).join('; ')}${pandocSuffix(locator)}]`;
    }
    case 'pandoc-textual':
      return (
        papers.map(({ key }) => `@${pandocKey(key)}`).join('; ') + pandocTextualSuffix(locator)
      );
    case 'typst':
    case 'typst-textual': {
      const mode = syntax === 'typst' ? 'normal' : 'textual';
      return papers.map(({ key }) => typstItem(key, mode, typstSupplement(locator))).join(' ');
    }
    case 'multimarkdown':
      return papers.map((paper) => multimarkdown(paper, locator)).join(' ');
    case 'footnote':
      return notedCitation(papers, locator, details.references);
    case 'link':
      return papers.map((paper) => markdownLink(paper, words)).join('; ') + linkSuffix(locator);
    case 'latex':
    case 'natbib':
    case 'natbib-textual':
    case 'biblatex':
    case 'biblatex-textual': {
      const keys = papers.map(({ key }) => latexKey(key)).join(',');
      return `\\${LATEX_COMMANDS[syntax]}${latexOption(locator)}{${keys}}`;
    }
  }
}

function ofSingle(
  papers: readonly Paper[],
  { words = '', locator = '' }: CitationDetails,
): Required<Pick<CitationDetails, 'words' | 'locator'>> {
  return papers.length === 1 ? { words, locator } : { words: '', locator: '' };
}

const LATEX_COMMANDS = {
  latex: 'cite',
  natbib: 'citep',
  'natbib-textual': 'citet',
  biblatex: 'autocite',
  'biblatex-textual': 'textcite',
} as const;

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

function typstSupplement(locator: string): string {
  return locator.trim() === '' ? '' : typstLocator(locator);
}

function notedCitation(
  papers: readonly Paper[],
  locator: string,
  references: References = NO_REFERENCES,
): string {
  const behind =
    locator.trim() === '' ? '' : noteText(normaliseLocator(locator), references.markup);
  return footnote(
    papers.map((paper) => ({ paper, before: '', behind })),
    references,
  );
}

function linkSuffix(locator: string): string {
  return locator.trim() === '' ? '' : `, ${escapeInline(normaliseLocator(locator))}`;
}

function multimarkdown({ key }: Paper, locator: string): string {
  if (/[[\]\s;]/u.test(key)) throw new GlossError('citation.multimarkdownKey', [key]);
  const note = locator.trim() === '' ? '' : `[${escapeInline(normaliseLocator(locator))}]`;
  return `${note}[#${key}]`;
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
