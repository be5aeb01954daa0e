/** Where a document names works by their keys, as editors count: cited, or listed without being cited. */
import { completed } from '../base/steps.ts';
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

/** All keys of a document in its order, in steps. `*` is none, nor is an empty one. */
export function* placeSteps(text: string, markup: Markup): Generator<void, readonly CitedPlace[]> {
  const citations = yield* citationSteps(text, markup);
  return yield* placesInSteps(text, yield* spanSteps(text, citations, markup));
}

/** The keys of citations that have been read, and those that are listed, in the order of the document. */
export function keySpans(
  text: string,
  citations: readonly FoundCitation[],
  markup: Markup,
): readonly KeySpan[] {
  return completed(spanSteps(text, citations, markup));
}

function* spanSteps(
  text: string,
  citations: readonly FoundCitation[],
  markup: Markup,
): Generator<void, readonly KeySpan[]> {
  const spans: KeySpan[] = [];
  for (const { items } of citations) {
    for (const item of items) {
      if (item.key !== '*' && item.key !== '')
        spans.push({ key: item.key, ...keySpanOf(text, item) });
    }
    yield;
  }
  spans.push(...listedKeys(text, markup).filter(({ key }) => key !== '*'));
  yield;
  return spans.sort((one, other) => one.start - other.start);
}

/** From offsets, in their order, to lines and columns. */
export function placesIn(text: string, spans: readonly KeySpan[]): readonly CitedPlace[] {
  return completed(placesInSteps(text, spans));
}

function* placesInSteps(
  text: string,
  spans: readonly KeySpan[],
): Generator<void, readonly CitedPlace[]> {
  const lineEnd = /\r\n?|\n/gu;
  const places: CitedPlace[] = [];
  let [line, start] = [0, 0];
  let next = lineEnd.exec(text);
  for (const span of spans) {
    while (next !== null && lineEnd.lastIndex <= span.start) {
      [line, start] = [line + 1, lineEnd.lastIndex];
      next = lineEnd.exec(text);
    }
    places.push({ key: span.key, line, from: span.start - start, to: span.end - start });
    yield;
  }
  return places;
}
