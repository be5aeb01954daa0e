/** Own papers break ties in a ranking and change nothing else. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownFirst } from '../../../src/core/search/ownFirst.ts';
import { paper, searchOf } from './support.ts';
import type { FoundPaper } from '../../../src/core/search/paperSearch.ts';

function found(key: string, score: number): FoundPaper {
  return { key, score };
}

function order(papers: readonly FoundPaper[], ...own: string[]): string {
  return ownFirst(papers, (key) => own.includes(key))
    .map(({ key }) => key)
    .join('');
}

describe('own papers', () => {
  it('go before others that answer about as well', () => {
    assert.equal(order([found('a', 3.42), found('b', 3.4), found('c', 3.1)], 'b', 'c'), 'bac');
  });

  it('don’t go before better answers', () => {
    assert.equal(order([found('a', 3.5), found('b', 3.2)], 'b'), 'ab');
  });

  it('don’t go before words found in a better way, or more of them', () => {
    assert.equal(order([found('a', 3.01), found('b', 2.99)], 'b'), 'ab');
    assert.equal(order([found('a', 2.01), found('b', 1.99)], 'b'), 'ab');
  });

  it('leave the order of a longer text as it is, in which not all words must be there', () => {
    const abstract = ['sparse', 'gating', 'experts', 'caches', 'pruned']
      .map((word) => `${'A long text about other things. '.repeat(4)} ${word}.`)
      .join(' ');
    const search = searchOf([
      paper('some', { title: 'Sparse gating of experts in caches' }),
      paper('all', { title: 'Other', abstract }),
    ]);
    const { hits } = search.find('sparse gating experts caches pruned ');
    assert.deepEqual(
      hits.map(({ key, hit }) => [key, hit?.complete]),
      [
        ['some', false],
        ['all', true],
      ],
    );
    assert.deepEqual(
      ownFirst(hits, () => false),
      hits,
    );
  });

  it('keep their order, as do the others, and nothing is lost', () => {
    const aPaper = fc.record({
      score: fc.double({ min: 0, max: 5, noNaN: true }),
      own: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(aPaper, { maxLength: 30 }), (list) => {
        const sorted = list.toSorted((one, other) => other.score - one.score);
        const papers = sorted.map(({ score }, index) => found(String(index), score));
        const isOwn = (key: string) => sorted[Number(key)]?.own === true;
        const keys = ownFirst(papers, isOwn).map(({ key }) => key);
        for (const own of [true, false]) {
          const part = keys.filter((key) => isOwn(key) === own);
          assert.deepEqual(
            part,
            part.toSorted((one, other) => Number(one) - Number(other)),
          );
        }
        assert.equal(new Set(keys).size, list.length);
      }),
    );
  });
});
