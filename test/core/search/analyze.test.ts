import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, terms, words } from '../../../src/core/search/analyze.ts';
import { beginningDistance, typingDistance } from '../../../src/core/search/distance.ts';

describe('analyze', () => {
  const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ['Sparse Model Soups', ['sparse', 'model', 'soups']],
    ['Top-K topk', ['topk', 'top', 'k', 'topk']],
    ['mixture-of-experts', ['mixtureofexperts', 'mixture', 'of', 'experts']],
    ['N:M and 2:4', ['nm', 'n', 'm', 'and', '24', '2', '4']],
    ['COMET: Learning', ['comet', 'learning']],
    ['KV cache', ['kv', 'cache']],
    ['SVDQuant', ['svdquant', 'svd', 'quant']],
    ['KVCache', ['kvcache', 'kv', 'cache']],
    ['SVDQuant-based', ['svdquantbased', 'svdquant', 'based', 'svd', 'quant']],
    ['LoRA MoEs TopK BERT', ['lora', 'moes', 'topk', 'bert']],
    ['S²FT', ['s2ft']],
    ['DεpS', ['deps']],
    ['Müller Łukasz Sørensen', ['muller', 'lukasz', 'sorensen']],
    ["don't", ['dont']],
    ['2306.02824, 1.5x.', ['230602824', '2306', '02824', '15x', '1', '5x']],
    ['aux_zipf_loss', ['auxzipfloss', 'aux', 'zipf', 'loss']],
    ['深度学习', ['深度', '深', '度', '学习', '学', '习']],
    ['(a/b) "c"…', ['a', 'b', 'c']],
    ['🙂 !?', []],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${text}`, () => {
      assert.deepEqual(terms(text), expected);
    });
  }

  it('gives words the places they stand at', () => {
    const text = 'A “Top-K” gate, S²FT.';
    const written = words(text).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(written, ['A', 'Top-K', 'gate', 'S²FT']);
  });

  it('reads any text alike as words and as terms, folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = terms(text);
        const byWord = words(text).flatMap((word) => word.terms);
        assert.deepEqual(found, byWord);
        assert.ok(found.every((term) => term !== '' && term === fold(term)));
      }),
    );
  });
});

describe('distance', () => {
  it('counts a swap of neighbours as one slip', () => {
    assert.equal(typingDistance('gatign', 'gating', 2), 1);
    assert.equal(typingDistance('mixtrue', 'mixture', 2), 1);
    assert.equal(typingDistance('recomender', 'recommender', 2), 1);
    assert.equal(typingDistance('abc', 'xyz', 2), 3);
  });

  it('measures to the nearest beginning', () => {
    assert.equal(beginningDistance('adverser', 'adversarial', 2), 1);
    assert.equal(beginningDistance('adv', 'adversarial', 2), 0);
  });

  it('agrees with the textbook recursion up to the bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, max) => {
        assert.equal(typingDistance(a, b, max), Math.min(naive(a, b), max + 1));
        const beginnings = Array.from({ length: b.length + 1 }, (_, length) =>
          naive(a, b.slice(0, length)),
        );
        assert.equal(beginningDistance(a, b, max), Math.min(...beginnings, max + 1));
      }),
    );
  });
});

function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    naive(shortA, b) + 1,
    naive(a, shortB) + 1,
    naive(shortA, shortB) + same,
    swapped ? naive(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}
