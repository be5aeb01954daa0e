/** Emphasis by `*` and `_`, as pandoc reads it: once opened, it goes on to its end or to the end of the text. */
import { readInlines, type Context, type Inline, type Reader, type ReadInline } from './inline.ts';
import { isWordAt } from './lexical.ts';

type Mark = '*' | '_';

export const readEmphasis: ReadInline = (reader, at, context) => {
  const { text } = reader;
  const mark: Mark = text[at] === '*' ? '*' : '_';
  if (mark === '_' && reader.wordEnd === at) return undefined;
  let end = at + 1;
  while (end < context.limit && text[end] === mark) end += 1;
  const isLiteral = end < context.limit && text[end] === ' ';
  return isLiteral ? literal(text, at, end) : opened({ reader, mark, context }, at, end);
};

function opened(emphasis: Emphasis, start: number, end: number): Inline {
  switch (end - start) {
    case 1:
      return one(emphasis, start, end, []);
    case 2:
      return two(emphasis, start, end, []);
    case 3:
      return three(emphasis, start, end);
    default:
      return literal(emphasis.reader.text, start, end);
  }
}

function literal(text: string, start: number, end: number): Inline {
  return { kind: 'text', start, end, text: text.slice(start, end) };
}

interface Emphasis {
  readonly reader: Reader;
  readonly mark: Mark;
  readonly context: Context;
}

/** Where the closing mark ends, if one stands here. */
function closing({ reader, mark, context }: Emphasis, at: number, count: number) {
  const end = at + count;
  if (end > context.limit || !reader.text.startsWith(mark.repeat(count), at)) return undefined;
  return mark === '_' && end < context.limit && isWordAt(reader.text, end) ? undefined : end;
}

function closed(emphasis: Emphasis, span: readonly [number, number], parts: readonly Inline[]) {
  emphasis.reader.wordEnd = span[1];
  return group(span, parts);
}

function group([start, end]: readonly [number, number], children: readonly Inline[]): Inline {
  return { kind: 'group', start, end, children, marks: ['', ''] };
}

/** Marks that nothing closes are text. */
function open(
  mark: string,
  [start, end]: readonly [number, number],
  parts: readonly Inline[],
): Inline {
  const marks: Inline = { kind: 'text', start, end: start + mark.length, text: mark };
  return { kind: 'group', start, end, children: [marks, ...parts], marks: ['', ''], isOpen: true };
}

function until(emphasis: Emphasis, from: number, count: number) {
  const { reader, context } = emphasis;
  return readInlines(reader, from, context, (at) => closing(emphasis, at, count) !== undefined);
}

function one(emphasis: Emphasis, start: number, from: number, before: readonly Inline[]): Inline {
  const { mark } = emphasis;
  let parts = before;
  let at = from;
  for (;;) {
    const read = until(emphasis, at, 1);
    parts = [...parts, ...read.parts];
    const end = closing(emphasis, read.end, 1);
    const strong = doubled(emphasis, read.end);
    if (strong === undefined) {
      if (end !== undefined) return closed(emphasis, [start, end], parts);
      return open(mark, [start, read.end], parts);
    }
    parts = [...parts, strong];
    at = strong.end;
  }
}

/** Two marks that are not followed by a third open what is strong within emphasis. */
function doubled(emphasis: Emphasis, at: number): Inline | undefined {
  const { reader, mark, context } = emphasis;
  const from = at + 2;
  if (from > context.limit || !reader.text.startsWith(mark + mark, at)) return undefined;
  return closing(emphasis, from, 1) === undefined ? two(emphasis, at, from, []) : undefined;
}

function two(emphasis: Emphasis, start: number, from: number, before: readonly Inline[]): Inline {
  const read = until(emphasis, from, 2);
  const parts = [...before, ...read.parts];
  const end = closing(emphasis, read.end, 2);
  if (end !== undefined) return closed(emphasis, [start, end], parts);
  return open(emphasis.mark.repeat(2), [start, read.end], parts);
}

function three(emphasis: Emphasis, start: number, from: number): Inline {
  const { parts, end: at } = until(emphasis, from, 1);
  const all = closing(emphasis, at, 3);
  if (all !== undefined) return closed(emphasis, [start, all], parts);
  const strong = closing(emphasis, at, 2);
  if (strong !== undefined) return one(emphasis, start, strong, parts);
  const light = closing(emphasis, at, 1);
  if (light !== undefined) return two(emphasis, start, light, parts);
  return open(emphasis.mark.repeat(3), [start, at], parts);
}
