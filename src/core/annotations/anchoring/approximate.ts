/**
 * Finds a passage whose words have changed, by the bit-vector algorithm of Myers (1999, "A fast
 * bit-vector algorithm for approximate string matching based on dynamic programming", J. ACM 46:3).
 * What it finds is a guess and must be shown as one. Time is bounded by the constants below, not by
 * the text: where everything is alike ("aaaa…") each place is a match, and each costs a second search.
 */
import search from 'approx-string-match';
import { splitsPair } from './selectors.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One insertion, deletion or substitution is allowed for this many code units: a fifth. */
const UNITS_PER_ERROR = 5;
/** Longer passages are found by where they begin and where they end. */
const LONGEST = 256;
/** Code units of the text that are searched, around the former place. */
const REACH = 4096;

/** The places with the fewest errors, none where there would be too many. */
export function approximate(
  text: string,
  exact: string,
  former: Span = { start: 0, end: exact.length },
): readonly Span[] {
  const spans =
    exact.length <= LONGEST ? matches(text, exact, former.start) : byEnds(text, exact, former);
  return spans.map(({ start, end }) => ({
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  }));
}

function byEnds(text: string, exact: string, former: Span): readonly Span[] {
  const heads = matches(text, exact.slice(0, LONGEST), former.start);
  const tails = matches(text, exact.slice(-LONGEST), former.end - LONGEST);
  const most = exact.length / UNITS_PER_ERROR;
  return heads.flatMap(({ start }) => {
    const errors = ({ end }: Span): number => Math.abs(end - start - exact.length);
    const [first, ...others] = tails;
    if (first === undefined) return [];
    const tail = others.reduce(
      (best, other) => (errors(other) < errors(best) ? other : best),
      first,
    );
    return errors(tail) <= most ? [{ start, end: tail.end }] : [];
  });
}

function matches(text: string, words: string, near: number): readonly Span[] {
  const errors = Math.floor(words.length / UNITS_PER_ERROR);
  if (errors === 0) return [];
  const from = text.length <= REACH ? 0 : Math.max(0, Math.min(near, text.length) - REACH / 2);
  return search(text.slice(from, from + REACH), words, errors).map(({ start, end }) => ({
    start: from + start,
    end: from + end,
  }));
}
