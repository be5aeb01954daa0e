/**
 * Corrections of a damaged text: exact replacements, made on the raw text all at once, so that their
 * order does not matter and every place of the raw text has its place in the corrected one.
 */
import { GlossError } from '../../src/core/base/errors.ts';

/** One replacement: what stands there, and what a reader should see. */
export interface Correction {
  readonly found: string;
  readonly shown: string;
}

/** A correction at its place in the raw text. */
interface Edit extends Correction {
  readonly start: number;
  readonly end: number;
}

export interface CorrectedText {
  readonly text: string;
  /** Those applied, in the order of their places. */
  readonly corrections: readonly Correction[];
  /**
   * What a part of the raw text, quoted exactly, reads in the corrected text: a verbatim part of it.
   * @throws GlossError `corpus.quote` when the part is not there exactly once or ends amid a correction
   */
  readonly quote: (rawPart: string) => string;
}

/**
 * Each correction must match the raw text exactly once, and none may touch another. What comes out can
 * be undone: `correct(text, reversed(corrections))` gives the raw text.
 * @throws GlossError `corpus.correction` naming the place (`where`) and the text
 */
export function correct(
  raw: string,
  corrections: readonly Correction[],
  where: string,
): CorrectedText {
  const edits = corrections
    .map((correction) => located(raw, correction, where))
    .sort((a, b) => a.start - b.start);
  requireApart(edits, where);
  const text = spliced(raw, edits);
  return {
    text,
    corrections: edits.map(({ found, shown }) => ({ found, shown })),
    quote: (rawPart) => quoted({ raw, text, edits, where }, rawPart),
  };
}

/** The corrections that undo these. */
export function reversed(corrections: readonly Correction[]): readonly Correction[] {
  return corrections.map(({ found, shown }) => ({ found: shown, shown: found }));
}

function located(raw: string, { found, shown }: Correction, where: string): Edit {
  const start = raw.indexOf(found);
  if (found === '' || start < 0) {
    throw fault(where, found, 'the text to correct is not there; has the page changed?');
  }
  if (raw.includes(found, start + 1)) {
    throw fault(where, found, 'the text to correct is there more than once; quote more of it.');
  }
  return { found, shown, start, end: start + found.length };
}

function requireApart(edits: readonly Edit[], where: string): void {
  for (const [index, edit] of edits.entries()) {
    const next = edits[index + 1];
    if (next !== undefined && next.start < edit.end) {
      throw fault(where, next.found, 'the correction overlaps another; make them one.');
    }
  }
}

function fault(where: string, what: string, reason: string): GlossError {
  return new GlossError(
    'corpus.correction',
    [where, what, reason],
    `${where}: "${what}": ${reason}`,
  );
}

function spliced(raw: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, shown } of edits) {
    text += raw.slice(at, start) + shown;
    at = end;
  }
  return text + raw.slice(at);
}

interface Quotable {
  readonly raw: string;
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly where: string;
}

function quoted({ raw, text, edits, where }: Quotable, part: string): string {
  const start = raw.indexOf(part);
  const end = start + part.length;
  if (part === '' || start < 0 || raw.includes(part, start + 1)) {
    throw badQuote(where, part, 'the text is not there exactly once.');
  }
  const cores = edits.map(narrowed);
  const from = mapped(start, cores, 'start');
  const to = mapped(end, cores, 'end');
  if (from === undefined || to === undefined) {
    throw badQuote(where, part, 'the text begins or ends amid a correction; quote all of it.');
  }
  return text.slice(from, to);
}

function badQuote(where: string, part: string, reason: string): GlossError {
  return new GlossError('corpus.quote', [where, part, reason], `${where}: "${part}": ${reason}`);
}

/** The same edit without what `found` and `shown` have in common at both ends. */
function narrowed({ found, shown, start, end }: Edit): Edit {
  const shorter = Math.min(found.length, shown.length);
  let before = 0;
  while (before < shorter && found[before] === shown[before]) before++;
  let after = 0;
  while (after < shorter - before && found.at(-1 - after) === shown.at(-1 - after)) after++;
  return {
    found: found.slice(before, found.length - after),
    shown: shown.slice(before, shown.length - after),
    start: start + before,
    end: end - after,
  };
}

/**
 * The place in the corrected text of a place in the raw one; undefined inside a correction. What a
 * correction only inserts at the place itself stays outside of the part that starts or ends there.
 */
function mapped(place: number, cores: readonly Edit[], side: 'start' | 'end'): number | undefined {
  let shift = 0;
  for (const { start, end, shown } of cores) {
    if (place < start || (place === start && (start < end || side === 'end'))) break;
    if (place < end) return undefined;
    shift += shown.length - (end - start);
  }
  return place + shift;
}
