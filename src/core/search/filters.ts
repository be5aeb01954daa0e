/**
 * What a filter of a query asks of a paper, as data, and which papers have it. Filters of
 * different kinds must all hold. Of the same kind: a paper has one year and one status, so any of
 * those asked for will do; it has several topics, authors, tags and colours, so each must be there. A
 * negated filter must not hold, whatever the others say.
 */
import { allTags } from '../annotations/annotation.ts';
import type { AnnotationSet, HighlightColour, ReadingStatus } from '../annotations/annotation.ts';
import { labelWords } from './analyze.ts';
import type { Columns } from './columns.ts';
import { hasWords } from './values.ts';
import type { WantedWords } from './values.ts';

export const FILTER_NAMES = ['topic', 'year', 'author', 'tag', 'status', 'has', 'colour'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** What a filter asks for, resolved against the vocabulary where it names something there. */
export type Condition =
  | { readonly name: 'topic'; readonly topics: readonly string[] }
  /** From and to inclusive; an open end is infinite. */
  | { readonly name: 'year'; readonly from: number; readonly to: number }
  | { readonly name: 'author'; readonly wanted: WantedWords }
  | { readonly name: 'tag'; readonly wanted: WantedWords }
  | { readonly name: 'status'; readonly statuses: readonly ReadingStatus[] }
  | { readonly name: 'has'; readonly what: HasWhat }
  | { readonly name: 'colour'; readonly colours: readonly HighlightColour[] };

export const HAS_WHAT = ['note', 'highlight', 'code'] as const;
export type HasWhat = (typeof HAS_WHAT)[number];

export interface Filter {
  readonly condition: Condition;
  readonly negated: boolean;
  /** The value as typed, without quotes. */
  readonly value: string;
  /** Its place in the input. */
  readonly start: number;
  readonly end: number;
}

/** What filters are put to. */
export interface FilteredLibrary {
  readonly columns: Columns;
  /** What the user wrote, by the place of the paper. */
  readonly annotated: ReadonlyMap<number, AnnotationSet>;
}

/** 1 for each paper, by its place, that the filters leave. */
export function filterMask(filters: readonly Filter[], library: FilteredLibrary): Uint8Array {
  const left = new Uint8Array(library.columns.papers.length).fill(1);
  const maskOf = ({ condition }: Filter): Uint8Array => conditionMask(condition, library);
  for (const name of FILTER_NAMES) {
    const same = filters.filter((it) => !it.negated && it.condition.name === name).map(maskOf);
    if (name === 'year' || name === 'status') keepAny(left, same);
    else for (const mask of same) keepAny(left, [mask]);
  }
  for (const mask of filters.filter((it) => it.negated).map(maskOf)) {
    for (let place = 0; place < left.length; place++) if (mask[place] === 1) left[place] = 0;
  }
  return left;
}

/** Keeps what one of the masks has; everything where there is none. */
function keepAny(left: Uint8Array, masks: readonly Uint8Array[]): void {
  const [first, ...others] = masks;
  if (first === undefined) return;
  for (let place = 0; place < left.length; place++) {
    if (first[place] === 0 && others.every((mask) => mask[place] === 0)) left[place] = 0;
  }
}

function conditionMask(condition: Condition, { columns, annotated }: FilteredLibrary): Uint8Array {
  const mask = new Uint8Array(columns.papers.length);
  switch (condition.name) {
    case 'topic':
      for (const id of condition.topics) {
        for (const place of columns.topics.get(id) ?? []) mask[place] = 1;
      }
      return mask;
    case 'year':
      return yearMask(mask, columns.years, condition);
    case 'author':
      columns.authors.mark(condition.wanted, mask);
      return mask;
    case 'has':
      if (condition.what === 'code') return columns.code;
      break;
    case 'status':
      if (condition.statuses.includes('unread')) mask.fill(1);
      break;
    case 'tag':
    case 'colour':
  }
  // The rest is what the user wrote, about few papers.
  for (const [place, set] of annotated) mask[place] = isWritten(condition, set) ? 1 : 0;
  return mask;
}

function yearMask(
  mask: Uint8Array,
  years: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): Uint8Array {
  for (let place = 0; place < years.length; place++) {
    const year = years[place] ?? Number.NaN;
    if (from <= year && year <= to) mask[place] = 1;
  }
  return mask;
}

/** Whether what the user wrote about a paper meets a condition on that; false for other conditions. */
function isWritten(condition: Condition, set: AnnotationSet): boolean {
  switch (condition.name) {
    case 'tag':
      return allTags(set).some((tag) => hasWords(labelWords(tag), condition.wanted));
    case 'status':
      return condition.statuses.includes(set.status);
    case 'has':
      return hasWritten(condition.what, set);
    case 'colour':
      return set.highlights.some(({ colour }) => condition.colours.includes(colour));
    case 'topic':
    case 'year':
    case 'author':
      return false;
  }
}

/** Whether the user wrote what `has:` can ask for. */
export function hasWritten(what: HasWhat, { note, highlights }: AnnotationSet): boolean {
  switch (what) {
    case 'note':
      return note.trim() !== '';
    case 'highlight':
      return highlights.length > 0;
    case 'code':
      return false;
  }
}
