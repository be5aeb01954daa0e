/** Where a document names works by their keys, as editors count: cited, or listed without being cited. */
import { citationSteps } from '../citations/read.ts';
import type { FoundCitation } from '../citations/citation.ts';
import type { Markup } from '../citations/markup.ts';
import { keySpanOf, type KeySpan } from './keySpan.ts';
import { listedKeys } from './listed.ts';

/** A key in a document, without the marks around it: lines from 0, UTF-16 code units from 0, `to` exclusive. */
export interface CitedPlace {
  readonly key: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** All keys of a document in its order, in steps. `*` is none. */
export function* placeSteps(text: string, markup: Markup): Generator<void, readonly CitedPlace[]> {
  return placesIn(text, keySpans(text, yield* citationSteps(text, markup), markup));
}

/** The keys of citations that have been read, and those that are listed, in the order of the document. */
export function keySpans(
  text: string,
  citations: readonly FoundCitation[],
  markup: Markup,
): readonly KeySpan[] {
  const cited = citations.flatMap(({ items }) =>
    items.map((item): KeySpan => ({ key: item.key, ...keySpanOf(text, item) })),
  );
  const spans = [...cited, ...listedKeys(text, markup)].filter(({ key }) => key !== '*');
  return spans.sort((one, other) => one.start - other.start);
}

/** From offsets, in their order, to lines and columns. */
export function placesIn(text: string, spans: readonly KeySpan[]): readonly CitedPlace[] {
  const lineEnd = /\r\n?|\n/gu;
  let [line, start] = [0, 0];
  let next = lineEnd.exec(text);
  return spans.map((span) => {
    while (next !== null && lineEnd.lastIndex <= span.start) {
      [line, start] = [line + 1, lineEnd.lastIndex];
      next = lineEnd.exec(text);
    }
    return { key: span.key, line, from: span.start - start, to: span.end - start };
  });
}
