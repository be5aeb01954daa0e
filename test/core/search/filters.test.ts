/** Filters over a whole library at once: what each paper by itself would say. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import { displayName } from '../../../src/core/library/paper.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { fold, labelWords } from '../../../src/core/search/analyze.ts';
import { columnsOf } from '../../../src/core/search/columns.ts';
import { FILTER_NAMES, filterMask } from '../../../src/core/search/filters.ts';
import type { Condition, Filter } from '../../../src/core/search/filters.ts';
import { namesOf } from '../../../src/core/search/names.ts';
import { topicIds } from '../../../src/core/search/searchDocument.ts';
import { hasWords } from '../../../src/core/search/values.ts';
import type { VocabularyValue, WantedWords } from '../../../src/core/search/values.ts';
import {} from './documents.ts';
import { annotations, paper } from './support.ts';
import { completed } from '../../../src/core/base/steps.ts';

const name = fc.constantFrom(
  'Ada Müller',
  'Ada Muller',
  'Jan van der Berg',
  'Berg',
  'Xu Li',
  'Li Xu',
  'Bo Liang',
  '李 明',
  '—',
);
const papers: fc.Arbitrary<readonly Paper[]> = fc
  .array(
    fc.record({
      authors: fc.array(name, { maxLength: 4 }),
      year: fc.constantFrom(undefined, 1999, 2021, 2023, 99_999),
      primary: fc.constantFrom('kv', 'gating'),
      secondary: fc.subarray(['kv', 'systems']),
      code: fc.constantFrom([], ['https://x.org']),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ authors, year, primary, secondary, code }, i) =>
      paper(`p${String(i)}`, { authors, year, facts: { code, topics: { primary, secondary } } }),
    ),
  );
const written: fc.Arbitrary<AnnotationSet | undefined> = fc.option(
  fc
    .record({
      note: fc.constantFrom('', ' ', 'x'),
      tags: fc.subarray(['To Read', 'thesis']),
      status: fc.constantFrom('unread', 'reading', 'read'),
    })
    .map(annotations),
  { nil: undefined },
);
const wanted: fc.Arbitrary<WantedWords> = fc.record({
  words: fc.subarray(['ada', 'muller', 'li', 'b', 'berg', 'van', 'x', '李', 'to', 'th'], {
    minLength: 1,
    maxLength: 2,
  }),
  open: fc.boolean(),
});
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ name: fc.constant('author'), wanted }),
  fc.record({ name: fc.constant('tag'), wanted }),
  fc.record({ name: fc.constant('topic'), topics: fc.subarray(['kv', 'systems', 'none']) }),
  fc.record({
    name: fc.constant('year'),
    from: fc.constantFrom(2021, Number.NEGATIVE_INFINITY),
    to: fc.constantFrom(2022, Number.POSITIVE_INFINITY),
  }),
  fc.record({ name: fc.constant('status'), statuses: fc.subarray(['unread', 'read'] as const) }),
  fc.record({ name: fc.constant('has'), what: fc.constantFrom('note', 'highlight', 'code') }),
  fc.record({ name: fc.constant('colour'), colours: fc.constant(['red'] as const) }),
);
const filters: fc.Arbitrary<readonly Filter[]> = fc.array(
  fc.record({
    condition,
    negated: fc.boolean(),
    value: fc.constant(''),
    start: fc.constant(0),
    end: fc.constant(0),
  }),
  { maxLength: 4 },
);

/** The plain meaning of a condition, paper by paper. */
function meets(asked: Condition, it: Paper, set: AnnotationSet = annotations()): boolean {
  switch (asked.name) {
    case 'topic':
      return topicIds(it).some((id) => asked.topics.includes(id));
    case 'year':
      return it.year !== undefined && asked.from <= it.year && it.year <= asked.to;
    case 'author':
      return it.authors.some((one) => hasWords(labelWords(displayName(one)), asked.wanted));
    case 'tag':
      return set.tags.some((tag) => hasWords(labelWords(tag), asked.wanted));
    case 'status':
      return asked.statuses.includes(set.status);
    case 'has':
      return asked.what === 'code'
        ? it.facts.code.length > 0
        : set.note.trim() !== '' && asked.what === 'note';
    case 'colour':
      return false;
  }
}

function isLeft(all: readonly Filter[], it: Paper, set: AnnotationSet | undefined): boolean {
  const holds = (filter: Filter): boolean => meets(filter.condition, it, set);
  return (
    !all.some((filter) => filter.negated && holds(filter)) &&
    FILTER_NAMES.every((kind) => {
      const same = all.filter((filter) => !filter.negated && filter.condition.name === kind);
      if (same.length === 0) return true;
      return kind === 'year' || kind === 'status' ? same.some(holds) : same.every(holds);
    })
  );
}

describe('filters', () => {
  it('leave what each paper by itself would be left for', () => {
    fc.assert(
      fc.property(
        papers,
        fc.array(written, { minLength: 12, maxLength: 12 }),
        filters,
        (all, sets, asked) => {
          const annotated = new Map(
            all.flatMap((_, place) => {
              const set = sets[place];
              return set === undefined ? [] : [[place, set] as const];
            }),
          );
          const mask = filterMask(asked, { columns: completed(columnsOf(all)), annotated });
          assert.deepEqual(
            [...mask].map((left) => left === 1),
            all.map((it, place) => isLeft(asked, it, annotated.get(place))),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the names of authors', () => {
  /** By how many papers each has, then by family name. */
  function expected(all: readonly Paper[], asked: WantedWords): readonly VocabularyValue[] {
    const names = new Map<string, { label: string; family: string; papers: Set<Paper> }>();
    for (const it of all) {
      for (const author of it.authors) {
        const label = displayName(author);
        const known = names.get(fold(label));
        if (known !== undefined) known.papers.add(it);
        else
          names.set(fold(label), {
            label,
            family: fold(author.family ?? label),
            papers: new Set([it]),
          });
      }
    }
    const order = [...names.values()].sort(
      (a, b) =>
        b.papers.size - a.papers.size || (a.family < b.family ? -1 : a.family > b.family ? 1 : 0),
    );
    return order
      .map(({ label, papers: { size } }) => ({ label, words: labelWords(label), count: size }))
      .filter(({ words }) => hasWords(words, asked));
  }

  it('are found by their words, those with most papers first', () => {
    fc.assert(
      fc.property(papers, wanted, fc.nat({ max: 5 }), (all, asked, limit) => {
        const names = completed(namesOf(all));
        const found = expected(all, asked);
        assert.deepEqual(names.find(asked, limit), found.slice(0, limit));
        assert.equal(names.has(asked), found.length > 0);
        const anything = { words: [], open: true };
        assert.deepEqual(names.find(anything, 99), expected(all, anything));
      }),
      { numRuns: 300 },
    );
  });

  it('are near where a slip leads away from one', () => {
    const all = ['Shibal Ibrahim', 'Hussein Hazimeh', 'Xu Li'].map((author, i) =>
      paper(`p${String(i)}`, { authors: [author] }),
    );
    const names = completed(namesOf(all));
    assert.deepEqual(names.near('ibrahmi'), ['Shibal Ibrahim']);
    assert.deepEqual(names.near('Shibal Hazimhe'), ['Shibal Ibrahim', 'Hussein Hazimeh']);
    assert.deepEqual(names.near('zzzzzz'), []);
  });
});
