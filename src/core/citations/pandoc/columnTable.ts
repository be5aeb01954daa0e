/** Tables whose columns stand under dashes; in a multiline one, a blank line ends a row. */
import { isBlankFrom, nextLine, skipBlankLines, skipSpaces } from './lexical.ts';
import type { Slice } from './source.ts';
import type { Table } from './table.ts';

/** A line of dashes in one or more columns. */
export const DASHES = /^ {0,3}-+(?: +-+)* *$/u;

export function tableOfColumnsAt(text: string, at: number): Table | undefined {
  const isRuled = isDashes(text, at);
  if (isRuled)
    return multilineTable(text, at) ?? headless(text, at, false) ?? headless(text, at, true);
  const rows = rowsFrom(text, nextLine(text, nextLine(text, at)), false);
  if (rows === undefined) return undefined;
  const columns = columnsOf(text, nextLine(text, at));
  return tableOf(text, columns, [[at], ...rows.rows], rows.end);
}

function isDashes(text: string, at: number): boolean {
  return at < text.length && DASHES.test(text.slice(at, nextLine(text, at) - 1));
}

/** Dashes, the head in some lines, dashes in columns, rows, dashes. */
function multilineTable(text: string, at: number): Table | undefined {
  const head: number[] = [];
  let line = nextLine(text, at);
  while (line < text.length && !isDashes(text, line)) {
    if (head.length === 0 && isBlankFrom(text, line, text.length)) return undefined;
    head.push(line);
    line = nextLine(text, line);
  }
  if (head.length === 0 || line >= text.length) return undefined;
  const rows = rowsFrom(text, nextLine(text, line), true);
  if (rows?.isClosed !== true) return undefined;
  return tableOf(text, columnsOf(text, line), [head, ...rows.rows], rows.end);
}

function headless(text: string, at: number, multiline: boolean): Table | undefined {
  const rows = rowsFrom(text, nextLine(text, at), multiline);
  if (rows?.isClosed !== true) return undefined;
  return tableOf(text, columnsOf(text, at), rows.rows, rows.end);
}

interface Rows {
  /** Where the lines of each row begin. */
  readonly rows: readonly (readonly number[])[];
  readonly isClosed: boolean;
  readonly end: number;
}

/** Rows up to a line of dashes; those of one line each end with a blank line too. */
function rowsFrom(text: string, start: number, multiline: boolean): Rows | undefined {
  const rows: number[][] = [];
  let at = start;
  while (at < text.length) {
    if (isDashes(text, at)) return rowsOf(rows, true, nextLine(text, at));
    if (isBlankFrom(text, at, text.length)) {
      if (!multiline || rows.length === 0) break;
      at = skipBlankLines(text, at);
      rows.push([]);
      continue;
    }
    if (multiline && rows.length > 0) rows.at(-1)?.push(at);
    else rows.push([at]);
    at = nextLine(text, at);
  }
  return rowsOf(rows, false, at);
}

function rowsOf(rows: Rows['rows'], isClosed: boolean, end: number): Rows | undefined {
  return rows.length === 0 ? undefined : { rows, isClosed, end };
}

/** Where columns begin in a line: each reaches to the next. */
function columnsOf(text: string, line: number): readonly number[] {
  const dashes = text.slice(line, nextLine(text, line) - 1);
  return [...dashes.matchAll(/-+/gu)].map(({ index }) => index);
}

function tableOf(
  text: string,
  columns: readonly number[],
  rows: readonly (readonly number[])[],
  end: number,
): Table {
  const cells = rows.flatMap((lines) =>
    columns.map((column, index) =>
      lines.map((line) => pieceOf(text, line, column, columns[index + 1] ?? Infinity)),
    ),
  );
  return { cells, blocks: false, end };
}

/** The piece of a line in a column. */
function pieceOf(text: string, line: number, from: number, to: number): Slice {
  const end = nextLine(text, line) - 1;
  const shown = text.slice(line, end);
  const start = skipSpaces(text, line + unitsIn(shown, from), end);
  return { start, end: Math.max(start, line + unitsIn(shown, to)) };
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many UTF-16 code units of a line fill so many columns on a screen. */
function unitsIn(line: string, columns: number): number {
  let width = 0;
  let units = 0;
  for (const character of line) {
    if (width >= columns && !/\p{M}/u.test(character)) break;
    width += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
    units += character.length;
  }
  return units;
}
