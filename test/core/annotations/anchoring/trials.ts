/** Highlights put to the test: made in a text, found again after random edits, and judged. */
import { resolve, type Anchor } from '../../../../src/core/annotations/anchoring/resolve.ts';
import { describe } from '../../../../src/core/annotations/anchoring/selectors.ts';
import { chance } from '../../../support/random.ts';
import { edit, type Edited, type Strength } from './edits.ts';
import { aPassage, aText, type Range } from './texts.ts';

/** What became of the passage: as it was, at least half of it in one place, or less than that. */
export type Fate = 'kept' | 'changed' | 'gone';
export type Verdict =
  'right & unmarked' | 'right & doubtful' | 'wrong & doubtful' | 'orphan' | 'wrong & unmarked';

export interface Trial {
  readonly before: string;
  readonly passage: Range;
  readonly after: Edited;
  readonly anchor: Anchor;
  readonly fate: Fate;
  readonly verdict: Verdict;
  /** The passage, with 32 code units or the text's edge on each side, is as it was, and unique. */
  readonly isIntact: boolean;
  /** 32 code units on each side told where the passage belongs when it was marked. */
  readonly isPlain: boolean;
}

/** Shares of all trials of one strength in percent; of the intact ones, how many are right & unmarked. */
export interface Rates {
  readonly trials: number;
  readonly shares: Readonly<Record<Verdict, number>>;
  /** Shares among the passages that are gone. */
  readonly gone: Readonly<Record<Verdict, number>>;
  readonly intact: { readonly trials: number; readonly found: number };
  /** The same where 32 code units were enough when the passage was marked. */
  readonly intactPlain: { readonly trials: number; readonly found: number };
}

const SIDE = 32;

export function rates(trials: readonly Trial[]): Rates {
  const intact = trials.filter(({ isIntact }) => isIntact);
  const found = (some: readonly Trial[]): Rates['intact'] => ({
    trials: some.length,
    found: share(some, 'right & unmarked'),
  });
  return {
    trials: trials.length,
    shares: shares(trials),
    gone: shares(trials.filter(({ fate }) => fate === 'gone')),
    intact: found(intact),
    intactPlain: found(intact.filter(({ isPlain }) => isPlain)),
  };
}

function shares(trials: readonly Trial[]): Readonly<Record<Verdict, number>> {
  return {
    'right & unmarked': share(trials, 'right & unmarked'),
    'right & doubtful': share(trials, 'right & doubtful'),
    'wrong & doubtful': share(trials, 'wrong & doubtful'),
    orphan: share(trials, 'orphan'),
    'wrong & unmarked': share(trials, 'wrong & unmarked'),
  };
}

function share(trials: readonly Trial[], verdict: Verdict): number {
  const count = trials.filter((trial) => trial.verdict === verdict).length;
  return Number(((100 * count) / Math.max(1, trials.length)).toFixed(2));
}

export function trial(seed: number, strength: Strength): Trial {
  const by = chance(seed);
  const before = aText(by);
  const passage = aPassage(before, by);
  const after = edit(before, passage, strength, by);
  const selectors = describe(before, passage.start, passage.end);
  const { prefix, suffix } = selectors.quote;
  const facts = { before, passage, after, anchor: resolve(after.text, selectors) };
  return {
    ...facts,
    fate: fate(after, passage),
    verdict: verdict(facts),
    isIntact: isIntact(facts),
    isPlain: Math.max(prefix.length, suffix.length) <= SIDE,
  };
}

type Facts = Pick<Trial, 'before' | 'passage' | 'after' | 'anchor'>;

function verdict({ before, passage, after, anchor }: Facts): Verdict {
  if (anchor.state === 'orphan') return 'orphan';
  if (anchor.state === 'exact') {
    return isPassage(anchor, { before, passage, after }) ? 'right & unmarked' : 'wrong & unmarked';
  }
  const survivors = remains(after, passage);
  const isRight =
    isPassage(anchor, { before, passage, after }) || overlap(anchor, survivors) >= 0.5;
  return isRight ? 'right & doubtful' : 'wrong & doubtful';
}

/**
 * Whether the passage itself is here: its words, and at least one of its own code units among them,
 * or some of its stored surroundings on both sides, as far away as before. (What is replaced by the
 * same words is the same: from "ab ab", neither result nor reader can tell which "ab" was deleted.)
 */
function isPassage(
  place: Range,
  { before, passage: { start, end }, after: { text, origins } }: Omit<Facts, 'anchor'>,
): boolean {
  if (text.slice(place.start, place.end) !== before.slice(start, end)) return false;
  const { prefix, suffix } = describe(before, start, end).quote;
  const offset = place.start - start;
  const isOwn = (at: number): boolean =>
    origins[at + offset] === at ||
    (at === -1 && offset === 0) ||
    (at === before.length && at + offset === text.length);
  const someOwn = (from: number, to: number): boolean =>
    Array.from({ length: to - from }, (_, i) => isOwn(from + i)).some(Boolean);
  if (someOwn(start, end)) return true;
  return someOwn(start - prefix.length - 1, start) && someOwn(end, end + suffix.length + 1);
}

function fate(after: Edited, passage: Range): Fate {
  const length = passage.end - passage.start;
  const first = after.origins.indexOf(passage.start);
  const isKept =
    first >= 0 &&
    Array.from({ length }, (_, i) => after.origins[first + i] === passage.start + i).every(Boolean);
  if (isKept) return 'kept';
  const { start, end, count } = remains(after, passage);
  return count * 2 >= length && end - start <= length * 2 ? 'changed' : 'gone';
}

/** From the first to the last code unit that is left of the passage, and how many are. */
function remains({ origins }: Edited, { start, end }: Range): Range & { readonly count: number } {
  const isLeft = (origin: number): boolean => origin >= start && origin < end;
  const count = origins.filter(isLeft).length;
  return { start: origins.findIndex(isLeft), end: origins.findLastIndex(isLeft) + 1, count };
}

/** From 0, apart, to 1, the same. */
function overlap(one: Range, other: Range): number {
  const both = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return both / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}

function isIntact({ before, passage, after: { text, origins } }: Facts): boolean {
  const start = Math.max(0, passage.start - SIDE);
  const end = Math.min(before.length, passage.end + SIDE);
  const offset = origins.indexOf(start) - start;
  const words = before.slice(start, end);
  for (let at = start; at < end; at++) if (origins[at + offset] !== at) return false;
  if (passage.start < SIDE && offset !== 0) return false;
  if (passage.end + SIDE > before.length && end + offset !== text.length) return false;
  return text.indexOf(words) === text.lastIndexOf(words);
}
