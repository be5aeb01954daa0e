/** Tables with pipes between their cells. */
import { codeEnd } from './code.ts';
import { OUTERMOST, readerOf, type Reader } from './inline.ts';
import { escapeEnd, isBlankFrom, mathEnd, matchAt, nextLine, skipSpaces } from './lexical.ts';
import type { Slice } from './source.ts';
import type { Table } from './table.ts';
import { isInlineTag, tagAt, texEnd } from './verbatim.ts';

const BREAK = / {0,3}(\|?) *:?-+:? *(?:[|+] *:?-+:? *)*(\|?) *\n/y;

export function pipeTableAt(text: string, at: number): Table | undefined {
  const start = skipSpaces(text, at, at + 3);
  if (/\s/u.test(text[start] ?? ' ')) return undefined;
  const below = nextLine(text, at);
  const line = matchAt(BREAK, text, below)?.[0];
  if (line === undefined || !/[|+]/u.test(line)) return undefined;
  const columns = line
    .trim()
    .replace(/^\||\|$/gu, '')
    .split(/[|+]/u).length;
  const reader = readerOf({ text, starts: [0], origins: [0] }, OUTERMOST, () => undefined);
  const head = cellsOf(reader, at);
  if (head === undefined) return undefined;
  const cells = head.cells.slice(0, columns);
  let end = below + line.length;
  for (let row = cellsOf(reader, end); row !== undefined; row = cellsOf(reader, end)) {
    cells.push(...row.cells.slice(0, columns));
    end = row.end;
  }
  return { cells: cells.map((cell) => [cell]), blocks: false, end };
}

interface Row {
  readonly cells: readonly Slice[];
  readonly end: number;
}

/** The cells of a line; undefined if it has no pipe. */
function cellsOf(reader: Reader, line: number): Row | undefined {
  const { text } = reader;
  const first = skipSpaces(text, line, text.length);
  const pipes = pipesFrom(reader, first);
  const end = pipes.at(-1) ?? first;
  if (pipes.length < 2 || text[end] !== '\n') return undefined;
  const starts = [first, ...pipes.map((pipe) => pipe + 1)];
  const cells = pipes.map((pipe, index) => ({ start: starts[index] ?? pipe, end: pipe }));
  const inner = cells.filter(
    ({ start }, index) =>
      !(index === 0 && text[first] === '|') &&
      !(index === cells.length - 1 && isBlankFrom(text, start, end + 1)),
  );
  return { cells: inner.map((cell) => trimmed(text, cell)), end: end + 1 };
}

/** Where the pipes of a line stand, and at last the line's end. */
function pipesFrom(reader: Reader, start: number): readonly number[] {
  const { text } = reader;
  const pipes: number[] = [];
  let at = start;
  while (at < text.length && text[at] !== '\n') {
    const isPipe = text[at] === '|';
    if (isPipe) pipes.push(at);
    at = isPipe ? at + 1 : chunkEnd(reader, at);
  }
  return [...pipes, at];
}

function trimmed(text: string, { start, end }: Slice): Slice {
  const cell = text.slice(start, end);
  const from = start + cell.length - cell.trimStart().length;
  return { start: from, end: Math.max(from, start + cell.trimEnd().length) };
}

function chunkEnd(reader: Reader, at: number): number {
  const { text } = reader;
  const limit = text.length;
  switch (text.charAt(at)) {
    case '`':
      return codeEnd(reader, at, limit) ?? at + 1;
    case '$':
      return mathEnd(text, at, limit) ?? at + 1;
    case '\\':
      return escapeEnd(text, at, limit) ?? texEnd(text, at, limit) ?? at + 1;
    case '<': {
      const tag = tagAt(text, at, limit);
      return tag !== undefined && isInlineTag(tag) ? tag.end : at + 1;
    }
    default:
      return at + 1;
  }
}
