/** Tables in the forms that pandoc knows: with pipes, with columns under dashes, and drawn as grids. */
import type { Blocks } from './block.ts';
import { DASHES, tableOfColumnsAt } from './columnTable.ts';
import { gridTableAt } from './gridTable.ts';
import { isBlankFrom, matchAt, nextLine, skipBlankLines } from './lexical.ts';
import { pipeTableAt } from './pipeTable.ts';
import { partOf } from './source.ts';
import type { Table } from './table.ts';

const CAPTION = / {0,3}(?::(?![\p{P}])|[Tt]able:)(.*\n(?:(?! *\n).*\n)*)(?: *\n)/uy;

/** A table with its caption before or behind it; undefined if none begins here. */
export function readTable(blocks: Blocks, start: number): number | undefined {
  const { source, text, context, sink, read } = blocks;
  const above = matchAt(CAPTION, text, start);
  const at = above === undefined ? start : skipBlankLines(text, start + above[0].length);
  const table = tableAt(text, at);
  if (table === undefined) return undefined;
  if (above !== undefined) caption(blocks, start, above);
  for (const cell of table.cells) {
    const part = partOf(source, cell, { between: '\n', tail: '\n\n' });
    if (table.blocks) read(part, context);
    else sink.text({ source: part, context, start: 0, end: part.text.length - 2, breaks: true });
  }
  const end = skipBlankLines(text, table.end);
  const below = above === undefined ? matchAt(CAPTION, text, end) : undefined;
  if (below === undefined) return end;
  caption(blocks, end, below);
  return skipBlankLines(text, end + below[0].length);
}

function caption(
  { source, text, context, sink }: Blocks,
  at: number,
  match: RegExpExecArray,
): void {
  const from = text.indexOf(':', at) + 1;
  const content = match[1]?.trimEnd() ?? '';
  sink.text({ source, context, start: from, end: from + content.length, breaks: true });
}

export function tableAt(text: string, at: number): Table | undefined {
  const end = nextLine(text, at);
  const line = text.slice(at, end);
  if (line.includes('|')) {
    const table = pipeTableAt(text, at);
    if (table !== undefined) return table;
  }
  if (/^ {0,3}\+[-=]/u.test(line)) return gridTableAt(text, at);
  const isUnderlined = DASHES.test(text.slice(end, nextLine(text, end) - 1));
  if (!isUnderlined && !DASHES.test(line.trimEnd())) return undefined;
  return isBlankFrom(text, at, end) ? undefined : tableOfColumnsAt(text, at);
}
