/** The keys of a document in Markdown, for whatever only asks what is cited. */
import type { CitationKey } from './grammar.ts';
import { readPandoc } from './pandoc/readPandoc.ts';

/** All keys in their order, repeated ones too; `start` is where the `@` stands. */
export function citationKeys(markdown: string): readonly CitationKey[] {
  return readPandoc(markdown)
    .flatMap(({ items }) => items)
    .map(({ key, keySpan: { start, end } }) => ({
      key,
      start: markdown.startsWith('-', start) ? start + 1 : start,
      end,
    }))
    .sort((one, other) => one.start - other.start);
}
