/** Paragraphs without citations need no reading: only their end matters, and most documents are made of them. */
import type { BlockContext } from './inline.ts';
import { blankLineFrom, nextLine } from './lexical.ts';

/** What may hide a paragraph's end: tags, TeX, code and formulas over lines. */
const MAY_GO_ON = /<[\p{L}/!?]|\\[a-zA-Z]|`|\$/u;

/** Where a paragraph ends that has neither keys nor notes; undefined for one that has to be read. */
export function paragraphEnd(
  text: string,
  start: number,
  { inList, html, divs }: BlockContext,
): number | undefined {
  if (inList || html !== undefined || divs > 0) {
    return lastPlainLine(text, start);
  }
  const end = blankLineFrom(text, start);
  return isPlain(text.slice(start, end)) ? end : undefined;
}

/** Within other blocks, any line may end the paragraph: one line only, if all of it is plain. */
function lastPlainLine(text: string, start: number): number | undefined {
  const end = blankLineFrom(text, start);
  const line = nextLine(text, start) - 1;
  return line === end && isPlain(text.slice(start, end)) ? end : undefined;
}

function isPlain(paragraph: string): boolean {
  return !paragraph.includes('@') && !paragraph.includes('[^') && !MAY_GO_ON.test(paragraph);
}
