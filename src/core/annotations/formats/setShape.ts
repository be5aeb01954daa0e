/** Reads annotations from data of unknown shape and says, for each that can't be read, what is wrong with it. */
import { isFields, ownField } from '../../base/fields.ts';
import {
  HIGHLIGHT_FIELDS,
  isHighlightColour,
  isReadingStatus,
  type AnnotationSet,
  type Highlight,
} from '../annotation.ts';
import type { EntryProblem, Expected, FileContent } from './problems.ts';

/** Undefined for a value as it should be, else the way to the part that is not. */
type Check = (value: unknown, at: string) => EntryProblem | undefined;

const is =
  (code: Expected, holds: (value: unknown) => boolean): Check =>
  (value, entry) =>
    holds(value) ? undefined : { entry, code };

const text = is('text', (value) => typeof value === 'string');
const number = is('number', (value) => typeof value === 'number');
const place = is('place', Number.isInteger);
const texts = is(
  'texts',
  (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
);
const list = is('list', Array.isArray);
const colour = is('colour', isHighlightColour);
const status = is('status', isReadingStatus);
const field = is('field', (value) => HIGHLIGHT_FIELDS.some((known) => known === value));

const optional =
  (check: Check): Check =>
  (value, at) =>
    value === undefined ? undefined : check(value, at);

const record =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (!isFields(value)) return { entry: at, code: 'object' };
    for (const [name, check] of Object.entries(checks)) {
      const problem = check(ownField(value, name), `${at}.${name}`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

const paper = record({
  keys: texts,
  title: text,
  doi: optional(text),
  arxiv: optional(text),
  year: optional(number),
});

const highlight = record({
  id: text,
  field: optional(field),
  quote: record({ exact: text, prefix: text, suffix: text }),
  position: optional(record({ start: place, end: place })),
  locator: optional(text),
  colour,
  comment: text,
  tags: texts,
  created: text,
  modified: text,
});

/** Says nothing of its highlights, which are looked at one by one. */
const set = record({
  id: text,
  paper,
  note: text,
  tags: texts,
  status,
  queue: optional(number),
  highlights: list,
  created: text,
  modified: text,
});

/** The sets of a list that is called `at`. One highlight that can't be read hides nothing else. */
export function readSets(values: readonly unknown[], at: string): FileContent<AnnotationSet> {
  const { entries, problems } = readAll<AnnotationSet>(values, at, set);
  const read = entries.map(({ at: entry, value }) => {
    const highlights = readAll<Highlight>(value.highlights, `${entry}.highlights`, highlight);
    const sound = { ...value, highlights: highlights.entries.map((one) => one.value) };
    return { sound, problems: highlights.problems };
  });
  return {
    entries: read.map(({ sound }) => sound),
    problems: [...problems, ...read.flatMap((one) => one.problems)],
  };
}

/** What is wrong with a highlight, or with all of a set but its highlights; undefined where nothing is. */
export function problemOf(
  kind: 'set' | 'highlight',
  value: unknown,
  at: string,
): EntryProblem | undefined {
  return kind === 'set' ? set(value, at) : highlight(value, at);
}

interface Read<T> {
  readonly entries: readonly { readonly at: string; readonly value: T }[];
  readonly problems: readonly EntryProblem[];
}

function readAll<T extends { readonly id: string }>(
  values: readonly unknown[],
  at: string,
  check: Check,
): Read<T> {
  const ids = new Set<string>();
  const entries: { readonly at: string; readonly value: T }[] = [];
  const problems: EntryProblem[] = [];
  for (const [index, candidate] of values.entries()) {
    const entry = `${at}[${String(index)}]`;
    // What passes the check is of this type.
    const value = candidate as T;
    const problem = check(candidate, entry);
    if (problem !== undefined) problems.push(problem);
    else if (ids.has(value.id)) problems.push({ entry: `${entry}.id`, code: 'repeated' });
    else entries.push({ at: entry, value });
    if (problem === undefined) ids.add(value.id);
  }
  return { entries, problems };
}
