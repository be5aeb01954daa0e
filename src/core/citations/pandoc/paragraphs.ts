/** Paragraphs without citations need no reading: only their end matters, and most documents are made of them. */
import type { BlockContext } from './inline.ts';
import { blankLineFrom, isBlankFrom } from './lexical.ts';

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

/** Longer lines are read whole: others begin in the midst of them, and each would look ahead so far. */
const LONG = 2_000;

/** Within other blocks, any line may end the paragraph: one line only, if all of it is plain. */
function lastPlainLine(text: string, start: number): number | undefined {
  const line = text.slice(start, start + LONG).indexOf('\n');
  const end = start + line;
  const isLast = line >= 0 && (end + 1 >= text.length || isBlankFrom(text, end + 1, text.length));
  return isLast && isPlain(text.slice(start, end)) ? end : undefined;
}

function isPlain(paragraph: string): boolean {
  return !paragraph.includes('@') && !paragraph.includes('[^') && !MAY_GO_ON.test(paragraph);
}
