import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { columnsOf } from '../../../src/core/search/columns.ts';
import { filterMask } from '../../../src/core/search/filters.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import type { Query } from '../../../src/core/search/query.ts';
import { quoteValue } from '../../../src/core/search/queryTokens.ts';
import { buildVocabulary, paperVocabulary } from '../../../src/core/search/vocabulary.ts';
import {} from './documents.ts';
import { GROUPS, annotations, paper } from './support.ts';
import { completed } from '../../../src/core/base/steps.ts';

const PAPERS: readonly Paper[] = [
  paper('a', {
    year: 2021,
    authors: ['Jan van der Berg', 'Ada Müller'],
    facts: { topics: { primary: 'moe-gating', secondary: ['kv'] }, code: ['https://x.org'] },
  }),
  paper('b', {
    year: 2023,
    authors: ['Xu Li'],
    facts: { topics: { primary: 'kv', secondary: [] } },
  }),
  paper('c', {
    year: 2023,
    authors: ['Bo Liang', 'Ada Müller'],
    facts: { topics: { primary: 'moe-systems', secondary: [] } },
  }),
  paper('d', { authors: ['OpenAI'] }),
];
const NOTES: Readonly<Record<string, AnnotationSet>> = {
  a: annotations({ note: 'x', tags: ['To Read', 'thesis'], status: 'reading' }),
  b: annotations({ tags: ['thesis'], status: 'read' }),
};
const COLUMNS = completed(columnsOf(PAPERS));
const ANNOTATED = new Map(
  PAPERS.flatMap(({ key }, place) => {
    const set = NOTES[key];
    return set === undefined ? [] : [[place, set] as const];
  }),
);
const VOCABULARY = buildVocabulary(
  { columns: () => COLUMNS, ofPapers: paperVocabulary(() => COLUMNS, GROUPS) },
  [...ANNOTATED.values()],
);
const ALL = { words: [], open: true };
const parse = (input: string): Query => parseQuery(input, VOCABULARY);

/** The papers that a query's filters leave. */
function left(input: string): string {
  const query = parse(input);
  const mask = filterMask(query.filters, { columns: COLUMNS, annotated: ANNOTATED });
  const kept = PAPERS.filter((_, place) => mask[place] === 1);
  return kept.map(({ key }) => key).join('');
}

