/** How a citation or a quotation joins the text around it. */
import { isFootnote } from './footnote.ts';
import type { Markup } from './markup.ts';

export interface Placement {
  readonly citation: string;
  /** The line before the cursor or selection. */
  readonly before: string;
  /** The line behind it. */
  readonly after: string;
  /** The selected text, which the citation replaces. */
  readonly selected: string;
}

/** What stands before a citation without a space: a bracket, a quotation mark, a dash, a space. */
const NEEDS_NO_SPACE = /[\s([{<"'“‘«„~–—/-]$|^$/u;
/** What would be read as part of a citation that it follows: a word, and to Typst a bracket. */
const READS_ON = /^[\p{L}\p{N}_@([{]|^[:.#$%&\-+?<>~/][\p{L}\p{N}_]/u;

/**
 * The text that replaces the selection. A space parts the citation from a word before it and from
 * whatever behind it would become part of its key; white space at the ends of a selection stays.
 */
export function placeCitation({ citation, before, after, selected }: Placement): string {
  const leading = /^\s*/u.exec(selected)?.[0] ?? '';
  const trailing = selected.trim() === '' ? '' : (/\s*$/u.exec(selected)?.[0] ?? '');
  const front = isFootnote(citation) || NEEDS_NO_SPACE.test(before + leading) ? '' : ' ';
  const back = READS_ON.test(trailing + after) ? ' ' : '';
  return `${leading}${front}${citation}${trailing}${back}`;
}

/** The lines of a document, from 0; undefined behind the last. */
export type Lines = (line: number) => string | undefined;

export interface BlockPlace {
  /** The line whose end the block goes to. */
  readonly line: number;
  /** Whether the block takes the place of this line, which is blank. */
  readonly replaces: boolean;
  readonly newText: string;
}

/** What ends a paragraph without a blank line: an environment, a section, a function call, a heading. */
const ENDS_PARAGRAPH: Readonly<Record<Markup, RegExp>> = {
  markdown: /^\s*$/u,
  latex: /^\s*(?:$|\\(?:begin|end|(?:sub)*section|chapter|item)\b|%)/u,
  typst: /^\s*(?:$|=+\s|#|\]|\/\/)/u,
};

/** A block in lines of its own, with blank lines around it: on a blank line, else behind the paragraph. */
export function placeBlock(block: string, lines: Lines, at: number, markup: Markup): BlockPlace {
  const isBlank = (line: number) => (lines(line) ?? '').trim() === '';
  const replaces = isBlank(at);
  const line = replaces ? at : paragraphEnd(lines, at, markup);
  const ownLine = replaces ? '' : '\n\n';
  const front = replaces && line > 0 && !isBlank(line - 1) ? '\n' : ownLine;
  const back = isBlank(line + 1) ? '' : '\n';
  return { line, replaces, newText: front + block + back };
}

function paragraphEnd(lines: Lines, at: number, markup: Markup): number {
  let end = at;
  for (let next = lines(end + 1); next !== undefined; next = lines(end + 1)) {
    if (ENDS_PARAGRAPH[markup].test(next)) break;
    end++;
  }
  return end;
}
