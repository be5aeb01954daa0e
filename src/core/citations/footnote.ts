/** Citing in a footnote with the whole reference: pandoc's inline note `^[…]`, `\footnote{…}`, `#footnote[…]`. */
import { authorYear, type Paper } from '../library/paper.ts';
import { escapeInline, escapeText, type Markup } from './markup.ts';

/** Formatted references, by the keys of their papers. */
export interface References {
  /** What they are written in, and the note with them. */
  readonly markup: Markup;
  readonly byKey: ReadonlyMap<string, string>;
}

export const NO_REFERENCES: References = { markup: 'markdown', byKey: new Map() };

/** A reference, and what stands around it, in its markup; empty for nothing. */
export interface NotedWork {
  readonly paper: Paper;
  readonly before: string;
  readonly behind: string;
}

type Pair = readonly [open: string, close: string];

const NOTE: Readonly<Record<Markup, Pair>> = {
  markdown: ['^[', ']'],
  latex: ['\\footnote{', '}'],
  typst: ['#footnote[', ']'],
};
const EMPHASIS: Readonly<Record<Markup, Pair>> = {
  markdown: ['*', '*'],
  latex: ['\\emph{', '}'],
  typst: ['#emph[', ']'],
};

/** Whether a citation is a note, which follows its word at once. */
export function isFootnote(citation: string): boolean {
  return Object.values(NOTE).some(([open]) => citation.startsWith(open));
}

/** One note with the reference of each work; of one without a formatted reference, author, year and title. */
export function footnote(works: readonly NotedWork[], references: References): string {
  const { markup, byKey } = references;
  const parts = works.map(({ paper, before, behind }) => {
    const reference = byKey.get(paper.key) ?? shortReference(paper, markup);
    const front = before === '' ? '' : `${before} `;
    return front + (behind === '' ? reference : `${reference.replace(/\.$/u, '')}, ${behind}.`);
  });
  const [open, close] = NOTE[markup];
  return open + parts.join(' ') + close;
}

function shortReference(paper: Paper, markup: Markup): string {
  const [open, close] = EMPHASIS[markup];
  const title = open + noteText(paper.title, markup) + close;
  return `${noteText(authorYear(paper), markup)}, ${title}.`;
}

/** Plain words as they stand in a note. */
export function noteText(words: string, markup: Markup): string {
  return markup === 'markdown' ? escapeInline(words) : escapeText(words, markup);
}
