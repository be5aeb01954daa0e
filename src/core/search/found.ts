/**
 * The papers that have one word of a query, as arrays side by side: a common word is in tens of
 * thousands of papers, and objects for them would cost more than finding them.
 */
import { SEARCH_FIELDS } from './searchDocument.ts';
import type { SearchField } from './searchDocument.ts';

/**
 * How a word was found, worst first: in spite of a typo, by a known word that is a part of it
 * ("mislabeled" by "labels"), by what an acronym stands for, as a beginning, with another ending
 * ("gates" for "gating"), as typed.
 */
export const MATCH_KINDS = ['fuzzy', 'part', 'acronym', 'prefix', 'stem', 'exact'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

export const FUZZY = MATCH_KINDS.indexOf('fuzzy');

export interface Found {
  /** Numbers of papers in the index, each once, in no order. */
  readonly papers: Uint32Array;
  /** How well each has the word, from 0 to 1; how rare the word is does not count yet. */
  readonly scores: Float32Array;
  /** Places in `MATCH_KINDS`. */
  readonly kinds: Uint8Array;
  /** The word found, as its place in the dictionary of the paper's segment. */
  readonly words: Uint32Array;
  /** A bit for each of `SEARCH_FIELDS`. */
  readonly fields: Uint16Array;
}

/** The papers of a word to be filled in. */
export function makeFound(size: number): Found {
  return {
    papers: new Uint32Array(size),
    scores: new Float32Array(size),
    kinds: new Uint8Array(size),
    words: new Uint32Array(size),
    fields: new Uint16Array(size),
  };
}

export const NOT_FOUND = makeFound(0);

export function fieldBits(fields: readonly SearchField[]): number {
  return fields.reduce((bits, field) => bits | (1 << SEARCH_FIELDS.indexOf(field)), 0);
}

export function fieldsOfBits(bits: number): readonly SearchField[] {
  return SEARCH_FIELDS.filter((_, i) => (bits & (1 << i)) !== 0);
}

/** Papers that have both, with the mean of their scores and the worse of their kinds. */
export function intersect(a: Found, b: Found): Found {
  const [few, many] = a.papers.length <= b.papers.length ? [a, b] : [b, a];
  const places = placesIn(few);
  const rows: [i: number, j: number][] = [];
  many.papers.forEach((paper, j) => {
    const i = places[paper] ?? 0;
    if (i > 0) rows.push([i - 1, j]);
  });
  const both = makeFound(rows.length);
  rows.forEach(([i, j], row) => {
    copyRow(many, j, both, row);
    both.scores[row] = ((few.scores[i] ?? 0) + (many.scores[j] ?? 0)) / 2;
    both.kinds[row] = Math.min(few.kinds[i] ?? 0, many.kinds[j] ?? 0);
    both.fields[row] = (few.fields[i] ?? 0) | (many.fields[j] ?? 0);
  });
  return both;
}

/** Papers that have either, each as it has it better; the second counts for `worth`, as `most` at best. */
export function either(a: Found, b: Found, worth: number, most: MatchKind): Found {
  if (b.papers.length === 0) return a;
  const places = placesIn(a);
  const fresh = b.papers.filter((paper) => (places[paper] ?? 0) === 0).length;
  const all = makeFound(a.papers.length + fresh);
  a.papers.forEach((_, i) => {
    copyRow(a, i, all, i);
  });
  let next = a.papers.length;
  const best = MATCH_KINDS.indexOf(most);
  b.papers.forEach((paper, j) => {
    const known = (places[paper] ?? 0) - 1;
    const score = (b.scores[j] ?? 0) * worth;
    if (known >= 0 && !isBetter(all, known, b.kinds[j] ?? 0, score)) return;
    const row = known >= 0 ? known : next++;
    copyRow(b, j, all, row);
    all.scores[row] = score;
    all.kinds[row] = Math.min(best, b.kinds[j] ?? 0);
  });
  return all;
}

/** For each paper's number its row, counted from 1; 0 or nothing where it has none. */
export function placesIn({ papers }: Found): Uint32Array {
  let last = -1;
  for (let i = 0; i < papers.length; i++) last = Math.max(last, papers[i] ?? 0);
  const places = new Uint32Array(last + 1);
  for (let i = 0; i < papers.length; i++) places[papers[i] ?? 0] = i + 1;
  return places;
}

/** A typo is outdone by anything found directly; otherwise the score decides. */
function isBetter(than: Found, row: number, kind: number, score: number): boolean {
  const known = than.kinds[row] ?? 0;
  if ((known === FUZZY) !== (kind === FUZZY)) return known === FUZZY;
  return score > (than.scores[row] ?? 0);
}

function copyRow(from: Found, i: number, to: Found, row: number): void {
  to.papers[row] = from.papers[i] ?? 0;
  to.scores[row] = from.scores[i] ?? 0;
  to.kinds[row] = from.kinds[i] ?? 0;
  to.words[row] = from.words[i] ?? 0;
  to.fields[row] = from.fields[i] ?? 0;
}
