/** The build fails, naming the paper, when its sources do not fit together. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlossError } from '../../src/core/base/errors.ts';
import { buildCorpus } from '../../scripts/corpus/build.ts';
import {
  readSource,
  type BibliographyEntry,
  type Labels,
  type Source,
} from '../../scripts/corpus/source.ts';
import { SOURCE, withDataCopy } from './support.ts';

const GOOD = readSource(SOURCE);

function withLabels(n: number, change: Partial<Labels>): Source {
  const labels = GOOD.labels.map((entry) => (entry.n === n ? { ...entry, ...change } : entry));
  return { ...GOOD, labels };
}

function withBibliography(n: number, change: Partial<BibliographyEntry>): Source {
  const bibliography = GOOD.bibliography.map((entry) =>
    entry.n === n ? { ...entry, ...change } : entry,
  );
  return { ...GOOD, bibliography };
}

const correction = { n: 5, field: 'abstract', found: 'nowhere', shown: 'x', apply: true } as const;

const FAULTS: readonly (readonly [string, Source, string, readonly string[]])[] = [
  [
    'a correction that no longer matches',
    { ...GOOD, corrections: [...GOOD.corrections, correction] },
    'corpus.correction',
    ['paper 5, abstract', '"nowhere"'],
  ],
  [
    'a correction for a paper that there is not',
    { ...GOOD, corrections: [{ ...correction, n: 78 }] },
    'corpus.misfit',
    ['corrections.json', 'paper 78', '77 papers'],
  ],
  [
    'a result that is not in the abstract',
    withLabels(6, { results: ['3.1% for T5-Base'] }),
    'corpus.quote',
    ['paper 6, abstract', '"3.1% for T5-Base"'],
  ],
  [
    'a topic that there is not',
    withLabels(9, { primary: 'cooking' }),
    'corpus.misfit',
    ['paper 9', '"cooking"'],
  ],
  [
    'a primary topic that is also a secondary one',
    withLabels(9, { secondary: [GOOD.labels[8]?.primary ?? ''] }),
    'corpus.misfit',
    ['paper 9', 'twice'],
  ],
  [
    'code that the abstract does not link to',
    withLabels(1, { code: ['https://github.com/a/b'] }),
    'corpus.misfit',
    ['paper 1', 'https://github.com/a/b'],
  ],
  [
    'a link of the abstract that is not among the code',
    withLabels(47, { code: ['https://github.com/CASIA-IVA-Lab/MaskSparsity'] }),
    'corpus.misfit',
    ['paper 47', 'easypruner'],
  ],
  [
    'a title other than the page has it',
    withBibliography(64, { title: 'SVDQunat: Absorbing Outliers' }),
    'corpus.misfit',
    ['paper 64', 'SVDQuant: Absorbing', 'SVDQunat: Absorbing'],
  ],
  [
    'a venue without its year',
    withBibliography(1, { venueYear: undefined }),
    'corpus.misfit',
    ['paper 1', 'venue'],
  ],
  [
    'a paper without facts',
    { ...GOOD, bibliography: GOOD.bibliography.slice(0, 76) },
    'corpus.misfit',
    ['bibliography.json', '76 papers', '77 papers'],
  ],
  [
    'facts in another order than the page',
    { ...GOOD, labels: GOOD.labels.toReversed() },
    'corpus.misfit',
    ['labels.json', 'paper 77'],
  ],
  [
    'a page with half a paper',
    { ...GOOD, page: `${GOOD.page}\n\nA Title Without its Abstract\n` },
    'page.noAbstract',
    ['Line 319', 'A Title Without its Abstract'],
  ],
  [
    'a group that names a topic which there is not',
    { ...GOOD, topics: { ...GOOD.topics, topics: GOOD.topics.topics.slice(1) } },
    'corpus.misfit',
    ['topics.json', '"moe-gating"'],
  ],
  [
    'a topic in no group',
    { ...GOOD, topics: { ...GOOD.topics, groups: GOOD.topics.groups.slice(1) } },
    'corpus.misfit',
    ['topics.json', '"moe-gating"'],
  ],
];

function refuses(action: () => unknown, code: string, parts: readonly string[]): void {
  assert.throws(action, (error) => {
    assert.ok(error instanceof GlossError);
    assert.equal(error.code, code);
    for (const part of parts) assert.ok(error.message.includes(part), error.message);
    return true;
  });
}

describe('the build of the corpus', () => {
  it('gives the same for the same sources', () => {
    assert.deepEqual(buildCorpus(GOOD), buildCorpus(readSource(SOURCE)));
  });

  it('leaves corrections alone that are not certain', () => {
    const applied = buildCorpus(GOOD).items.flatMap(({ custom }) => custom.corrections);
    assert.equal(applied.length, GOOD.corrections.filter(({ apply }) => apply).length);
    assert.ok(applied.length < GOOD.corrections.length);
  });

  for (const [fault, source, code, parts] of FAULTS) {
    it(`refuses ${fault}`, () => {
      refuses(() => buildCorpus(source), code, parts);
    });
  }
});

const MALFORMED: readonly (readonly [string, string, readonly string[]])[] = [
  ['labels.json', '{', ['data/source/labels.json is not JSON']],
  ['labels.json', '{}', ['data/source/labels.json is to be a list']],
  ['labels.json', '[{"n": "1"}]', ['labels.json, entry 1, n is to be a whole number']],
  ['corrections.json', '[{"n": 1, "field": "note", "apply": true}]', ['entry 1, field is to be']],
  ['bibliography.json', '[{"n": 1, "submitted": "2023"}]', ['entry 1, submitted is to be a date']],
];

describe('the source files', () => {
  for (const [name, text, parts] of MALFORMED) {
    it(`${name} with ${text} is refused`, () => {
      withDataCopy((data) => {
        writeFileSync(join(data, 'source', name), text);
        refuses(() => readSource(join(data, 'source')), 'corpus.source', parts);
      });
    });
  }

  it('are named when they are missing', () => {
    refuses(() => readSource(join(SOURCE, 'nowhere')), 'corpus.source', [
      'similar-papers-page.txt',
    ]);
  });
});
