/**
 * A text to be read, and where each part of it stands in the document. The contents of lists, quotes,
 * notes and table cells are texts of their own, without the marks around them.
 */
import { lastUpTo } from '../../base/ascending.ts';

/** Offsets are UTF-16 code units. From `starts[i]` on, the text stands in the document at `origins[i]`. */
export interface Source {
  readonly text: string;
  readonly starts: readonly number[];
  readonly origins: readonly number[];
}

/** A part of a source: `end` is exclusive. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** pandoc's own: it reads every text as if these followed. */
const FINAL_NEWLINES = '\n\n\n';
const TAB_STOP = 4;

/** The whole document: without carriage returns, tabs as spaces up to the next fourth column, as pandoc has it. */
export function documentSource(text: string): Source {
  if (!/[\t\r]/u.test(text)) return { text: text + FINAL_NEWLINES, starts: [0], origins: [0] };
  const builder = sourceBuilder();
  let lineStart = 0;
  let width = 0;
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(/[\t\r\n]/gu)) {
    if (mark === '\n') {
      lineStart = index + 1;
      width = 0;
      continue;
    }
    builder.add(text.slice(from, index), from);
    if (mark === '\t') {
      const spaces = TAB_STOP - ((index - lineStart + width) % TAB_STOP);
      builder.add(' '.repeat(spaces), index);
      width += spaces - 1;
    } else {
      width -= 1;
    }
    from = index + 1;
  }
  builder.add(text.slice(from) + FINAL_NEWLINES, from);
  return builder.build();
}

/** What a part has that its source has not, at the places where slices end. */
export interface Added {
  readonly between?: string;
  readonly tail?: string;
}

/** The slices one after the other. */
export function partOf(source: Source, slices: readonly Slice[], added: Added = {}): Source {
  const { between = '', tail = '' } = added;
  const builder = sourceBuilder();
  let last = 0;
  for (const [number, slice] of slices.entries()) {
    if (number > 0) builder.add(between, documentEnd(source, last));
    addSlice(builder, source, slice);
    last = slice.end;
  }
  builder.add(tail, documentEnd(source, last));
  return builder.build();
}

function addSlice(builder: Builder, source: Source, { start, end }: Slice): void {
  const { text, starts } = source;
  let from = start;
  for (let index = lastUpTo(source.starts, start); from < end; index += 1) {
    const to = Math.min(end, starts[index + 1] ?? end);
    if (to > from) builder.add(text.slice(from, to), documentOffset(source, from));
    from = Math.max(from, to);
  }
}

/** Where in the document the character at this place stands. */
export function documentOffset({ starts, origins }: Source, at: number): number {
  const index = lastUpTo(starts, at);
  return (origins[index] ?? 0) + at - (starts[index] ?? 0);
}

/** Where in the document what ends here ends. */
export function documentEnd(source: Source, end: number): number {
  return end === 0 ? documentOffset(source, 0) : documentOffset(source, end - 1) + 1;
}

type Builder = ReturnType<typeof sourceBuilder>;

function sourceBuilder() {
  const parts: string[] = [];
  const starts: number[] = [];
  const origins: number[] = [];
  let length = 0;
  let next = -1;
  return {
    add(text: string, origin: number): void {
      if (text === '') return;
      if (origin !== next) {
        starts.push(length);
        origins.push(origin);
      }
      parts.push(text);
      length += text.length;
      next = origin + text.length;
    },
    build: (): Source => ({
      text: parts.join(''),
      starts: starts.length === 0 ? [0] : starts,
      origins: origins.length === 0 ? [0] : origins,
    }),
  };
}
