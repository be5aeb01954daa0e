/** Annotations as they may come from anywhere: with unknown fields, emoji, lone surrogates, line ends of any kind. */
import fc from 'fast-check';
import {
  HIGHLIGHT_COLOURS,
  HIGHLIGHT_FIELDS,
  READING_STATUSES,
  type AnnotationSet,
  type Highlight,
  type PaperRecord,
} from '../../src/core/annotations/annotation.ts';

/** As JSON gives them. */
const PLAIN = { noNullPrototype: true };

const UNITS = [
  'a',
  'B',
  ' ',
  '\n',
  '\r\n',
  '"',
  '\\',
  '|',
  'é',
  '🤖',
  '\uD83E',
  '\uDD16',
  '\u2028',
];

export const aText = fc
  .array(fc.oneof(fc.constantFrom(...UNITS), fc.string()), { maxLength: 8 })
  .map((units) => units.join(''));

/** Few, so that two versions often have the same. */
const aTime = fc.nat({ max: 4 }).map((days) => `2026-01-0${String(days + 1)}T10:00:00.000Z`);

/** Names that no known field has. */
const unknownFields = fc.dictionary(
  fc.constantFrom('rating', 'x-team', '__proto__', 'constructor', '7', 'ünknown'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 2, noNullPrototype: true },
);

const tags = fc.array(fc.constantFrom('moe', 'MoE', 'to cite', 'größe', '🤖'), { maxLength: 3 });

const aQuote = fc.record({ exact: aText, prefix: aText, suffix: aText }, PLAIN);

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

/** Absent fields are absent, and none that JSON has no form for is there. */
function present<T extends object>(value: T, unknown: object): T {
  const all = { ...unknown, ...value };
  return Object.fromEntries(Object.entries(all).filter(([, field]) => field !== undefined)) as T;
}

export function aHighlightOf(ids: fc.Arbitrary<string>): fc.Arbitrary<Highlight> {
  const fields = fc.record({
    id: ids,
    field: optional(fc.constantFrom(...HIGHLIGHT_FIELDS)),
    quote: aQuote,
    position: optional(fc.record({ start: fc.nat({ max: 99 }), end: fc.nat({ max: 99 }) }, PLAIN)),
    locator: optional(aText),
    colour: fc.constantFrom(...HIGHLIGHT_COLOURS),
    comment: aText,
    tags,
    created: aTime,
    modified: aTime,
  });
  return fc.tuple(fields, unknownFields).map(([known, more]) => present(known, more) as Highlight);
}

const aRecord: fc.Arbitrary<PaperRecord> = fc
  .tuple(
    fc.record({
      keys: fc.uniqueArray(fc.constantFrom('a2020', 'b2021', 'c2022'), { minLength: 1 }),
      title: aText,
      doi: optional(fc.constantFrom('10.1/x', '10.1/Y')),
      arxiv: optional(fc.constantFrom('2306.02824', '1701.06538')),
      year: optional(fc.integer({ min: 1990, max: 2030 })),
    }),
    unknownFields,
  )
  .map(([known, more]) => present(known, more) as PaperRecord);

const ids = fc.nat({ max: 5 }).map((at) => `0000000${String(at)}-1111-4111-8111-111111111111`);

/** With few ids and times, so that two of them have much in common. */
export const anAnnotationSet: fc.Arbitrary<AnnotationSet> = fc
  .tuple(
    fc.record({
      id: ids,
      paper: aRecord,
      note: aText,
      tags,
      status: fc.constantFrom(...READING_STATUSES),
      queue: optional(fc.integer({ min: -3, max: 3 })),
      highlights: fc.uniqueArray(aHighlightOf(ids), { selector: ({ id }) => id, maxLength: 4 }),
      created: aTime,
      modified: aTime,
    }),
    unknownFields,
  )
  .map(([known, more]) => present(known, more) as AnnotationSet);

/** Annotations of several papers. */
export const someSets = fc.uniqueArray(anAnnotationSet, { selector: ({ id }) => id, maxLength: 4 });
