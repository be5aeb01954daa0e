import assert from 'node:assert/strict';
import { acronymsOf, joinAcronyms, shortForm } from '../../../src/core/search/acronyms.ts';
import { aDocument, indexOf } from './documents.ts';

describe('acronyms', () => {
  const cases: readonly (readonly [text: string, expected: Readonly<Record<string, string>>])[] = [
    ['Mixture-of-Experts (MoE) models', { moe: 'mixture of experts' }],
    ['We use sparse autoencoders (SAEs).', { sae: 'sparse autoencoders' }],
    ['Key-value (KV) caches', { kv: 'key value' }],
    ['graph neural networks (GNNs, for short)', { gnn: 'graph neural networks' }],
    ['No explanation (ABC) here', {}],
    ['(MoE)', {}],
    ['a word (see Table 2) and (a) list', {}],
    ['Neural architecture search is old; NAS is new.', { nas: 'neural architecture search' }],
    ['Nothing that fits ABC.', {}],
    ['((((((((', {}],
  ];
  for (const [text, expected] of cases) {
    it(`reads “${text}”`, () => {
      assert.deepEqual(Object.fromEntries(acronymsOf([text])), expected);
    });
  }

  it('takes an alias and a key phrase of the same paper together', () => {
    const texts = ['A title', 'NAS', 'neural architecture search'];
    assert.deepEqual(acronymsOf(texts), [['nas', 'neural architecture search']]);
  });

  it('drops a plural’s s and keeps others', () => {
    assert.deepEqual(['MoEs', 'MoE', 'CATS', 'LLMs'].map(shortForm), ['moe', 'moe', 'cats', 'llm']);
  });

  it('adds up papers, the commonest meaning first', () => {
    const once = { short: 'at', long: 'adversarial training', papers: 1 };
    const twice = { short: 'at', long: 'attention transfer', papers: 2 };
    assert.deepEqual(joinAcronyms([[once, twice], [twice]]), [{ ...twice, papers: 4 }, once]);
  });
});

describe('searching by acronyms', () => {
  const index = indexOf([
    aDocument('both', { abstract: 'The mixture of experts (MoE) is sparse.' }),
    aDocument('long', { abstract: 'Some mixture of many experts.' }),
    aDocument('short', { abstract: 'A MoE layer.' }),
    aDocument('part', { abstract: 'Experts disagree.' }),
  ]);
  const kinds = (text: string): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(index.search(text).map(({ key, matches }) => [key, matches[0]?.kind]));

  it('finds by what the acronym stands for, after those that have it', () => {
    assert.deepEqual(kinds('moe '), { both: 'exact', short: 'exact', long: 'acronym' });
    assert.equal(index.search('moe ').at(-1)?.key, 'long');
    assert.equal(index.search('moe ').at(-1)?.matches[0]?.meaning, 'mixture of experts');
  });

  it('finds papers that have only the acronym by its words', () => {
    const hits = index.search('mixture of experts ');
    const short = hits.find(({ key }) => key === 'short');
    assert.equal(short?.complete, true);
    assert.deepEqual(
      short.matches.map(({ kind, meaning }) => [kind, meaning]),
      [
        ['acronym', 'moe'],
        ['acronym', 'moe'],
      ],
    );
    assert.equal(hits.find(({ key }) => key === 'part')?.complete, false);
  });
});
