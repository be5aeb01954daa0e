/** Tables drawn with `+`, `-` and `|`. */
import { nextLine, skipSpaces } from './lexical.ts';
import type { Slice } from './source.ts';
import type { Table } from './table.ts';

const TOP = /^\+(?:[-:]+\+)+ *$/u;
/** Cells that reach over several rows or columns are read by the columns that the first line has. */
export function gridTableAt(text: string, start: number): Table | undefined {
  const first = skipSpaces(text, start, start + 3);
  const rule = lineAt(text, first);
  if (!TOP.test(rule)) return undefined;
  const borders = [...rule.matchAll(/\+/gu)].map(({ index }) => index);
  const cells: Slice[][] = [];
  let row: Slice[][] = [];
  let at = nextLine(text, start);
  let last = '';
  for (; isDrawn(text, at, first - start); at = nextLine(text, at)) {
    const line = at + first - start;
    if (text[line] === '+') {
      if (!isRule(lineAt(text, line).trimEnd(), rule)) return undefined;
      last = lineAt(text, line);
      cells.push(...row);
      row = [];
    } else row = withLine(row, piecesOf(lineAt(text, line), borders), line);
  }
  // What stands below the last rule belongs to no row, unless that is the head's.
  if (last.includes('=')) cells.push(...row);
  return cells.length === 0 ? undefined : { cells, blocks: true, end: at };
}

/** A rule between rows is as long as the first; it may leave out cells that go on. */
function isRule(line: string, first: string): boolean {
  const missing = first.trimEnd().length - line.length;
  if (/^\+[-=:+]*\+$/u.test(line)) return missing <= 0 || /^\++$/u.test(line);
  return line === '+' || (missing === 0 && /[+|]$/u.test(line));
}

function isDrawn(text: string, at: number, indent: number): boolean {
  return skipSpaces(text, at, at + 3) === at + indent && /[+|]/u.test(text[at + indent] ?? '');
}

function lineAt(text: string, at: number): string {
  return text.slice(at, nextLine(text, at) - 1);
}

/** A line's pieces: between the borders of the first line, or between its own where it has as many. */
function piecesOf(line: string, borders: readonly number[]): readonly Slice[] {
  const own = [...line.matchAll(/\|/gu)].map(({ index }) => index);
  const places = own.length === borders.length ? own : [...borders.slice(0, -1), line.length - 1];
  return places.slice(0, -1).map((place, index) => {
    const start = Math.min(place + 1, line.length);
    return { start, end: Math.max(start, Math.min(places[index + 1] ?? line.length, line.length)) };
  });
}

function withLine(row: readonly Slice[][], pieces: readonly Slice[], line: number): Slice[][] {
  return pieces.map(({ start, end }, index) => [
    ...(row[index] ?? []),
    { start: line + start, end: line + end },
  ]);
}
