/**
 * Reads what is typed into the search box: free text and filters (`topic:`, `year:2021..2023`,
 * `author:"van der Berg"`, `-tag:x`). Never fails: a wrong filter is a problem beside the answer
 * and filters nothing. Text with a colon that is no filter (`COMET: Learning`, `N:M`, addresses)
 * stays text.
 */
import { READING_STATUSES } from '../annotations/annotation.ts';
import { fold, labelWords } from './analyze.ts';
import { typingDistance } from './distance.ts';
import { FILTER_NAMES, HAS_WHAT } from './filters.ts';
import type { Condition, Filter, FilterName } from './filters.ts';
import { queryTokens, quoteValue } from './queryTokens.ts';
import type { QueryToken, RawFilter } from './queryTokens.ts';
import { hasWords } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface QueryProblem {
  /** The place in the input. */
  readonly start: number;
  readonly end: number;
  readonly code: 'unknownFilter' | 'unknownValue' | 'badYear';
  readonly args: {
    /** The filter as typed, "autor". */
    readonly name: string;
    readonly value: string;
    /** What was probably meant: a filter's name, or a value. */
    readonly suggestion?: string;
  };
  /** The whole input with the suggestion in place. */
  readonly fixed?: string;
}

export interface Query {
  readonly input: string;
  /** What remains to search for, filters taken out; empty where nothing does. */
  readonly text: string;
  readonly filters: readonly Filter[];
  readonly problems: readonly QueryProblem[];
}

/** What a filter's value came to: a condition, nothing yet (still being typed), or a problem. */
type Reading =
  | { readonly condition: Condition }
  | 'unfinished'
  | { readonly code: 'unknownValue' | 'badYear'; readonly suggestion?: string };

const YEARS = /^(?<first>\d{0,4})(?:(?<dots>\.\.)(?<last>\d{0,4}))?$/;
const BAD_YEAR = { code: 'badYear' } as const;

export function parseQuery(input: string, vocabulary: Vocabulary): Query {
  const filters: Filter[] = [];
  const problems: QueryProblem[] = [];
  const text: QueryToken[] = [];
  for (const token of queryTokens(input)) {
    const name = token.filter && filterName(token.filter.name);
    if (token.filter === undefined || name === undefined) {
      text.push(token);
      problems.push(...misspeltFilter(input, token));
      continue;
    }
    const reading = readValue(name, token.filter, vocabulary);
    if (reading === 'unfinished') continue;
    if ('condition' in reading) filters.push(toFilter(reading.condition, token, token.filter));
    else problems.push(wrongValue(input, token, token.filter, reading));
  }
  return { input, text: textOf(input, text), filters, problems };
}

/** The words without what stood between them. A gap after the last finishes it, so it is kept. */
function textOf(input: string, tokens: readonly QueryToken[]): string {
  const last = tokens.at(-1);
  if (last === undefined) return '';
  const text = tokens.map(({ start, end }) => input.slice(start, end)).join(' ');
  return last.end < input.length ? `${text} ` : text;
}

function toFilter(condition: Condition, { start, end }: QueryToken, raw: RawFilter): Filter {
  return { condition, negated: raw.negated, value: raw.value, start, end };
}

/** The filter of this name, in any case; undefined if there is none. */
export function filterName(name: string): FilterName | undefined {
  const folded = fold(name);
  return folded === 'color' ? 'colour' : FILTER_NAMES.find((known) => known === folded);
}

function readValue(name: FilterName, raw: RawFilter, vocabulary: Vocabulary): Reading {
  if (labelWords(raw.value).length === 0 && name !== 'year') {
    return raw.value.trim() === '' ? 'unfinished' : { code: 'unknownValue' };
  }
  switch (name) {
    case 'topic':
      return readTopic(raw, vocabulary);
    case 'year':
      return readYear(raw.value.trim());
    case 'author':
    case 'tag':
      return readWords(name, raw, vocabulary);
    case 'status':
      return readStatus(raw.value);
    case 'has':
      return readHas(raw.value);
    case 'colour':
      return readColour(raw, vocabulary);
  }
}

function readTopic(raw: RawFilter, { topics, groups }: Vocabulary): Reading {
  const value = labelWords(raw.value).join(' ');
  const named = (label: string): boolean => labelWords(label).join(' ') === value;
  const exact = topics.filter((it) => named(it.id) || named(it.label) || named(it.shortLabel));
  const inGroups = groups.filter((group) => named(group.id) || named(group.label));
  const wanted = { words: labelWords(raw.value), open: !raw.quoted };
  const alike = topics.filter((topic) => hasWords(topic.words, wanted)).map(({ id }) => id);
  const ids = [...exact.map(({ id }) => id), ...inGroups.flatMap((group) => group.topics)];
  const found = ids.length > 0 ? ids : alike;
  if (found.length > 0) return { condition: { name: 'topic', topics: [...new Set(found)] } };
  const known = [...topics.map((it) => it.shortLabel), ...groups.map((it) => it.label)];
  return unknownValue(raw.value, known);
}

