/** Changes to a text, as values. */
import type { Span } from './citation.ts';

/** Replaces the text between two offsets. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** The same change to as little of the text as it takes. */
export function narrowed(text: string, { start, end, newText }: TextEdit): TextEdit {
  const old = text.slice(start, end);
  const shorter = Math.min(old.length, newText.length);
  let front = 0;
  while (front < shorter && old[front] === newText[front]) front += 1;
  let back = 0;
  while (back < shorter - front && old.at(-1 - back) === newText.at(-1 - back)) back += 1;
  return {
    start: start + front,
    end: end - back,
    newText: newText.slice(front, newText.length - back),
  };
}
