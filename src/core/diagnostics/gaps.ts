/**
 * Places where a citation is not whole. Whether it would be one at all there, and not code, mathematics or a comment,
 * is asked of the reader of citations, with a key of our own in each place.
 */
import type { FoundCitation, Span } from '../citations/citation.ts';
import type { Markup } from '../citations/markup.ts';
import { citationSteps } from '../citations/read.ts';
import type { CitingDocument } from './known.ts';

export interface Gap {
  readonly at: number;
  /** What is put there for the reader. */
  readonly filled: (key: string) => string;
}

/** No document has this key. */
const PROBE = 'gloss0gap';
/** More of them are something else than slips. */
const MOST = 50;

/**
 * For each gap, in the order of the text, the citation that it belongs to when it is filled; undefined where there is
 * none. The places in it are those of the filled text.
 */
export function* filledGaps(
  text: string,
  markup: Markup,
  gaps: readonly Gap[],
): Generator<void, readonly (FoundCitation | undefined)[]> {
  if (gaps.length === 0) return [];
  let filled = '';
  let from = 0;
  for (const [index, { at, filled: fill }] of gaps.slice(0, MOST).entries()) {
    filled += text.slice(from, at) + fill(keyOf(index));
    from = at;
  }
  const citations = yield* citationSteps(filled + text.slice(from), markup);
  const byKey = new Map(
    citations.flatMap((citation) => citation.items.map(({ key }) => [key, citation] as const)),
  );
  return gaps.map((_, index) => byKey.get(keyOf(index)));
}

/** None begins with another. */
function keyOf(index: number): string {
  return `${PROBE}${String(index)}x`;
}

/**
 * What a pattern finds that is no citation, nor begins in one, and would be one if a key stood in its place.
 * @param filled the citation with that key
 */
export function* wouldCite(
  { text, markup, citations }: CitingDocument,
  pattern: RegExp,
  filled: (key: string) => string,
): Generator<void, readonly Span[]> {
  const begun = unread(
    citations,
    Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    })),
  );
  const gaps = begun.map(({ start }) => ({ at: start, filled }));
  const found = yield* filledGaps(text, markup, gaps);
  return begun.filter((_, index) => found[index] !== undefined);
}

/** Those that neither are citations nor begin in one. */
function unread(citations: readonly FoundCitation[], candidates: readonly Span[]): readonly Span[] {
  const read = new Set(citations.map(({ start }) => start));
  return candidates
    .filter(({ start }) => !read.has(start))
    .filter(({ start }) => !citations.some((other) => other.start < start && start < other.end));
}