describe('parseQuery', () => {
  const filters: readonly (readonly [input: string, papers: string])[] = [
    ['', 'abcd'],
    ['topic:gating', 'a'],
    ['topic:GAT', 'a'],
    ['topic:moe-gating', 'a'],
    ['topic:"mixture of experts"', 'ac'],
    ['topic:"Mixture of Experts: Systems"', 'c'],
    ['topic:"KV cache"', 'ab'],
    ['topic:kv topic:gating', 'a'],
    ['-topic:kv', 'cd'],
    ['year:2023', 'bc'],
    ['year:202', 'abc'],
    ['year:2021..2022', 'a'],
    ['year:2022..', 'bc'],
    ['year:..2022', 'a'],
    ['year:2021..20', 'abc'],
    ['year:2021.', 'a'],
    ['year:2021 year:2023', 'abc'],
    ['-year:2023', 'ad'],
    ['author:"van der Berg"', 'a'],
    ['author:berg', 'a'],
    ['author:muller', 'ac'],
    ['author:ada author:xu', ''],
    ['author:li', 'bc'],
    ['author:"Li"', 'b'],
    ['author:openai', 'd'],
    ['tag:thesis', 'ab'],
    ['tag:"to read"', 'a'],
    ['tag:to', 'a'],
    ['-tag:to', 'bcd'],
    ['status:read', 'b'],
    ['status:rea', 'ab'],
    ['status:unread', 'cd'],
    ['status:read status:reading', 'ab'],
    ['has:note', 'a'],
    ['has:code', 'a'],
    ['-has:n', 'bcd'],
    ['Year:2023 AUTHOR:li', 'bc'],
    ['topic:"KV', 'ab'],
    ['topic: year: author:', 'abcd'],
    ['topic:""', 'abcd'],
  ];
  for (const [input, papers] of filters) {
    it(`${input || 'nothing'} leaves ${papers || 'nothing'}`, () => {
      assert.equal(left(input), papers);
      assert.deepEqual(parse(input).problems, []);
      assert.equal(parse(input).text, '');
    });
  }

  for (const input of [
    'COMET: Learning Cardinality',
    'N:M sparsity',
    '2:4',
    'https://arxiv.org/abs/2306.02824',
    'doi:10.1/x',
    'hash:table',
    'note: a survey',
    'top:k',
    '::',
    '"quoted: words"',
    'gating -moe',
  ]) {
    it(`leaves ${input} as it is`, () => {
      assert.deepEqual(parse(input), { input, text: input, filters: [], problems: [] });
    });
  }

  it('takes filters out of the text and keeps where they stood', () => {
    const query = parse('sparse year:2023 gating -tag:"to read"');
    assert.equal(query.text, 'sparse gating ');
    assert.deepEqual(
      query.filters.map(({ value, negated, start, end }) => [value, negated, start, end]),
      [
        ['2023', false, 7, 16],
        ['to read', true, 24, 38],
      ],
    );
  });

  it('knows whether the last word is still being typed', () => {
    assert.equal(parse('year:2023 gat').text, 'gat');
    assert.equal(parse('gat ').text, 'gat ');
    assert.equal(parse('gat year:2023').text, 'gat ');
  });

  const wrong: readonly (readonly [
    input: string,
    code: string,
    suggestion?: string,
    fixed?: string,
  ])[] = [
    ['status:reed', 'unknownValue', 'read', 'status:read'],
    ['x status:reed y', 'unknownValue', 'read', 'x status:read y'],
    ['author:mulller', 'unknownValue', 'Ada Müller', 'author:"Ada Müller"'],
    ['topic:gatign', 'unknownValue', 'Gating', 'topic:Gating'],
    ['topic:"gatin"', 'unknownValue', 'Gating', 'topic:Gating'],
    ['tag:tesis', 'unknownValue', 'thesis', 'tag:thesis'],
    ['has:cods', 'unknownValue', 'code', 'has:code'],
    ['tag:quite-another', 'unknownValue'],
    ['tag:!!', 'unknownValue'],
    ['year:20x', 'badYear'],
    ['year:20231', 'badYear'],
    ['year:2023..2021', 'badYear', '2021..2023', 'year:2021..2023'],
  ];
  for (const [input, code, suggestion, fixed] of wrong) {
    it(`reports ${input} and filters nothing by it`, () => {
      const [problem, ...others] = parse(input).problems;
      assert.equal(others.length, 0);
      assert.equal(problem?.code, code);
      assert.equal(problem.args.suggestion, suggestion);
      assert.equal(problem.fixed, fixed);
      assert.equal(left(input), 'abcd');
    });
  }

  for (const [input, name, fixed] of [
    ['autor:li', 'author', 'author:li'],
    ['yaer:2023', 'year', 'year:2023'],
    ['x -tags:a', 'tag', 'x -tag:a'],
    ['statsu:read', 'status', 'status:read'],
  ] as const) {
    it(`takes ${input} for a slip, and for text`, () => {
      const query = parse(input);
      assert.equal(query.text, input);
      assert.equal(query.problems[0]?.code, 'unknownFilter');
      assert.equal(query.problems[0].args.suggestion, name);
      assert.equal(query.problems[0].fixed, fixed);
    });
  }

  it('reads back what it is given as filters', () => {
    const value = fc.constantFrom(
      ...VOCABULARY.topics.map(({ shortLabel }) => ['topic', shortLabel] as const),
      ...VOCABULARY.authors.find(ALL, 99).map(({ label }) => ['author', label] as const),
      ...VOCABULARY.tags.find(ALL, 99).map(({ label }) => ['tag', label] as const),
      ...VOCABULARY.years.map(({ year }) => ['year', String(year)] as const),
      ['status', 'read'] as const,
      ['has', 'note'] as const,
    );
    const part = fc.tuple(value, fc.boolean());
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const printed = parts.map(
          ([[name, it], no]) => `${no ? '-' : ''}${name}:${quoteValue(it)}`,
        );
        const query = parse(printed.join(' '));
        assert.deepEqual(query.problems, []);
        assert.deepEqual(
          query.filters.map(({ condition, value: it, negated }) => [condition.name, it, negated]),
          parts.map(([[name, it], no]) => [name, it, no]),
        );
      }),
    );
  });

  it('never throws; every place lies within the input; suggestions mend what they claim to', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'topic:',
        'year:',
        '-tag:',
        'author:"',
        'has:',
        ':',
        '"',
        '..',
        '2023',
        'autor:x',
      ),
      fc.constantFrom('.*+?^${}()|[]\\', '\ud800', '👩‍👩‍👧', '深度', 'y'.repeat(10_000)),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('', ' '), (parts, between) => {
        const input = parts.join(between);
        const query = parse(input);
        for (const { start, end } of [...query.filters, ...query.problems]) {
          assert.ok(start >= 0 && start < end && end <= input.length);
        }
        for (const { fixed, start, code } of query.problems) {
          if (fixed === undefined) continue;
          const again = parse(fixed).problems.find((it) => it.start === start);
          assert.notEqual(again?.code, code);
        }
      }),
    );
  });
});
