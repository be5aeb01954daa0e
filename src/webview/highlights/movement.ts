/**
 * The caret of selecting by keyboard: where each key takes it. The text is cut into characters, words
 * and sentences by `Intl.Segmenter`, not by the browser's `Selection.modify`: so the caret can't leave
 * the paper's text, sentences are known to every browser, and this stays pure.
 */
import type { HighlightField } from '../../core/annotations/annotation.ts';
import type { Page } from '../../core/view/page.ts';
import { fieldText, paragraphsOf, type TextRange } from './textRange.ts';

/** A selection with a direction; both ends are the same where nothing is selected. */
export interface Caret {
  readonly field: HighlightField;
  readonly anchor: number;
  readonly focus: number;
}

export type Unit = 'character' | 'word' | 'sentence' | 'paragraph';

export interface Move {
  readonly unit: Unit;
  readonly forward: boolean;
  /** Keeps the anchor. */
  readonly extend: boolean;
}

type Text = Pick<Page, 'title' | 'abstract'>;

export function caretRange({ field, anchor, focus }: Caret): TextRange {
  return { field, start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

export function caretAt({ field, start, end }: TextRange): Caret {
  return { field, anchor: start, focus: end };
}

/** The caret at the begin of the abstract, or of the title where there is no abstract. */
export function firstCaret({ abstract }: Text): Caret {
  const [first] = abstract;
  if (first === undefined) return { field: 'title', anchor: 0, focus: 0 };
  return { field: 'abstract', anchor: first.start, focus: first.start };
}

/** Stops at the ends of the text; between title and abstract it passes, if nothing is selected on the way. */
export function moved(page: Text, caret: Caret, move: Move): Caret {
  const { field } = caret;
  const focus = step(page, caret, move);
  if (move.extend) return { ...caret, focus };
  if (focus !== caret.focus || caret.anchor !== caret.focus) return { field, anchor: focus, focus };
  return neighbour(page, caret, move) ?? caret;
}

function neighbour(page: Text, { field }: Caret, { forward, unit }: Move): Caret | undefined {
  if (unit === 'paragraph') return undefined;
  if (field === 'title' && forward && page.abstract.length > 0) return firstCaret(page);
  const end = page.title.length;
  if (field === 'abstract' && !forward) return { field: 'title', anchor: end, focus: end };
  return undefined;
}

function step(page: Text, { field, focus }: Caret, { unit, forward }: Move): number {
  const paragraphs = paragraphsOf(page, field);
  const index = paragraphs.findLastIndex(({ start }) => start <= focus);
  const here = paragraphs[Math.max(0, index)];
  if (here === undefined) return focus;
  const end = here.start + here.text.length;
  if (unit === 'paragraph') return forward ? end : here.start;
  const at = Math.min(focus, end) - here.start;
  const next = forward ? after(here.text, at, unit) : before(here.text, at, unit);
  if (next !== undefined) return here.start + next;
  const beyond = paragraphs[forward ? index + 1 : index - 1];
  if (beyond === undefined) return forward ? end : here.start;
  return forward ? beyond.start : beyond.start + beyond.text.length;
}

type SegmentUnit = Exclude<Unit, 'paragraph'>;

/** Where the caret may stop after this offset, the nearest: ends of words, begins of what else. */
function after(text: string, at: number, unit: SegmentUnit): number | undefined {
  for (const { start, end, word } of pieces(text, unit, at)) {
    if (unit === 'word') {
      if (word && end > at) return end;
    } else if (start > at) return start;
  }
  return at < text.length ? text.length : undefined;
}

function before(text: string, at: number, unit: SegmentUnit): number | undefined {
  let found: number | undefined;
  for (const { start, word } of pieces(text, unit, at)) {
    if (start >= at) break;
    if (unit !== 'word' || word) found = start;
  }
  return found ?? (at > 0 ? 0 : undefined);
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly word: boolean;
}

/** Characters and words need only be looked for nearby, however long the text is. */
const NEARBY = 1000;

function* pieces(text: string, granularity: SegmentUnit, at: number): Generator<Piece> {
  const whole = granularity === 'sentence';
  const from = whole ? 0 : boundary(text, at - NEARBY);
  const window = whole ? text : text.slice(from, at + NEARBY);
  const segmenter = new Intl.Segmenter('en', { granularity: GRANULARITY[granularity] });
  for (const { index, segment, isWordLike } of segmenter.segment(window)) {
    const start = from + index;
    yield { start, end: start + segment.length, word: isWordLike ?? true };
  }
}

const GRANULARITY = { character: 'grapheme', word: 'word', sentence: 'sentence' } as const;

/** An offset at or before this one where a window may begin without cutting a word. */
function boundary(text: string, at: number): number {
  if (at <= 0) return 0;
  return text.lastIndexOf(' ', at) + 1;
}

/** The words that the caret passed on its way, in the order of the text. */
export function passed(page: Text, from: Caret, to: Caret): string {
  if (from.field !== to.field) return fieldText(page, to.field).slice(0, SPOKEN_AT_ENTRY);
  const [start, end] = [Math.min(from.focus, to.focus), Math.max(from.focus, to.focus)];
  return fieldText(page, to.field).slice(start, end);
}

const SPOKEN_AT_ENTRY = 60;
