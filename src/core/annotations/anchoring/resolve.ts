/**
 * Finds a highlight again in a text that may have changed, and says whether that is certain.
 *
 * The selectors are those of the W3C Web Annotation Data Model (TextQuoteSelector and
 * TextPositionSelector, https://www.w3.org/TR/annotation-model/#text-quote-selector), the order of
 * the attempts is that of Hypothesis (`match-quote.ts`: the exact words, else the least different,
 * weighed by context, then by distance). Hypothesis shows what it finds without a mark; here a
 * passage is `exact` only where nothing else can explain the text, and `doubtful` otherwise.
 *
 * Words with both contexts at one place alone are not proof yet. (1) A text with two such places may
 * have lost the right one. (2) In "x ab ab ab [ab] y" the last "ab" may be deleted: then the one before
 * stands between the same words. (3) In "[ab] ab ab y", "ab" inserted behind the passage brings its
 * words and contexts together again one step further on. What excludes these:
 *
 * - `describe` takes contexts so long that each, *with its half of the passage*, stood at one place of
 *   the text. A cut or a paste joins two pieces of text; wherever the seam falls, one whole half is on
 *   one side of it, and that piece can come from nowhere but the right place. This settles (1) and (2).
 * - A context that reached the edge of the text could not grow. So here too the words with each context
 *   alone must be at one place only, unless the context still ends at the edge. This settles (3).
 * - Little context proves little: one side has its full length, or the text is nothing but the quote.
 *
 * The position decides nothing but between doubtful places: where a text repeats itself, another
 * repetition may have moved to it. One thing can't be told from the strings: words that were replaced
 * by the same words, or moved as a copy with all their surroundings. They are the same passage.
 */
import type { TextPosition, TextQuote } from '../annotation.ts';
import { agreementAfter, agreementBefore } from './agreement.ts';
import { approximate, type Span } from './approximate.ts';
import { CONTEXT } from './selectors.ts';

export type Anchor =
  | { readonly state: 'exact'; readonly start: number; readonly end: number }
  /** Shown where it was found, and marked. */
  | { readonly state: 'doubtful'; readonly start: number; readonly end: number }
  | { readonly state: 'orphan' };

/** A place where the passage may be, and how much of each context stands there. */
interface Place extends Span {
  readonly before: number;
  readonly after: number;
}

/** A context is shorter by one where 32 would have split a character. */
const FULL_CONTEXT = CONTEXT - 1;

/** Never throws; a quote without words is an orphan. */
export function resolve(
  text: string,
  { quote, position }: { readonly quote: TextQuote; readonly position?: TextPosition },
): Anchor {
  if (quote.exact === '') return { state: 'orphan' };
  const exact = placesOf(text, quote, occurrences(text, quote.exact));
  const certain = certainPlace(text, quote, exact);
  if (certain !== undefined) return { state: 'exact', start: certain.start, end: certain.end };
  const places =
    exact.length > 0 ? exact : placesOf(text, quote, approximate(text, quote.exact, position));
  const best = likeliest(places, position);
  if (best === undefined) return { state: 'orphan' };
  return { state: 'doubtful', start: best.start, end: best.end };
}

function occurrences(text: string, exact: string): readonly Span[] {
  const spans: Span[] = [];
  agreementAfter(text, exact).forEach((length, start) => {
    if (length === exact.length) spans.push({ start, end: start + length });
  });
  return spans;
}

function placesOf(text: string, quote: TextQuote, spans: readonly Span[]): readonly Place[] {
  if (spans.length === 0) return [];
  const before = agreementBefore(text, quote.prefix);
  const after = agreementAfter(text, quote.suffix);
  return spans.map(({ start, end }) => ({
    start,
    end,
    before: before[start] ?? 0,
    after: after[end] ?? 0,
  }));
}

/** The place where nothing but the passage itself explains that its words stand there: see above. */
function certainPlace(
  text: string,
  { prefix, suffix }: TextQuote,
  places: readonly Place[],
): Place | undefined {
  const withPrefix = places.filter(({ before }) => before === prefix.length);
  const withSuffix = places.filter(({ after }) => after === suffix.length);
  const [place, another] = withPrefix.filter(({ after }) => after === suffix.length);
  if (place === undefined || another !== undefined) return undefined;
  const atStart = place.start === prefix.length;
  const atEnd = place.end + suffix.length === text.length;
  if (atStart && atEnd) return place;
  const isLong = Math.max(prefix.length, suffix.length) >= FULL_CONTEXT;
  const isAlone = (atStart || withPrefix.length === 1) && (atEnd || withSuffix.length === 1);
  return isLong && isAlone ? place : undefined;
}

/** The place whose surroundings agree best, and among those the nearest to the former one. */
function likeliest(places: readonly Place[], former: TextPosition | undefined): Place | undefined {
  const distance = ({ start }: Place): number => Math.abs(start - (former?.start ?? 0));
  const isBetter = (one: Place, other: Place): boolean => {
    const gain = one.before + one.after - other.before - other.after;
    return gain > 0 || (gain === 0 && distance(one) < distance(other));
  };
  let best = places[0];
  for (const place of places) if (best === undefined || isBetter(place, best)) best = place;
  return best;
}
