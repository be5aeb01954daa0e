/** Blocks that hold text or blocks of their own: quotes, notes, line blocks, and the names of links. */
import { closingBracket } from './balance.ts';
import type { Blocks } from './block.ts';
import { startsListItem } from './blockStarts.ts';
import { normalCitationAt } from './cites.ts';
import { contextOf, readerOf } from './inline.ts';
import { readInline } from './inlines.ts';
import {
  attributesEnd,
  blankLineFrom,
  isBlankFrom,
  matchAt,
  nextLine,
  noteMarkerAt,
  skipBlankLines,
  skipSpaces,
  titleEnd,
} from './lexical.ts';
import { partOf, type Slice } from './source.ts';

const QUOTE = / {0,3}> ?/y;

/** `>` before lines; lines without it go on with the paragraph. */
export function blockQuoteAt(blocks: Blocks, start: number): number | undefined {
  const { source, text, context, read } = blocks;
  if (matchAt(QUOTE, text, start) === undefined) return undefined;
  const slices: Slice[] = [];
  let at = start;
  while (at < text.length && !isBlankFrom(text, at, text.length)) {
    const mark = matchAt(QUOTE, text, at);
    if (mark === undefined && context.inList && startsListItem(text, at)) break;
    const from = mark === undefined ? skipSpaces(text, at, text.length) : at + mark[0].length;
    const end = nextLine(text, at);
    slices.push({ start: from, end });
    at = end;
  }
  read(partOf(source, slices, { tail: '\n\n' }), context);
  return skipBlankLines(text, at);
}

/** `| ` before lines whose ends count. */
export function lineBlockAt({ source, text, context, sink }: Blocks, start: number) {
  let at = start;
  for (;;) {
    const match = matchAt(/\|(?: .*)?\n(?: +\S.*\n)*/uy, text, at);
    if (match === undefined) break;
    const end = at + match[0].length;
    sink.text({ source, context, start: at + 1, end: end - 1, breaks: true });
    at = end;
  }
  return at > start ? skipBlankLines(text, at) : undefined;
}

/** `[^label]: content`, with what is indented below it. */
export function noteAt(blocks: Blocks, start: number): number | undefined {
  const { source, text, context, sink, read } = blocks;
  const marker = noteMarkerAt(text, indented(text, start), text.length);
  if (marker === undefined || text[marker.end] !== ':') return undefined;
  let from = marker.end + 1;
  if (isBlankFrom(text, from, text.length)) from = nextLine(text, from);
  from = withoutIndent(text, from);
  const slices: Slice[] = [{ start: from, end: nextLine(text, from) }];
  let at = nextLine(text, from);
  at = noteLines(blocks, at, slices);
  for (;;) {
    const next = skipBlankLines(text, at);
    if (next === at || next >= text.length || !text.startsWith('    ', next)) break;
    slices.push({ start: at, end: next });
    slices.push({ start: next + 4, end: nextLine(text, next) });
    at = noteLines(blocks, nextLine(text, next), slices);
  }
  sink.note(marker.label);
  read(partOf(source, slices, { tail: '\n\n' }), context);
  sink.note(undefined);
  return skipBlankLines(text, at);
}

function noteLines({ text, context }: Blocks, start: number, slices: Slice[]): number {
  let at = start;
  while (at < text.length && !isBlankFrom(text, at, text.length)) {
    if (noteMarkerAt(text, indented(text, at), text.length) !== undefined) break;
    if (context.divs > 0 && matchAt(/:::+ *\n/y, text, at) !== undefined) break;
    const end = nextLine(text, at);
    slices.push({ start: withoutIndent(text, at), end });
    at = end;
  }
  return at;
}

/** Behind up to three spaces. */
function indented(text: string, at: number): number {
  return skipSpaces(text, at, at + 3);
}

function withoutIndent(text: string, at: number): number {
  return text.startsWith('    ', at) ? at + 4 : at;
}

/** `[name]: address "title"` */
export function referenceAt(blocks: Blocks, start: number): number | undefined {
  const { source, text, context, sink } = blocks;
  const at = indented(text, start);
  if (text[at] !== '[' || !text.slice(at, blankLineFrom(text, at)).includes(']')) return undefined;
  const reader = readerOf(source, context, readInline);
  if (normalCitationAt(reader, at, contextOf(text.length)) !== undefined) return undefined;
  const close = closingBracket(reader, at, text.length);
  if (close === undefined || text[close + 1] !== ':') return undefined;
  const end = addressEnd(text, close + 2);
  if (end === undefined) return undefined;
  sink.name('link', text.slice(at, close + 1), at);
  return end;
}

/** Behind the line of the address, and that of its title. */
function addressEnd(text: string, start: number): number | undefined {
  const limit = text.length;
  const spaces = skipSpaces(text, start, limit);
  const at = text[spaces] === '\n' ? skipSpaces(text, spaces + 1, limit) : spaces;
  if (text[at] === '[') return undefined;
  const end = nextLine(text, at);
  const line = text.slice(at, end);
  for (const { index } of line.matchAll(/(?<=^| )[^ \n]/gu)) {
    const titled = anyTitleEnd(text, at + index);
    if (titled !== undefined) return behindTitle(text, titled);
    if (/^\[[^\]]*\]/u.test(line.slice(index))) return undefined;
  }
  const below = anyTitleEnd(text, skipSpaces(text, end, limit));
  const behind = below === undefined ? undefined : behindTitle(text, below);
  return behind ?? skipBlankLines(text, end);
}

function anyTitleEnd(text: string, at: number): number | undefined {
  const parenthesised = matchAt(/\((?:[^()\n\\]|\\.)*\)/uy, text, at);
  return parenthesised === undefined
    ? titleEnd(text, at, text.length)
    : at + parenthesised[0].length;
}

function behindTitle(text: string, at: number): number | undefined {
  const attributes = attributesEnd(text, skipSpaces(text, at, text.length), text.length);
  const end = attributes ?? at;
  return isBlankFrom(text, end, text.length) ? skipBlankLines(text, end) : undefined;
}
