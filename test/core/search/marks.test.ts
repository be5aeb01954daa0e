import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markedPlaces } from '../../../src/core/search/marks.ts';
import { paper, searchOf } from './support.ts';

const TITLE = 'Sparse Gates for Mixture-of-Experts';
const ABSTRACT =
  'Mixture of experts (MoE) layers gate sparsely. A gated KVCache, top-k gating, and experts. ' +
  'Quantized weights; quantization of MoEs.';
const OTHER = paper('other', { title: 'Nothing', abstract: 'Mixture of Experts (MoE) elsewhere.' });

/** The title and the abstract, each with what a query finds in square brackets. */
function marked(query: string, title = TITLE, abstract = ABSTRACT): readonly string[] {
  const search = searchOf([paper('it', { title, abstract }), OTHER]);
  const hit = search.why(query, 'it');
  return [title, abstract].map((text) => (hit === undefined ? text : bracketed(text, hit)));
}

function bracketed(text: string, hit: Parameters<typeof markedPlaces>[0]): string {
  const places = markedPlaces(hit, text);
  return places.reduceRight(
    (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    text,
  );
}

const passages = (query: string, ...texts: [string?, string?]): readonly string[] =>
  marked(query, ...texts).flatMap((text) => text.match(/\[[^\]]*\]/gu) ?? []);

describe('what a search marks in a paper', () => {
  it('is the words with all their endings, neighbours together', () => {
    assert.deepEqual(marked('sparse gating '), [
      '[Sparse Gates] for Mixture-of-Experts',
      'Mixture of experts (MoE) layers [gate sparsely]. A [gated] KVCache, top-k [gating], and experts. ' +
        'Quantized weights; quantization of MoEs.',
    ]);
  });

  it('is what begins with a word that is not finished', () => {
    assert.deepEqual(passages('quantiz'), ['[Quantized]', '[quantization]']);
  });

  it('is what a typo was taken for', () => {
    assert.deepEqual(passages('quantizatoin '), ['[Quantized]', '[quantization]']);
  });

  it('is what an acronym stands for, where the words stand together', () => {
    const words = 'A mixture of linear experts. Experts, a mixture-of-experts, mixture of experts.';
    assert.deepEqual(passages('moe ', 'Gates', words), [
      '[mixture-of-experts]',
      '[mixture of experts]',
    ]);
    assert.deepEqual(passages('moe ', 'Gates', 'Experts in a mixture.'), [
      '[Experts]',
      '[mixture]',
    ]);
  });

  it('is an acronym of the words typed', () => {
    assert.deepEqual(passages('mixture of experts ', 'Gates', 'Large MoEs, and a MoE.'), [
      '[MoEs]',
      '[MoE]',
    ]);
  });

  it('is a compound by its parts, and parts by their compound', () => {
    assert.deepEqual(passages('top-k '), ['[top-k]']);
    assert.deepEqual(passages('kv cache '), ['[KVCache]']);
    assert.deepEqual(passages('moe-experts ', 'Gates', 'The experts of MoE'), [
      '[experts]',
      '[MoE]',
    ]);
  });

  it('is nothing where the words stand elsewhere, nothing was searched for, or the paper is unknown', () => {
    const search = searchOf([paper('it', { title: 'Gates', authors: ['Ada Lovelace'] })]);
    const hit = search.why('lovelace', 'it');
    assert.ok(hit);
    assert.deepEqual(markedPlaces(hit, 'Gates'), []);
    assert.equal(search.why('year:2020', 'it'), undefined);
    assert.equal(search.why('zebra', 'it'), undefined);
    assert.equal(search.why('gates', 'unknown'), undefined);
  });

  it('is in order, apart, within the text and as often as anyone reads, whatever comes', () => {
    const word = fc.constantFrom(
      'moe',
      'mixture',
      'of',
      'experts',
      '深度学习',
      '\ud800',
      'Top-K',
      '(',
      '.',
    );
    const text = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 5 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (query, abstract) => {
        const written = abstract.join(' ');
        const hit = searchOf([paper('it', { abstract: written }), OTHER]).why(
          query.join(' '),
          'it',
        );
        if (hit === undefined) return;
        let last = -1;
        for (const { start, end } of markedPlaces(hit, written)) {
          assert.ok(last < start && start < end && end <= written.length);
          last = end;
        }
      }),
      { numRuns: 200 },
    );
    const search = searchOf([paper('it', { abstract: 'gates, '.repeat(150_000) })]);
    const hit = search.why('gates', 'it');
    assert.ok(hit);
    assert.equal(markedPlaces(hit, 'gates, '.repeat(150_000)).length, 1_000);
  });
});
