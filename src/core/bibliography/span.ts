/** Where things stand in a text: UTF-16 offsets as the editor counts them, and lines from 1. */
import { lastUpTo } from '../base/ascending.ts';

/** `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The line of an offset, from 1. `\r\n`, `\n` and `\r` end a line. */
export type LineOf = (offset: number) => number;

/** Both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type PlaceOf = (offset: number) => Place;

export function lineCounter(text: string): LineOf {
  const placeOf = placeCounter(text);
  return (offset) => placeOf(offset).line;
}

/** Counts the lines of a text once, as far as it is asked about: it may be large, and read in slices. */
export function placeCounter(text: string): PlaceOf {
  const starts = [0];
  const lineEnd = /\r\n?|\n/gu;
  let isCounted = false;
  return (offset) => {
    while (!isCounted && (starts.at(-1) ?? 0) <= offset) {
      if (lineEnd.test(text)) starts.push(lineEnd.lastIndex);
      else isCounted = true;
    }
    const line = lastUpTo(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}
