/** What is stored of a passage so that it is found again: its words, their surroundings, its place. */
import type { TextPosition, TextQuote } from '../annotation.ts';
import { agreementAfter, agreementBefore } from './agreement.ts';

/** UTF-16 code units of each context, as Hypothesis keeps them. */
export const CONTEXT = 32;

/**
 * Where a context has to go on until it differs from another place, it goes this far beyond the
 * difference: in "ab ab … x" one "ab " more or less would else make the other place look like this one.
 */
const MARGIN = 16;

export interface Selectors {
  readonly quote: TextQuote;
  readonly position: TextPosition;
}

/**
 * The selectors of a passage. Each context has 32 code units, and more only where fewer, with the
 * nearer half of the passage, stand at another place of the text too: it then goes on until they are
 * the only ones, or the text ends. So what is stored tells by itself where it belongs; `resolve.ts`
 * says why it has to. Linear in the text.
 */
export function describe(text: string, start: number, end: number): Selectors {
  const exact = text.slice(start, end);
  const middle = Math.floor((start + end) / 2);
  const prefix = text.slice(prefixStart(text, start, middle), start);
  const suffix = text.slice(end, suffixEnd(text, end, middle));
  return { quote: { exact, prefix, suffix }, position: { start, end } };
}

function prefixStart(text: string, start: number, middle: number): number {
  const usual = Math.max(0, start - CONTEXT);
  const telling = tellingLength(agreementBefore(text, text.slice(0, middle)), middle);
  const needed = Math.max(0, middle - telling);
  if (needed < usual) return splitsPair(text, needed) ? needed - 1 : needed;
  return splitsPair(text, usual) ? usual + 1 : usual;
}

function suffixEnd(text: string, end: number, middle: number): number {
  const usual = Math.min(text.length, end + CONTEXT);
  const telling = tellingLength(agreementAfter(text, text.slice(middle)), middle);
  const needed = Math.min(text.length, middle + telling);
  if (needed > usual) return splitsPair(text, needed) ? needed + 1 : needed;
  return splitsPair(text, usual) ? usual - 1 : usual;
}

/** From which length on the words at this place differ from those at every other, and clearly so. */
function tellingLength(agreement: Uint32Array, place: number): number {
  let longest = 0;
  agreement.forEach((length, at) => {
    if (at !== place) longest = Math.max(longest, length);
  });
  return longest < CONTEXT ? longest + 1 : longest + MARGIN;
}

/** Whether a place is in the middle of a character outside the basic plane. */
export function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
