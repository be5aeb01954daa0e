/** Code spans: from a run of backticks to the next one of the same length. */
import { startsListItem } from './blockStarts.ts';
import type { Reader, ReadInline, Ticks } from './inline.ts';
import { attributesEnd, isBlankFrom, rawAttributeEnd } from './lexical.ts';

export const readCode: ReadInline = (reader, at, { limit }) => {
  const close = codeEnd(reader, at, limit);
  if (close === undefined) return undefined;
  const { text } = reader;
  const ticks = /^`+/u.exec(text.slice(at, close))?.[0].length ?? 1;
  const raw = rawAttributeEnd(text, close, limit);
  if (raw !== undefined) return { kind: 'raw', start: at, end: raw };
  const end = attributesEnd(text, close, limit) ?? close;
  const content = text
    .slice(at + ticks, close - ticks)
    .trim()
    .replace(/\n/gu, ' ');
  return { kind: 'code', start: at, end, text: content };
};

/** Where the code span ends, its attributes aside. */
export function codeEnd(reader: Reader, at: number, limit: number): number | undefined {
  if (reader.text[at] !== '`') return undefined;
  reader.ticks ??= ticksIn(reader.text);
  const { starts, ends, byLength } = reader.ticks;
  const open = ends[firstFrom(starts, at + 1) - 1] ?? at + 1;
  const length = open - at;
  const same = byLength.get(length) ?? [];
  const close = same[firstFrom(same, open)];
  if (close === undefined || close + length > limit) return undefined;
  return holdsBlockEnd(reader, open, close) ? undefined : close + length;
}

function holdsBlockEnd({ text, block }: Reader, start: number, end: number): boolean {
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    if (isBlankFrom(text, at + 1, text.length)) return true;
    if (block.inList && startsListItem(text, at + 1)) return true;
  }
  return false;
}

/** The index of the first of these ascending numbers that is not less. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ticksIn(text: string): Ticks {
  const starts: number[] = [];
  const ends: number[] = [];
  const byLength = new Map<number, number[]>();
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
    const start = at;
    while (text[at] === '`') at += 1;
    starts.push(start);
    ends.push(at);
    const same = byLength.get(at - start);
    if (same === undefined) byLength.set(at - start, [start]);
    else same.push(start);
  }
  return { starts, ends, byLength };
}
