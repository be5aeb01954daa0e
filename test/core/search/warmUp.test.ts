import assert from 'node:assert/strict';
import { completed } from '../../../src/core/base/steps.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { warmUp } from '../../../src/core/search/warmUp.ts';
import { aDocument, indexOf } from './documents.ts';

describe('warming up', () => {
  it('reads the texts of a library that can be kept at hand, so that no key reads them', () => {
    const read = readBy(2_000);
    assert.equal(read.before, 2_000);
    assert.equal(read.byKey, 0);
  });

  it('reads few texts of a larger one', () => {
    assert.ok(readBy(2_001).before < 1_000);
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

/** How many texts are read by warming up an index of so many papers, and by two words typed then. */
function readBy(size: number): { readonly before: number; readonly byKey: number } {
  const documents = Array.from({ length: size }, (_, i) =>
    aDocument(`p${String(i)}`, { title: 'Sparse gates', abstract: 'Experts are routed.' }),
  );
  let read = 0;
  const index = new SearchIndex(() => {
    read++;
    return { title: 'Sparse gates', abstract: 'Experts are routed.' };
  });
  completed(index.addAll(documents));
  completed(warmUp(index));
  const before = read;
  index.find('sparse experts', { limit: 50 });
  return { before, byKey: read - before };
}
