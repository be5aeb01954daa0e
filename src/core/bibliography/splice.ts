/** A change of a text in one place, and what texts are like at such places. */
import type { Span } from './span.ts';

/** Puts `text` in the place of what stands between the offsets. */
export interface Splice extends Span {
  readonly text: string;
}

export function spliced(whole: string, { start, end, text }: Splice): string {
  return whole.slice(0, start) + text + whole.slice(end);
}

/** The line end that a text uses first; `\n` where it has one line only. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
}

/** The blanks at the beginning of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start =
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/u.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Whether only blanks stand before an offset in its line. */
export function isFirstInLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n])[ \t\uFEFF]*$/u.test(text.slice(Math.max(0, offset - 200), offset));
}
