/** The citation key at a place of a document. */
import type { FoundCitation } from '../citations/citation.ts';
import type { Markup } from '../citations/markup.ts';
import type { KeySpan } from './keySpan.ts';
import { keySpans } from './places.ts';

/** The marks before a key belong to it: `-@{`. */
const MARKS = /[-@{<]*$/u;

/** The key that an offset is on, its ends included; undefined where it is on none. */
export function keyAt(
  text: string,
  citations: readonly FoundCitation[],
  { markup, offset }: { readonly markup: Markup; readonly offset: number },
): KeySpan | undefined {
  return keySpans(text, citations, markup).findLast(({ start, end }) => {
    const marks = MARKS.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
    return start - marks <= offset && offset <= end;
  });
}
