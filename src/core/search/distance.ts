/** How far apart two words are in typing: what decides whether one is a typo for the other. */

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours
 * count one each ("gatign" is one from "gating"). More than `max` is reported as `max + 1`.
 */
export function typingDistance(typed: string, word: string, max: number): number {
  if (Math.abs(typed.length - word.length) > max) return max + 1;
  return Math.min(lastRow(typed, word, max)?.at(-1) ?? max + 1, max + 1);
}

/** The same to the nearest beginning of the word: "adversera" is one from "adversarial". */
export function beginningDistance(typed: string, word: string, max: number): number {
  const begun = word.slice(0, typed.length + max);
  return Math.min(...(lastRow(typed, begun, max) ?? []), max + 1);
}

/** The typos forgiven in a word as long as this: none below four letters, two from eight on. */
export function forgivenTypos(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Distances of `a` to every beginning of `b`; undefined where all must exceed `max`. */
function lastRow(a: string, b: string, max: number): readonly number[] | undefined {
  let before: number[] = [];
  let above: number[] = [];
  let row: number[] = [];
  for (let j = 0; j <= b.length; j++) above.push(j);
  for (let i = 1; i <= a.length; i++) {
    const least = fillRow(a, b, i, { row, above, before });
    if (least > max) return undefined;
    [before, above, row] = [above, row, before];
  }
  return above;
}

interface Rows {
  readonly row: number[];
  readonly above: readonly number[];
  readonly before: readonly number[];
}

/** Fills the row for `a`'s first `i` letters; its least distance. Rows are used again, for speed. */
function fillRow(a: string, b: string, i: number, { row, above, before }: Rows): number {
  row[0] = i;
  let least = i;
  for (let j = 1; j <= b.length; j++) {
    const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
    let best = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + (same ? 0 : 1));
    if (i > 1 && j > 1 && isSwap(a, b, i, j)) best = Math.min(best, at(before, j - 2) + 1);
    row[j] = best;
    if (best < least) least = best;
  }
  return least;
}

function isSwap(a: string, b: string, i: number, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
