/** Where things stand in a text: UTF-16 offsets as the editor counts them, and lines from 1. */

/** `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The line of an offset, from 1. `\r\n`, `\n` and `\r` end a line. */
export type LineOf = (offset: number) => number;

/** Counts the lines of a text once, at the first question. */
export function lineCounter(text: string): LineOf {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const lineEnd = /\r\n?|\n/gu;
  while (lineEnd.test(text)) starts.push(lineEnd.lastIndex);
  return starts;
}
