/**
 * Where the words of a quotation stand in a text, though some of them are others there: the place with the
 * fewest insertions, deletions and substitutions of words (P. Sellers, "The theory and computation of
 * evolutionary distances: pattern recognition", J. Algorithms 1:4, 1980).
 */
import type { Word } from './wordsOf.ts';

/** Words of the quotation in the place of words of the text; one of the two ranges may be empty. */
export interface WordChange {
  /** Of the quotation's words: the first, and behind the last. */
  readonly quoted: readonly [from: number, to: number];
  /** Of the text's words. */
  readonly written: readonly [from: number, to: number];
}

export interface Alignment {
  /** How many words were changed, added or left out. */
  readonly distance: number;
  /** In the order of the quotation; neighbours are one. */
  readonly changes: readonly WordChange[];
}

type Step = readonly [quoted: number, written: number, cost: number];

/** Undefined where more than `most` words would differ. */
export function alignWords(
  quoted: readonly Word[],
  written: readonly Word[],
  most: number,
): Alignment | undefined {
  const table = fill(quoted, written);
  const last = table.at(-1) ?? [];
  let end = 0;
  // Of equal ends the later: a last word that differs stands for one there, and is not put in.
  for (let j = 1; j <= written.length; j++) if ((last[j] ?? 0) <= (last[end] ?? 0)) end = j;
  const distance = last[end] ?? 0;
  return distance > most
    ? undefined
    : { distance, changes: trace(table, { quoted, written, end }) };
}

/** The least cost of the first `i` words of the quotation at a place that ends before word `j` of the text. */
function fill(quoted: readonly Word[], written: readonly Word[]): readonly Uint16Array[] {
  const table = [new Uint16Array(written.length + 1)];
  for (let i = 1; i <= quoted.length; i++) {
    const row = new Uint16Array(written.length + 1);
    table.push(row);
    for (let j = 0; j <= written.length; j++) row[j] = leastCost(table, { quoted, written, i, j });
  }
  return table;
}

interface Cell {
  readonly quoted: readonly Word[];
  readonly written: readonly Word[];
  readonly i: number;
  readonly j: number;
}

/** What a cell costs over each way to it. */
function costBy(table: readonly Uint16Array[], { i, j }: Cell, [down, along, cost]: Step): number {
  return (table[i - down]?.[j - along] ?? Number.POSITIVE_INFINITY) + cost;
}

function leastCost(table: readonly Uint16Array[], cell: Cell): number {
  let least = Number.POSITIVE_INFINITY;
  for (const step of stepsTo(cell)) least = Math.min(least, costBy(table, cell, step));
  return least;
}

/** The cheapest way to a cell; of equal ways, the one that keeps words together. */
function cheapest(table: readonly Uint16Array[], cell: Cell): Step {
  const least = leastCost(table, cell);
  return stepsTo(cell).find((step) => costBy(table, cell, step) === least) ?? [1, 0, 1];
}

const ANY: readonly Step[] = [
  [1, 0, 0],
  [1, 1, 0],
  [0, 1, 0],
];
const CHANGED: readonly Step[] = [
  [1, 1, 1],
  [1, 0, 1],
  [0, 1, 1],
];
const SAME: readonly Step[] = [[1, 1, 0], ...CHANGED];
/** One word here is two there: "trade-off", "tradeoff". */
const PARTED: readonly Step[] = [[1, 2, 0], ...CHANGED];
const JOINED: readonly Step[] = [[2, 1, 0], ...CHANGED];

function stepsTo({ quoted, written, i, j }: Cell): readonly Step[] {
  const word = quoted[i - 1];
  if (word?.text === undefined) return ANY;
  const other = written[j - 1]?.text;
  if (other === undefined) return CHANGED;
  if (word.text === other) return SAME;
  if (isJoined(other, quoted[i - 2]?.text, word.text)) return JOINED;
  return isJoined(word.text, written[j - 2]?.text, other) ? PARTED : CHANGED;
}

function isJoined(whole: string, front: string | undefined, back: string): boolean {
  return (
    front !== undefined && whole.length === front.length + back.length && whole === front + back
  );
}

function trace(
  table: readonly Uint16Array[],
  { quoted, written, end }: { readonly end: number } & Pick<Cell, 'quoted' | 'written'>,
): readonly WordChange[] {
  const changes: WordChange[] = [];
  let [i, j] = [quoted.length, end];
  while (i > 0) {
    const [down, along, cost] = cheapest(table, { quoted, written, i, j });
    if (cost > 0) addBefore(changes, { quoted: [i - down, i], written: [j - along, j] });
    i -= down;
    j -= along;
  }
  return changes.reverse();
}

/** Changes are found from the end; one right in front of the last becomes one with it. */
function addBefore(changes: WordChange[], change: WordChange): void {
  const last = changes.at(-1);
  const touches = last?.quoted[0] === change.quoted[1] && last.written[0] === change.written[1];
  if (last === undefined || !touches) {
    changes.push(change);
    return;
  }
  changes[changes.length - 1] = {
    quoted: [change.quoted[0], last.quoted[1]],
    written: [change.written[0], last.written[1]],
  };
}
