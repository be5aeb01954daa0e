/** One order of papers and of fields for all that is written to files, so that versions can be compared. */
import { isFields } from '../../base/fields.ts';
import type { AnnotationSet } from '../annotation.ts';

/** Known fields stand in this order, all others behind them by name. */
const NAMES = [
  ...['format', 'version', 'set', 'sets', 'id', 'paper', 'keys', 'title', 'doi', 'arxiv', 'year'],
  ...['status', 'queue', 'tags', 'note', 'highlight', 'highlights', 'field', 'quote', 'exact'],
  ...['prefix', 'suffix', 'position', 'start', 'end', 'locator', 'colour', 'comment'],
  ...['created', 'modified'],
];
const RANKS = new Map(NAMES.map((name, rank) => [name, rank]));

/** JSON with all fields in one order; with `indent`, in lines. */
export function orderedJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_name, part: unknown) => (isFields(part) ? ordered(part) : part),
    indent,
  );
}

function ordered(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).toSorted(
      ([one], [other]) => rank(one) - rank(other) || compareTexts(one, other),
    ),
  );
}

function rank(name: string): number {
  return RANKS.get(name) ?? NAMES.length;
}

/** By the paper's first citation key, then by id. */
export function inFileOrder(sets: readonly AnnotationSet[]): readonly AnnotationSet[] {
  return sets.toSorted(
    (one, other) =>
      compareTexts(one.paper.keys[0] ?? '', other.paper.keys[0] ?? '') ||
      compareTexts(one.id, other.id),
  );
}

/** By code units: the same on every machine. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
