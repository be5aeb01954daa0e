/** Where the bare key of a citation stands: without `@`, `-`, braces and brackets around it. */
import type { FoundItem, Span } from '../citations/citation.ts';

/** A key with its offsets. */
export interface KeySpan extends Span {
  readonly key: string;
}

/** The marks before a key are few; a comment may stand there in LaTeX. */
const FARTHEST = 200;

/** As it is written; the whole with its marks where the key is written with escapes. */
export function keySpanOf(
  text: string,
  { key, keySpan }: Pick<FoundItem, 'key' | 'keySpan'>,
): Span {
  const start = text.slice(keySpan.start, keySpan.start + FARTHEST + key.length).indexOf(key);
  if (start < 0) return keySpan;
  return { start: keySpan.start + start, end: keySpan.start + start + key.length };
}