/** `2023`, `202` (a decade, while the year is being typed), `2021..2023`, `2021..`, `..2023`. */
function readYear(value: string): Reading {
  // One dot is half of two.
  const groups = YEARS.exec(value.replace(/(?<!\.)\.$/, ''))?.groups;
  if (groups === undefined) return BAD_YEAR;
  const { first = '', dots, last = dots === undefined ? first : '' } = groups;
  if (first === '' && last === '') return 'unfinished';
  const { from } = yearSpan(first);
  const { to } = yearSpan(last);
  if (from > to) return { ...BAD_YEAR, suggestion: `${last}..${first}` };
  return { condition: { name: 'year', from, to } };
}

/** All years that begin with these digits; without digits, all years. */
function yearSpan(digits: string): { readonly from: number; readonly to: number } {
  if (digits === '') return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return { from: Number(digits.padEnd(4, '0')), to: Number(digits.padEnd(4, '9')) };
}

function readWords(name: 'author' | 'tag', raw: RawFilter, vocabulary: Vocabulary): Reading {
  const known = name === 'author' ? vocabulary.authors : vocabulary.tags;
  const wanted = { words: labelWords(raw.value), open: !raw.quoted };
  return known.has(wanted)
    ? { condition: { name, wanted } }
    : unknownValue(raw.value, known.near(raw.value));
}

function readStatus(value: string): Reading {
  const exact = READING_STATUSES.filter((status) => status === fold(value));
  const begun = READING_STATUSES.filter((status) => status.startsWith(fold(value)));
  const statuses = exact.length > 0 ? exact : begun;
  return statuses.length > 0
    ? { condition: { name: 'status', statuses } }
    : unknownValue(value, READING_STATUSES);
}

function readHas(value: string): Reading {
  const what = HAS_WHAT.find((it) => it.startsWith(fold(value)));
  return what === undefined ? unknownValue(value, HAS_WHAT) : { condition: { name: 'has', what } };
}

/** By name, or by what the colour means to the user. */
function readColour({ value, quoted }: RawFilter, vocabulary: Vocabulary): Reading {
  const wanted = { words: labelWords(value), open: !quoted };
  const found = vocabulary.colours.filter(({ words }) => hasWords(words, wanted));
  if (found.length === 0)
    return unknownValue(
      value,
      vocabulary.colours.map(({ colour }) => colour),
    );
  return { condition: { name: 'colour', colours: found.map(({ colour }) => colour) } };
}

/** The nearest known value, by its whole or by one of its words; none where all are far off. */
function unknownValue(value: string, known: readonly string[]): Reading {
  const typed = labelWords(value).join(' ');
  const allowed = typed.length < 4 ? 1 : 2;
  const distance = (label: string): number => {
    const words = labelWords(label);
    return Math.min(...[words.join(' '), ...words].map((it) => typingDistance(typed, it, allowed)));
  };
  const nearest = known
    .map((label) => ({ label, distance: distance(label) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (nearest === undefined || nearest.distance > allowed) return { code: 'unknownValue' };
  return { code: 'unknownValue', suggestion: nearest.label };
}

function wrongValue(
  input: string,
  { start, end }: QueryToken,
  { name, value, valueStart }: RawFilter,
  reading: { readonly code: 'unknownValue' | 'badYear'; readonly suggestion?: string },
): QueryProblem {
  const { code, suggestion } = reading;
  if (suggestion === undefined) return { start, end, code, args: { name, value } };
  const fixed = input.slice(0, valueStart) + quoteValue(suggestion) + input.slice(end);
  return { start, end, code, args: { name, value, suggestion }, fixed };
}

/**
 * A near miss of a filter's name (one typo, or the plural) with something right after its colon.
 * The words are searched for all the same: they may be meant as text.
 */
function misspeltFilter(
  input: string,
  { start, end, filter }: QueryToken,
): readonly QueryProblem[] {
  if (filter === undefined || filter.value === '' || filter.value.startsWith('/')) return [];
  const name = fold(filter.name);
  const near = FILTER_NAMES.find(
    (known) =>
      name === `${known}s` ||
      (known.length >= 4 && name.length >= 4 && typingDistance(name, known, 1) <= 1),
  );
  if (near === undefined) return [];
  const nameStart = filter.valueStart - 1 - filter.name.length;
  const fixed = input.slice(0, nameStart) + near + input.slice(filter.valueStart - 1);
  const args = { name: filter.name, value: filter.value, suggestion: near };
  return [{ start, end, code: 'unknownFilter', args, fixed }];
}
