/** How a citation is written in a document: pandoc Markdown, LaTeX, Typst or a Markdown link. */
import { GlossError } from '../base/errors.ts';
import { authorYear, type Paper } from '../library/paper.ts';

export const CITATION_SYNTAXES = ['pandoc', 'pandoc-textual', 'latex', 'typst', 'link'] as const;
export type CitationSyntax = (typeof CITATION_SYNTAXES)[number];

export function isCitationSyntax(value: unknown): value is CitationSyntax {
  return CITATION_SYNTAXES.some((syntax) => syntax === value);
}

/**
 * Writes one citation of the papers, in their order.
 * - `pandoc`: `[@a; @b]`, `pandoc-textual`: `@a; @b` (pandoc's manual, "Citation syntax")
 * - `latex`: `\cite{a,b}`
 * - `typst`: `@a @b`, or `#cite(label("a/b"))` where a label can't be written with `@`
 * - `link`: `[Ibrahim et al. 2023](https://…)`; `words`, if any, become the text of a single link
 * @throws GlossError `citation.none` without papers, `citation.latexKey` for a key that `\cite` breaks on
 */
export function formatCitation(
  papers: readonly Paper[],
  syntax: CitationSyntax,
  words = '',
): string {
  if (papers.length === 0) throw new GlossError('citation.none', []);
  switch (syntax) {
    case 'pandoc':
      return `[${papers.map(pandocKey).join('; ')}]`;
    case 'pandoc-textual':
      return papers.map(pandocKey).join('; ');
    case 'latex':
      return `\\cite{${papers.map(latexKey).join(',')}}`;
    case 'typst':
      return papers.map(typstCitation).join(' ');
    case 'link':
      return papers
        .map((paper) => markdownLink(paper, papers.length === 1 ? words : ''))
        .join('; ');
  }
}

/**
 * The keys that pandoc reads bare: they begin with a letter, digit or `_`, and hold single inner
 * punctuation of a fixed set; every other key goes into braces.
 */
const BARE_PANDOC_KEY = /^[\p{L}\p{Nd}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{Nd}_]+)*$/u;

function pandocKey({ key }: Paper): string {
  return BARE_PANDOC_KEY.test(key) ? `@${key}` : `@{${key}}`;
}

function latexKey({ key }: Paper): string {
  if (/[\s,{}\\%#~]/u.test(key)) throw new GlossError('citation.latexKey', [key]);
  return key;
}

/** Typst labels written after `@`: https://typst.app/docs/reference/model/ref/ */
const BARE_TYPST_LABEL = /^[\p{L}\p{Nd}_](?:[\p{L}\p{Nd}_\-.:]*[\p{L}\p{Nd}_-])?$/u;

function typstCitation({ key }: Paper): string {
  if (BARE_TYPST_LABEL.test(key)) return `@${key}`;
  const quoted = key.replace(/["\\]/gu, (character) => `\\${character}`);
  return `#cite(label("${quoted}"))`;
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
