import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyOfNotePath, notePath } from '../../../src/core/annotations/notePath.ts';

describe('the path of a note', () => {
  const paths: readonly (readonly [string, string])[] = [
    ['zimmer2023sparse', '/zimmer2023sparse.md'],
    ['DBLP:a/b', '/DBLP%3Aa%2Fb.md'],
    ['Müller2020', '/Müller2020.md'],
    ['a%b', '/a%25b.md'],
    ['..', '/%2E%2E.md'],
    ['with space', '/with%20space.md'],
  ];
  for (const [key, path] of paths) {
    it(`of ${key} is ${path}`, () => {
      assert.equal(notePath(key), path);
    });
  }

  it('tells keys apart that differ in case only', () => {
    assert.notEqual(notePath('Smith2020'), notePath('smith2020'));
  });

  it('has no other separator and leads back to the key, whatever the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        const path = notePath(key);
        assert.equal(path.lastIndexOf('/'), 0);
        assert.equal(keyOfNotePath(path), key);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  for (const path of ['/', '/a.txt', 'a.md', '/a/b.md', '/%zz.md', '']) {
    it(`is none: “${path}”`, () => {
      assert.equal(keyOfNotePath(path), undefined);
    });
  }
});
