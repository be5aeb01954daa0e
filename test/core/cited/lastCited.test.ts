import assert from 'node:assert/strict';
import { CitationIndex } from '../../../src/core/cited/citationIndex.ts';
import { lastCited } from '../../../src/core/cited/lastCited.ts';

function indexOf(documents: Readonly<Record<string, string>>): CitationIndex {
  const index = new CitationIndex();
  for (const [id, keys] of Object.entries(documents)) put(index, id, keys);
  return index;
}

function put(index: CitationIndex, id: string, keys: string): void {
  const named = keys.split(' ').filter((key) => key !== '');
  index.set(
    id,
    named.map((key, line) => ({ key, line, from: 0, to: key.length })),
  );
}

const all = () => true;

describe('what documents cite last', () => {
  it('is the end of each, the document that changed last first', () => {
    const index = indexOf({ one: 'a b c d b', two: 'x', none: '' });
    assert.deepEqual(lastCited(index, all), ['x', 'b', 'd', 'c']);
    put(index, 'one', 'a b c d e');
    assert.deepEqual(lastCited(index, all), ['e', 'd', 'c', 'x']);
  });

  it('leaves out documents that are not asked, and says each key once', () => {
    const index = indexOf({ one: 'a b', two: 'b c', mine: 'm' });
    assert.deepEqual(
      lastCited(index, (id) => id !== 'mine'),
      ['c', 'b', 'a'],
    );
  });

  it('looks at a few documents alone', () => {
    const many = Array.from({ length: 20 }, (_, at): [string, string] => [
      `d${String(at)}`,
      `k${String(at)}`,
    ]);
    const found = lastCited(indexOf(Object.fromEntries(many)), all);
    assert.deepEqual([found.length, found[0], found.at(-1)], [8, 'k19', 'k12']);
  });
});
