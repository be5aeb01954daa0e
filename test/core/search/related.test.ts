import assert from 'node:assert/strict';
import fc from 'fast-check';
import { corpusPapers, paper, searchOf } from './support.ts';

const text = (key: string, abstract: string, primary = ''): ReturnType<typeof paper> =>
  paper(key, { abstract, facts: { topics: { primary, secondary: [] } } });

describe('related papers', () => {
  const papers = [
    text('a', 'We propose a sparse gate for routing tokens to experts.', 'gating'),
    text('b', 'Routing tokens well: we propose a Sparse gate.', 'gating'),
    text('c', 'Tokens, and results on graphs.'),
    text('d', 'We propose graphs.', 'gating'),
    text('e', ''),
  ];
  const related = searchOf(papers);

  it('ranks by what the texts share and says what it is', () => {
    const [first, second, ...none] = related.related('a');
    assert.equal(first?.key, 'b');
    assert.deepEqual(first.sharedTopics, ['gating']);
    assert.deepEqual([...first.sharedTerms].sort(), ['routing tokens', 'sparse gate']);
    assert.equal(second?.key, 'c');
    assert.deepEqual(second.sharedTerms, ['tokens']);
    assert.deepEqual(second.sharedTopics, []);
    assert.equal(none.length, 0);
  });

  it('has nothing to say of an unknown paper or one without text', () => {
    assert.deepEqual(related.related('x'), []);
    assert.deepEqual(related.related('e'), []);
    assert.deepEqual(searchOf([]).related('a'), []);
  });

  it('keeps to the limit', () => {
    assert.equal(related.related('a', { limit: 1 }).length, 1);
  });

  it('is mutual, never of the paper itself, and at most 1', () => {
    const word = fc.constantFrom('gate', 'tree', 'cache', 'graph', 'of', 'propose', 'S²FT');
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 6 }), (all) => {
        const some = all.map((it, i) => text(String(i), it.join(' ')));
        const index = searchOf(some);
        for (const { key } of some) {
          for (const other of index.related(key, { limit: 99 })) {
            assert.notEqual(other.key, key);
            assert.ok(other.score > 0 && other.score <= 1);
            const back = index.related(other.key, { limit: 99 }).find((it) => it.key === key);
            assert.ok(back !== undefined && Math.abs(back.score - other.score) < 1e-9);
          }
        }
      }),
    );
  });

  it('finds a paper of the same topic first for most of the corpus, with reasons to read', () => {
    const corpus = corpusPapers();
    const index = searchOf(corpus);
    let sameTopic = 0;
    for (const { key } of corpus) {
      const [first] = index.related(key);
      assert.ok(first !== undefined && first.sharedTerms.length >= 1);
      assert.ok(first.sharedTerms.length <= 4);
      assert.ok(!first.sharedTerms.some((term) => ['sparse', 'model', 'the'].includes(term)));
      if (first.sharedTopics.length > 0) sameTopic++;
    }
    assert.ok(sameTopic / corpus.length > 0.6, String(sameTopic));
  });
});
