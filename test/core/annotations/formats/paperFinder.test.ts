import assert from 'node:assert/strict';
import {
  addressName,
  addressOf,
  idsInAddress,
  paperFinder,
} from '../../../../src/core/annotations/formats/paperFinder.ts';
import { aPaper } from '../../../support/papers.ts';

const comet = aPaper({ key: 'comet', facts: { arxiv: '2306.02824' } });
const tutel = aPaper({ key: 'tutel', item: { DOI: '10.1000/ABC(1)' } });
const essay = aPaper({ key: 'essay', item: { URL: 'https://example.org/essay/' } });
const published = aPaper({ key: 'kdd', facts: { venue: { name: 'KDD', doi: '10.1145/1' } } });
const finder = paperFinder([comet, tutel, essay, published]);

describe('paperFinder', () => {
  for (const [address, key] of [
    ['https://arxiv.org/abs/2306.02824', 'comet'],
    ['http://www.arxiv.org/pdf/2306.02824v3.pdf#page=2', 'comet'],
    ['https://arxiv.org/html/2306.02824v1?x', 'comet'],
    ['https://doi.org/10.1000/abc(1)', 'tutel'],
    ['http://dx.doi.org/10.1000/ABC%281%29', 'tutel'],
    ['doi:10.1145/1', 'kdd'],
    ['http://www.example.org/essay#top', 'essay'],
    ['https://dl.acm.org/doi/pdf/10.1145/1?download=true', 'kdd'],
    ['https://arxiv.org/abs/2306.02825', undefined],
    ['https://example.org/', undefined],
    ['', undefined],
  ] as const) {
    it(`finds the paper of “${address}”`, () => {
      assert.equal(finder.byAddress(address)?.key, key);
    });
  }

  it('finds papers by what is recorded of them, ids before keys', () => {
    assert.equal(
      finder.byRecord({ keys: ['tutel'], title: '', arxiv: '2306.02824' })?.key,
      'comet',
    );
    assert.equal(finder.byRecord({ keys: ['x', 'tutel'], title: '' })?.key, 'tutel');
    assert.equal(finder.byRecord({ keys: ['x'], title: '', doi: '10.1000/abc(1)' })?.key, 'tutel');
    assert.equal(finder.byRecord({ keys: [], title: 'COMET' }), undefined);
  });

  it('reads arXiv ids of both kinds, and DOIs', () => {
    assert.deepEqual(idsInAddress('https://arxiv.org/abs/math.GT/0309136v1'), {
      arxiv: 'math.GT/0309136',
    });
    assert.deepEqual(idsInAddress('https://doi.org/10.1000/a%3Cb?x'), { doi: '10.1000/a<b' });
    assert.deepEqual(idsInAddress('https://doi.org/10.1000/a%'), { doi: '10.1000/a%' });
    assert.deepEqual(idsInAddress('https://example.org/10.1000/abc'), {});
  });

  it('names papers by addresses that lead back to them', () => {
    for (const paper of [
      { keys: [], title: '', arxiv: '2306.02824' },
      { keys: [], title: '', doi: '10.1000/a<b>#1?x' },
    ]) {
      const { arxiv, doi } = paper as { readonly arxiv?: string; readonly doi?: string };
      const found = idsInAddress(addressOf(paper));
      assert.deepEqual([found.arxiv, found.doi], [arxiv, doi]);
    }
    assert.equal(addressOf({ keys: ['a b'], title: '' }), 'urn:x-gloss:paper:a%20b');
    assert.doesNotThrow(() => addressOf({ keys: ['\uD83E'], title: '' }));
  });

  it('calls addresses of one page the same', () => {
    assert.equal(addressName('https://www.example.org/a/#b'), addressName('http://example.org/a'));
    assert.notEqual(addressName('https://example.org/a?b'), addressName('https://example.org/a'));
  });
});
