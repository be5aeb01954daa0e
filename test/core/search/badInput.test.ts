/** Whatever is typed and whatever papers hold: never a throw, never a hang. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markedPlaces } from '../../../src/core/search/marks.ts';
import { snippet } from '../../../src/core/search/snippet.ts';
import { aDocument, indexOf } from './documents.ts';
import { annotations, keys, paper, searchOf } from './support.ts';

const HOSTILE = [
  '.*+?^${}()|[]\\/',
  '\ud800',
  'a\udc00b',
  '👩‍👩‍👧',
  '深度学习',
  'مرحبا بالعالم',
  'שלום',
  '__proto__ constructor toString',
  '"title:" -tag: AND OR NOT (',
  '!?…—',
  'x'.repeat(10_000),
  'sparse '.repeat(1_500),
  'a-'.repeat(5_000),
  "a'".repeat(5_000),
  '1.'.repeat(5_000),
  '深'.repeat(10_000),
  '('.repeat(10_000),
  'ABC '.repeat(2_500),
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), { maxLength: 3 })
  .map((parts) => parts.join(' '));

describe('search, whatever comes', () => {
  const index = indexOf([
    aDocument('plain', { title: 'Sparse Model Soups', abstract: 'Averaging pruned models (MoE).' }),
    ...HOSTILE.map((it, i) => aDocument(`h${String(i)}`, { title: it, abstract: it })),
    aDocument('empty'),
  ]);

  it('answers any query as typed and by text', () => {
    fc.assert(
      fc.property(text, (query) => {
        for (const hit of index.search(query))
          assert.ok(Number.isFinite(hit.score) && hit.score > 0);
        for (const hit of index.findByText(query))
          assert.ok(Number.isFinite(hit.score) && hit.score > 0);
      }),
      { numRuns: 150 },
    );
  });

  it('answers all that the search list asks, with filters of any values', () => {
    const library = [
      paper('plain', { title: 'Sparse Model Soups', abstract: 'Averaging pruned models (MoE).' }),
      ...HOSTILE.map((it, i) =>
        paper(`h${String(i)}`, {
          title: it,
          abstract: it,
          authors: [it],
          facts: { aliases: [it] },
        }),
      ),
      paper('empty'),
    ];
    const notes = { plain: annotations({ note: HOSTILE.join('\n'), tags: [...HOSTILE] }) };
    const search = searchOf(library, notes);
    const byKey = new Map(library.map((it) => [it.key, it]));
    const filter = fc.constantFrom(
      '',
      'author:',
      '-author:"',
      'tag:',
      'topic:',
      'year:',
      'colour:',
    );
    fc.assert(
      fc.property(filter, text, fc.nat({ max: 50 }), (name, typed, caret) => {
        const input = `${name}${typed}`;
        search.completions(input);
        search.completions(input, caret);
        for (const { key, hit } of search.find(input, { limit: 20 }).hits) {
          const found = byKey.get(key);
          assert.ok(found);
          snippet(hit, found, undefined);
          if (hit !== undefined) markedPlaces(hit, found.abstract);
        }
        search.why(input, 'plain');
        search.suggest(input);
      }),
      { numRuns: 20 },
    );
  });

  it('indexes any papers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ title: text, abstract: text, authors: text }), { maxLength: 4 }),
        text,
        (all, query) => {
          const some = indexOf(all.map((parts, i) => aDocument(`p${String(i)}`, parts)));
          assert.equal(some.size, all.length);
          some.search(query);
          some.findByText(query);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('indexes an abstract of a megabyte', () => {
    const abstract = 'Sparse gates of experts, '.repeat(40_000);
    const large = indexOf([
      aDocument('large', { abstract }),
      aDocument('small', { title: 'Gates' }),
    ]);
    assert.deepEqual(
      large
        .search('gates ')
        .map(({ key }) => key)
        .sort(),
      ['large', 'small'],
    );
    assert.deepEqual(
      large
        .findByText(abstract)
        .map(({ key }) => key)
        .sort(),
      ['large', 'small'],
    );
  });

  it('finds papers without title, without abstract, and titles in scripts without spaces', () => {
    const search = searchOf([
      paper('untitled', { abstract: 'Only an abstract on gates.' }),
      paper('bare', { title: 'Gates' }),
      paper('chinese', { title: '深度学习中的稀疏性' }),
      paper('japanese', { title: '大規模言語モデルの枝刈り' }),
      paper('thai', { title: 'การเรียนรู้เชิงลึก' }),
      paper('korean', { title: '심층 학습' }),
      paper('russian', { title: 'Глубокое обучение' }),
    ]);
    assert.deepEqual([...keys(search, 'gates ')].sort(), ['bare', 'untitled']);
    const titles: readonly (readonly [query: string, key: string])[] = [
      ['深度学习', 'chinese'],
      ['稀疏', 'chinese'],
      ['深', 'chinese'],
      ['言語モデル', 'japanese'],
      ['การเรียนรู้', 'thai'],
      ['학습', 'korean'],
      ['глубок', 'russian'],
    ];
    for (const [query, key] of titles) assert.equal(keys(search, query)[0], key, query);
  });
});
