/** Citing papers with what the user types about each of them: "p. 3", "see …, chap. 2", "-", "@". */
import type { Paper } from '../library/paper.ts';
import type { CitationItem, CitationMode } from './citation.ts';
import { footnote, NO_REFERENCES } from './footnote.ts';
import type { Markup } from './markup.ts';
import { convertPhrase } from './phrase.ts';
import { formatCitation, type CitationDetails, type CitationSyntax } from './syntax.ts';
import { typedParts, type TypedParts } from './typedParts.ts';
import { markupOf, termOf, writeCitation, type Dialect } from './write.ts';

/** A work to be cited, and what is said about it, as it is typed; empty for nothing. */
export interface SaidWork {
  readonly key: string;
  readonly said: string;
}

/** The work as an item of a citation in a document; a sign among what is said goes before `mode`. */
export function itemSaid(
  { key, said }: SaidWork,
  mode: CitationMode,
  markup: Markup,
): CitationItem {
  return { key, ...partsSaid(said, mode, markup) };
}

export function partsSaid(said: string, mode: CitationMode, markup: Markup): TypedParts {
  const parts = typedParts(said);
  return {
    ...parts,
    mode: parts.mode === 'normal' ? mode : parts.mode,
    prefix: convertPhrase(parts.prefix, 'markdown', markup).text,
    suffix: convertPhrase(parts.suffix, 'markdown', markup).text,
  };
}

type Writer = readonly [dialect: Dialect, mode: CitationMode];

/** Syntaxes that have places for what is said. */
const WRITERS: Readonly<Partial<Record<CitationSyntax, Writer>>> = {
  pandoc: ['pandoc', 'normal'],
  'pandoc-textual': ['pandoc', 'textual'],
  'pandoc-suppressed': ['pandoc', 'suppress'],
  latex: ['latex', 'normal'],
  natbib: ['natbib', 'normal'],
  'natbib-textual': ['natbib', 'textual'],
  biblatex: ['biblatex', 'normal'],
  'biblatex-textual': ['biblatex', 'textual'],
  typst: ['typst', 'normal'],
  'typst-textual': ['typst', 'textual'],
};

/**
 * One citation of the papers, as `formatCitation` writes it, with what is said about each.
 * @param said in the order of the papers; what is missing is nothing
 * @throws GlossError as `formatCitation`
 */
export function citeWith(
  papers: readonly Paper[],
  said: readonly string[],
  syntax: CitationSyntax,
  details: CitationDetails = {},
): string {
  if (said.every((typed) => typed.trim() === '')) return formatCitation(papers, syntax, details);
  const works = papers.map((paper, index) => ({ paper, said: said[index] ?? '' }));
  if (syntax === 'footnote') {
    const { references = NO_REFERENCES } = details;
    const around = (typed: string) => aroundReference(typed, references.markup);
    const noted = works.map(({ paper, said: typed }) => ({ paper, ...around(typed) }));
    return footnote(noted, references);
  }
  const writer = WRITERS[syntax];
  if (writer === undefined) {
    const each = works.map((work) => aroundCitation(work, syntax, details));
    return each.join(syntax === 'multimarkdown' ? ' ' : '; ');
  }
  const [dialect, mode] = writer;
  const items = works.map(({ paper: { key }, said: typed }) =>
    itemSaid({ key, said: typed }, mode, markupOf(dialect)),
  );
  // In pandoc's Markdown, works behind a textual one in the same citation would stand in brackets.
  const groups = syntax === 'pandoc-textual' ? items.map((item) => [item]) : [items];
  return groups.map((group) => writeCitation(group, dialect).text).join('; ');
}

function aroundReference(
  said: string,
  markup: Markup,
): { readonly before: string; readonly behind: string } {
  const { prefix, suffix, ...counted } = partsSaid(said, 'normal', markup);
  const locator = counted.locator === '' ? '' : termOf(counted) + counted.locator;
  const behind = [locator, suffix.replace(/^[,\s]+/u, '')].filter((part) => part !== '').join(', ');
  return { before: prefix, behind };
}

/** Words before and behind, where the syntax has a place for a locator only. */
function aroundCitation(
  { paper, said }: { readonly paper: Paper; readonly said: string },
  syntax: CitationSyntax,
  details: CitationDetails,
): string {
  const { prefix, suffix, ...counted } = typedParts(said);
  const locator = counted.locator === '' ? '' : termOf(counted) + counted.locator;
  const before = prefix === '' ? '' : `${prefix} `;
  const comma = suffix === '' || /^\p{P}/u.test(suffix) ? '' : ', ';
  return before + formatCitation([paper], syntax, { ...details, locator }) + comma + suffix;
}
