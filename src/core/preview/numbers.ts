/** Marks around the numbers that citeproc prints for works without saying which work each is. */
import { END, itemMark, MARK } from './marks.ts';

/** An item by its number in marks, and its number in the list of references. */
export interface NumberedItem {
  readonly index: number;
  readonly number: number;
}

/** A tag, or all that a mark begins. */
const WHOLE = new RegExp(String.raw`(<[^<>]*>|(?:${MARK.source})[^${END}]*${END})`, 'u');

/** Items that are marked already are left alone; one that does not stand there stays out, as within a range. */
export function numberMarked(html: string, items: readonly NumberedItem[]): string {
  return items.reduce((text, { index, number }) => {
    if (text.includes(itemMark(index))) return text;
    const digits = String(number);
    const pattern = new RegExp(
      String.raw`\[${digits}\]|(?<![\p{L}\p{N}.#&])${digits}(?![\p{L}\p{N}])`,
      'u',
    );
    const parts = text.split(WHOLE);
    const at = parts.findIndex((part, place) => place % 2 === 0 && pattern.test(part));
    if (at < 0) return text;
    return parts
      .map((part, place) => (place === at ? around(part, pattern, index) : part))
      .join('');
  }, html);
}

function around(text: string, pattern: RegExp, index: number): string {
  return text.replace(pattern, (found) => itemMark(index) + found + END);
}
