import assert from 'node:assert/strict';
import { completed } from '../../../src/core/base/steps.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { isWorthWarming, warmUp } from '../../../src/core/search/warmUp.ts';
import { aDocument, indexOf } from './documents.ts';

describe('warming up', () => {
  it('is worth it for a large index only', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => aDocument(`p${String(i)}`, {}));
    assert.equal(isWorthWarming(indexOf(many)), true);
    assert.equal(isWorthWarming(indexOf(many.slice(1))), false);
  });

  it('asks for words as they are typed, with typos, and in a sentence', () => {
    const index = indexOf([aDocument('a', { title: 'Sparse gates for the routing of experts' })]);
    const asked: string[] = [];
    const find = index.find.bind(index);
    index.find = (text, options) => {
      asked.push(text);
      return find(text, options);
    };
    completed(warmUp(index));
    for (const text of ['s', 'sp', 'spars', 'sparse', 'spase']) assert.ok(asked.includes(text));
    assert.match(asked.at(-1) ?? '', /^how does .*\bsparse\b.*\?$/);
  });

  it('changes nothing of what is found, and asks an index without words nothing', () => {
    const index = indexOf([
      aDocument('a', { title: 'Sparse gates', abstract: 'Experts are routed by gates.' }),
      aDocument('b', { title: 'Caches', abstract: 'Keys and values of gates.' }),
    ]);
    const before = index.find('gates experts', {});
    completed(warmUp(index));
    assert.deepEqual(index.find('gates experts', {}), before);
    completed(warmUp(new SearchIndex()));
  });
});
