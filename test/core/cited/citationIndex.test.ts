import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CitationIndex } from '../../../src/core/cited/citationIndex.ts';
import { excludePattern } from '../../../src/core/cited/excluded.ts';
import type { CitedPlace } from '../../../src/core/cited/places.ts';

function place(key: string, line = 0): CitedPlace {
  return { key, line, from: 1, to: 1 + key.length };
}

function indexOf(documents: Readonly<Record<string, readonly CitedPlace[]>>) {
  const index = new CitationIndex();
  const changes: string[] = [];
  for (const [id, places] of Object.entries(documents)) index.set(id, places);
  index.onDidChange((id) => changes.push(id));
  return { index, changes };
}

describe('the index of citations', () => {
  it('finds the documents of a key, and of several keys of one work', () => {
    const { index } = indexOf({
      b: [place('x'), place('y', 2)],
      a: [place('z', 3), place('x', 4)],
    });
    assert.deepEqual(index.citing(['x']), [
      { id: 'a', places: [place('x', 4)] },
      { id: 'b', places: [place('x')] },
    ]);
    assert.deepEqual(
      index.citing(['y', 'z']).map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(index.citing(['nowhere']), []);
  });

  it('tells of a document only where something differs', () => {
    const { index, changes } = indexOf({ a: [place('x')] });
    index.set('a', [place('x')]);
    index.remove('none');
    assert.deepEqual(changes, []);
    index.set('a', [place('x', 1)]);
    index.set('new', []);
    index.remove('a');
    assert.deepEqual(changes, ['a', 'new', 'a']);
  });

  it('is after any changes as if it had been made from what there is', () => {
    const places = fc.array(
      fc.constantFrom('x', 'y', 'z').map((key) => place(key)),
      {
        maxLength: 4,
      },
    );
    const change = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(places, { nil: undefined }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const index = new CitationIndex();
        const now = new Map<string, readonly CitedPlace[]>();
        for (const [id, cited] of changes) {
          if (cited === undefined) index.remove(id);
          else index.set(id, cited);
          if (cited === undefined) now.delete(id);
          else now.set(id, cited);
        }
        for (const key of ['x', 'y', 'z']) {
          const expected = [...now].filter(([, all]) => all.some((each) => each.key === key));
          assert.deepEqual(
            index.citing([key]).map(({ id }) => id),
            expected.map(([id]) => id).sort(),
          );
        }
        const keys = new Set([...now.values()].flat().map(({ key }) => key));
        assert.deepEqual([...index.keys()].sort(), [...keys].sort());
      }),
    );
  });
});

describe('what is left out of searches', () => {
  it('is what any of the settings says, the later one where they differ', () => {
    assert.equal(
      excludePattern({ '**/.git': true, '**/a': true }, undefined, { '**/a': false, 'b/**': true }),
      '{**/.git,b/**}',
    );
    assert.equal(excludePattern({ '**/*.js': { when: '$(basename).ts' } }), undefined);
  });

  it('has no braces within braces', () => {
    assert.equal(
      excludePattern({ '**/{a,b{c,d}}/*.{md}': true, '{e': true }),
      '{**/a/*.md,**/bc/*.md,**/bd/*.md,{e}',
    );
  });
});
