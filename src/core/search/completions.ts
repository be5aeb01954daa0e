/** What the list offers to complete in a query: filters by name, and the values they can have. */
import { labelWords, fold } from './analyze.ts';
import { FILTER_NAMES } from './filters.ts';
import type { FilterName } from './filters.ts';
import { filterName } from './query.ts';
import { queryTokens, quoteValue } from './queryTokens.ts';
import type { QueryToken, RawFilter } from './queryTokens.ts';
import { hasWords } from './values.ts';
import type { ValueIndex, WantedWords } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Completion {
  /** The whole input with this put in, ready to be typed on. */
  readonly insertText: string;
  /** What a reader sees: "topic:", or a value such as "Gating". */
  readonly label: string;
  readonly kind: 'filter' | 'value';
  readonly filter: FilterName;
  /** How many papers have the value; absent for filters. */
  readonly count?: number;
  /** The group of a topic, the meaning of a colour. */
  readonly detail?: string;
}

type Value = Pick<Completion, 'label' | 'count' | 'detail'> & {
  /** What is typed for it, not yet quoted. */
  readonly typed: string;
  readonly words: readonly string[];
};

const MAX_VALUES = 20;
const MAX_NAMES = 2;

/**
 * Completions for the word that ends at the caret. A filter's name is offered from two letters of
 * it on; its values once the colon stands. Empty where there is nothing to complete.
 */
export function completions(
  input: string,
  vocabulary: Vocabulary,
  caret = input.length,
): readonly Completion[] {
  const before = input.slice(0, caret);
  const token = queryTokens(before).at(-1);
  if (token?.end !== before.length) return [];
  const raw = token.filter;
  const name = raw === undefined ? undefined : filterName(raw.name);
  if (raw === undefined) return nameCompletions(input, token, caret);
  if (name === undefined) return [];
  return valueCompletions({ input, caret, raw, name }, vocabulary);
}

function nameCompletions(input: string, token: QueryToken, caret: number): readonly Completion[] {
  const word = input.slice(token.start, caret);
  const minus = word.startsWith('-') ? '-' : '';
  const typed = fold(word.slice(minus.length));
  if (typed.length < 2) return [];
  const names = FILTER_NAMES.filter((name) => name.startsWith(typed)).slice(0, MAX_NAMES);
  return names.map((name) => ({
    insertText: `${input.slice(0, token.start)}${minus}${name}:${input.slice(caret)}`,
    label: `${name}:`,
    kind: 'filter',
    filter: name,
  }));
}

interface Asked {
  readonly input: string;
  readonly caret: number;
  readonly raw: RawFilter;
  readonly name: FilterName;
}

function valueCompletions(
  { input, caret, raw: { valueStart, value }, name }: Asked,
  vocabulary: Vocabulary,
): readonly Completion[] {
  const wanted = { words: labelWords(value), open: true };
  const typed = input.slice(valueStart, caret);
  const rest = input.slice(caret).trimStart();
  const offered = valuesOf(name, vocabulary, wanted).filter(
    (it) =>
      hasWords(it.words, wanted) &&
      quoteValue(it.typed) !== typed &&
      // The words of a range of years are years, but a range is complete as it stands.
      (name !== 'year' || it.typed.startsWith(value)),
  );
  return offered.slice(0, MAX_VALUES).map((it) => ({
    insertText: `${input.slice(0, valueStart)}${quoteValue(it.typed)} ${rest}`,
    label: it.label,
    kind: 'value',
    filter: name,
    ...(it.count !== undefined && { count: it.count }),
    ...(it.detail !== undefined && { detail: it.detail }),
  }));
}

/** One more than are offered: the one that is typed already is not. */
function namedValues(known: ValueIndex, wanted: WantedWords): readonly Value[] {
  const found = known.find(wanted, MAX_VALUES + 1);
  return found.map(({ label, words, count }) => ({ label, typed: label, words, count }));
}

/** Those with these words may be enough where there are very many. */
function valuesOf(
  filter: FilterName,
  vocabulary: Vocabulary,
  wanted: WantedWords,
): readonly Value[] {
  switch (filter) {
    case 'topic':
      return topicValues(vocabulary);
    case 'author':
    case 'tag':
      return namedValues(filter === 'author' ? vocabulary.authors : vocabulary.tags, wanted);
    case 'year':
      return vocabulary.years.map(({ year, count }) => plainValue(year.toString(), count));
    case 'status':
      return vocabulary.statuses.map(({ status, count }) => plainValue(status, count));
    case 'has':
      return vocabulary.has.map(({ what, count }) => plainValue(what, count));
    case 'colour':
      return vocabulary.colours.map(({ colour, meaning, words, count }) => ({
        ...plainValue(colour, count),
        words,
        ...(meaning !== undefined && { detail: meaning }),
      }));
  }
}

/** Each group, then its topics; a topic is typed by its short label, which the group explains. */
function topicValues({ groups, topics }: Vocabulary): readonly Value[] {
  return groups.flatMap((group) => {
    const within = topics.filter((topic) => group.topics.includes(topic.id));
    const values: Value[] = within.map(({ shortLabel, words, count }) => ({
      label: shortLabel,
      typed: shortLabel,
      words,
      count,
      detail: group.label,
    }));
    return [
      { label: group.label, typed: group.label, words: group.words, count: group.count },
      ...values,
    ];
  });
}

function plainValue(text: string, count: number): Value {
  return { label: text, typed: text, words: [fold(text)], count };
}
