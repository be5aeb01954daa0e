/** Citing in a footnote with the whole reference: pandoc's inline note, `^[…]`. */
import { authorYear, type Paper } from '../library/paper.ts';
import { escapeInline } from './markup.ts';

/** Formatted references in Markdown, by the keys of their papers. */
export type References = ReadonlyMap<string, string>;

/** A reference, and the Markdown that stands around it; empty for nothing. */
export interface NotedWork {
  readonly paper: Paper;
  readonly before: string;
  readonly behind: string;
}

/** One note with the reference of each work; of one without a formatted reference, author, year and title. */
export function footnote(works: readonly NotedWork[], references: References): string {
  const parts = works.map(({ paper, before, behind }) => {
    const reference = references.get(paper.key) ?? shortReference(paper);
    const front = before === '' ? '' : `${before} `;
    return front + (behind === '' ? reference : `${reference.replace(/\.$/u, '')}, ${behind}.`);
  });
  return `^[${parts.join(' ')}]`;
}

function shortReference(paper: Paper): string {
  return `${escapeInline(authorYear(paper))}, *${escapeInline(paper.title)}*.`;
}
