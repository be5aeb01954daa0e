/** From quoted words back to the place in the paper that they were taken from. */
import type { AnnotationSet, Highlight, HighlightField } from '../annotations/annotation.ts';
import { HIGHLIGHT_FIELDS } from '../annotations/annotation.ts';
import { fieldText } from '../annotations/anchoring/anchors.ts';
import { approximate } from '../annotations/anchoring/approximate.ts';
import type { Paper } from '../library/paper.ts';

export type FoundPassage =
  | { readonly kind: 'highlight'; readonly id: string }
  | {
      readonly kind: 'passage';
      readonly field: HighlightField;
      readonly start: number;
      readonly end: number;
    };

/**
 * The highlight of these words, else their place in the paper's text, else a highlight that has them
 * among its words; first the same words, then similar ones (one character in five may differ). White
 * space, case, escapes and the form of quotation marks and dashes do not count. Undefined if none is.
 */
export function findPassage(
  paper: Paper,
  annotations: AnnotationSet | undefined,
  words: string,
): FoundPassage | undefined {
  const highlights = annotations?.highlights ?? [];
  for (const part of partsOf(words)) {
    const found =
      sameWords(highlights, part) ??
      inPaper(paper, part, exactly) ??
      inHighlights(highlights, part, exactly) ??
      inPaper(paper, part, approximately) ??
      inHighlights(highlights, part, approximately);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All of it, then without what is left out of a quotation or added to it: its longest pieces first. */
function partsOf(quoted: string): readonly string[] {
  // LaTeX parts quotation marks by a thin space.
  const words = quoted.replaceAll('\\,', '');
  const pieces = words
    .split(/\\?\[?(?:…|\.\.\.)\\?\]?|\n\s*\n/u)
    .map(folded)
    .filter(isTelling);
  const parts = [folded(words), ...pieces.sort((one, other) => other.length - one.length)];
  return [...new Set(parts)].filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** A few letters stand anywhere. */
function isTelling(piece: string): boolean {
  return piece.length >= 20 || piece.split(/\s+/u).filter((word) => word !== '').length >= 3;
}

function sameWords(highlights: readonly Highlight[], words: string): FoundPassage | undefined {
  const found = highlights.find(({ quote }) => folded(quote.exact) === words);
  return found === undefined ? undefined : { kind: 'highlight', id: found.id };
}

/** A place in a folded text. */
type Seek = (
  text: string,
  words: string,
) => { readonly start: number; readonly end: number } | undefined;

function exactly(text: string, words: string): ReturnType<Seek> {
  const start = text.indexOf(words);
  return start < 0 ? undefined : { start, end: start + words.length };
}

/** Without white space at the ends, which costs as little to take in as to leave out. */
function approximately(text: string, words: string): ReturnType<Seek> {
  const [span] = approximate(text, words);
  if (span === undefined) return undefined;
  const found = text.slice(span.start, span.end);
  return { start: span.start, end: span.start + found.trimEnd().length };
}

function inPaper(paper: Paper, words: string, seek: Seek): FoundPassage | undefined {
  for (const field of [...HIGHLIGHT_FIELDS].reverse()) {
    const { text, places } = fold(fieldText(paper, field));
    const span = seek(text, words);
    if (span === undefined) continue;
    const [start, last] = [places[span.start], places[span.end - 1]];
    if (start !== undefined && last !== undefined) {
      return { kind: 'passage', field, start, end: last + 1 };
    }
  }
  return undefined;
}

function inHighlights(
  highlights: readonly Highlight[],
  words: string,
  seek: Seek,
): FoundPassage | undefined {
  const found = highlights.find(({ quote }) => seek(folded(quote.exact), words) !== undefined);
  return found === undefined ? undefined : { kind: 'highlight', id: found.id };
}

function folded(text: string): string {
  return fold(text).text;
}

/** A text without what does not count, and where each of its code units stood. */
function fold(text: string): { readonly text: string; readonly places: readonly number[] } {
  const units: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = foldedUnit(text[at] ?? '');
    // Runs of white space, marks and dashes are one: ``, '', --.
    if (unit === '' || (/[\s'-]/u.test(unit) && units.at(-1) === unit)) continue;
    units.push(unit);
    places.push(at);
  }
  while (units.at(-1) === ' ') {
    units.pop();
    places.pop();
  }
  const blank = units[0] === ' ' ? 1 : 0;
  return { text: units.slice(blank).join(''), places: places.slice(blank) };
}

function foldedUnit(unit: string): string {
  if (/[\s~]/u.test(unit)) return ' ';
  if (/[“”„"‘’‚'`«»‹›]/u.test(unit)) return "'";
  if (/[-‐‑–—]/u.test(unit)) return '-';
  if (unit === '\\') return '';
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
