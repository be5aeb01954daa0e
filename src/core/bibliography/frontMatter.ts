/** Where the metadata of a Markdown document stands. */
import type { Span } from './span.ts';

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r(?!\n))/u;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/mu;

/** What stands between the lines `---` and `---` or `...` at the beginning. */
export function frontMatterOf(text: string): Span | undefined {
  const start = OPENING.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const end = CLOSING.exec(text.slice(start))?.index;
  return end === undefined ? undefined : { start, end: start + end };
}
