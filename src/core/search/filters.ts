/**
 * What a filter of a query asks of a paper, as data, and whether a paper has it. Filters of
 * different kinds must all hold. Of the same kind: a paper has one year and one status, so any of
 * those asked for will do; it has several topics, authors, tags and colours, so each must be there. A
 * negated filter must not hold, whatever the others say.
 */
import { allTags } from '../annotations/annotation.ts';
import type { AnnotationSet, HighlightColour, ReadingStatus } from '../annotations/annotation.ts';
import { displayName } from '../library/paper.ts';
import type { Paper } from '../library/paper.ts';
import { labelWords } from './analyze.ts';
import { topicIds } from './searchDocument.ts';

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

/** Folded words that one name or tag must have, as whole words or (`open`) as beginnings. */
export interface WantedWords {
  readonly words: readonly string[];
  readonly open: boolean;
}

export interface Filter {
  readonly condition: Condition;
  readonly negated: boolean;
  /** The value as typed, without quotes. */
  readonly value: string;
  /** Its place in the input. */
  readonly start: number;
  readonly end: number;
}

/** Whether a paper is among those that the filters leave. */
export type FilterTest = (paper: Paper, annotations: AnnotationSet | undefined) => boolean;

/** The filters as one test, sorted out once: it may be put to every paper of a large library. */
export function filterTest(filters: readonly Filter[]): FilterTest {
  const negated = filters.filter((filter) => filter.negated);
  const kinds = FILTER_NAMES.flatMap((name) => {
    const same = filters.filter((it) => !it.negated && it.condition.name === name);
    return same.length === 0 ? [] : [{ same, any: name === 'year' || name === 'status' }];
  });
  return (paper, annotations) => {
    const holds = (filter: Filter): boolean => meets(filter.condition, paper, annotations);
    if (negated.some(holds)) return false;
    return kinds.every(({ same, any }) => (any ? same.some(holds) : same.every(holds)));
  };
}

function meets(
  condition: Condition,
  paper: Paper,
  annotations: AnnotationSet | undefined,
): boolean {
  switch (condition.name) {
    case 'topic':
      return topicIds(paper).some((id) => condition.topics.includes(id));
    case 'year':
      return paper.year !== undefined && condition.from <= paper.year && paper.year <= condition.to;
    case 'author':
      return paper.authors.some((name) =>
        hasWords(labelWords(displayName(name)), condition.wanted),
      );
    case 'tag':
      return allTags(annotations).some((tag) => hasWords(labelWords(tag), condition.wanted));
    case 'status':
      return condition.statuses.includes(annotations?.status ?? 'unread');
    case 'has':
      return has(condition.what, paper, annotations);
    case 'colour':
      return (annotations?.highlights ?? []).some(({ colour }) =>
        condition.colours.includes(colour),
      );
  }
}

/** Whether a paper has what `has:` can ask for. */
export function has(what: HasWhat, paper: Paper, annotations: AnnotationSet | undefined): boolean {
  switch (what) {
    case 'note':
      return (annotations?.note ?? '').trim() !== '';
    case 'highlight':
      return (annotations?.highlights.length ?? 0) > 0;
    case 'code':
      return paper.facts.code.length > 0;
  }
}

/** Whether a name or label with these folded words is one that was asked for. */
export function hasWords(words: readonly string[], wanted: WantedWords): boolean {
  return wanted.words.every((asked) =>
    words.some((word) => (wanted.open ? word.startsWith(asked) : word === asked)),
  );
}
