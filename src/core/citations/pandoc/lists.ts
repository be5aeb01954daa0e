/** Lists: an item is its first line without the marker, and what is indented below it or goes on lazily. */
import {
  bulletAt,
  definitionAt,
  fencedCodeAt,
  orderedAt,
  startsListItem,
  type ListMarker,
} from './blockStarts.ts';
import type { Blocks } from './block.ts';
import { isBlankFrom, matchAt, nextLine, skipBlankLines, skipSpaces } from './lexical.ts';
import { documentOffset, partOf, type Slice } from './source.ts';
import { tableAt } from './tables.ts';
import { tagAt } from './verbatim.ts';

type MarkerAt = (at: number) => ListMarker | undefined;

/** Returns where the list ends; undefined if none begins here. */
export function listAt(blocks: Blocks, at: number, kind: 'bullet' | 'ordered'): number | undefined {
  const { text, context } = blocks;
  const first = kind === 'bullet' ? bulletAt(text, at) : orderedAt(text, at);
  if (first === undefined || (context.inList && !first.isFirst)) return undefined;
  return itemsFrom(blocks, at, (from) =>
    kind === 'bullet' ? bulletAt(text, from) : orderedAt(text, from, first.kind),
  );
}

function itemsFrom(blocks: Blocks, start: number, markerAt: MarkerAt): number {
  let at = start;
  for (let marker = markerAt(at); marker !== undefined; marker = markerAt(at)) {
    if (marker.example !== undefined) nameExample(blocks, marker.example, at);
    at = readItem(blocks, at, marker);
  }
  return at;
}

function nameExample({ source, sink }: Blocks, label: string, at: number): void {
  sink.name('example', label, documentOffset(source, at));
}

function readItem(blocks: Blocks, start: number, marker: ListMarker): number {
  const { source, text, context, read } = blocks;
  const indent = marker.example === undefined ? marker.end - start : 4;
  const slices: Slice[] = [{ start: marker.end, end: nextLine(text, marker.end) }];
  let at = nextLine(text, marker.end);
  at = lazyLines(blocks, at, indent, slices);
  at = blankLines(text, at, slices);
  for (;;) {
    const end = continuation(blocks, at, indent, slices);
    if (end === undefined) break;
    at = blankLines(text, end, slices);
  }
  read(partOf(source, slices), { ...context, inList: true });
  return at;
}

function blankLines(text: string, at: number, slices: Slice[]): number {
  const end = skipBlankLines(text, at);
  if (end > at) slices.push({ start: at, end });
  return end;
}

/** The lines that follow the first one without a blank one between, indented or not. */
function lazyLines(blocks: Blocks, start: number, indent: number, slices: Slice[]): number {
  const { text } = blocks;
  let at = start;
  while (at < text.length && !isBlankFrom(text, at, text.length)) {
    if (startsListItem(text, at) || fencedCodeAt(text, at) !== undefined) break;
    const inner = indentedBy(text, at, indent);
    const deeper = inner === undefined ? undefined : skipSpaces(text, inner, text.length);
    if (deeper !== undefined && startsListItem(text, deeper)) break;
    if (closesAround(blocks, at)) break;
    at = takeLine(text, at, inner ?? at, slices);
  }
  return at;
}

/** A further part of the item, behind blank lines or a nested list's start. */
function continuation(
  blocks: Blocks,
  start: number,
  indent: number,
  slices: Slice[],
): number | undefined {
  const { text } = blocks;
  const first = indentedBy(text, start, indent);
  if (first === undefined || !isOpenLine(blocks, start)) return undefined;
  let at = takeLine(text, start, first, slices);
  while (isOpenLine(blocks, at)) {
    const inner = indentedBy(text, at, indent);
    if (inner === undefined && startsListItem(text, at)) break;
    at = takeLine(text, at, inner ?? at, slices);
  }
  return at;
}

function isOpenLine(blocks: Blocks, at: number): boolean {
  const { text } = blocks;
  return at < text.length && !isBlankFrom(text, at, text.length) && !closesAround(blocks, at);
}

function closesAround({ text, context }: Blocks, at: number): boolean {
  if (context.divs > 0 && matchAt(/:::+ *\n/y, text, at) !== undefined) return true;
  const tag = context.html === undefined ? undefined : tagAt(text, at, text.length);
  return tag?.kind === 'close' && tag.name === context.html;
}

/** Behind the indentation, if the line has it. */
function indentedBy(text: string, at: number, indent: number): number | undefined {
  return skipSpaces(text, at, at + indent) === at + indent ? at + indent : undefined;
}

function takeLine(text: string, line: number, from: number, slices: Slice[]): number {
  const end = nextLine(text, line);
  slices.push({ start: from, end });
  return end;
}

/** A term in a line, and below it what begins with `:` or `~`. */
export function definitionListAt(blocks: Blocks, at: number): number | undefined {
  const { source, text, context, sink } = blocks;
  const markerAt: MarkerAt = (from) => definitionAt(text, from);
  let end: number | undefined;
  for (let from = at; from < text.length;) {
    const behind = nextLine(text, from);
    const start = isBlankFrom(text, behind, text.length) ? nextLine(text, behind) : behind;
    if (isBlankFrom(text, from, text.length) || markerAt(start) === undefined) break;
    if (start !== behind && tableAt(text, start) !== undefined) break;
    sink.text({ source, context, start: from, end: behind - 1, breaks: false });
    end = skipBlankLines(text, itemsFrom(blocks, start, markerAt));
    from = end;
  }
  return end;
}
