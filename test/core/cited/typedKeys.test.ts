import assert from 'node:assert/strict';
import { keySpans } from '../../../src/core/cited/places.ts';
import { withoutTyped } from '../../../src/core/cited/typedKeys.ts';
import { readCitations } from '../../../src/core/citations/read.ts';

/** The keys left of a text in which `|` marks cursors; `known` is the only key that anything knows. */
function left(marked: string): readonly string[] {
  const text = marked.replaceAll('|', '');
  const cursors = [...marked.matchAll(/\|/gu)].map(({ index }, before) => index - before);
  const spans = keySpans(text, readCitations(text, 'markdown'), 'markdown');
  return withoutTyped(spans, cursors, (key) => key === 'known').map(({ key }) => key);
}

describe('keys that are being typed', () => {
  it('are left out while they mean nothing', () => {
    for (const marked of ['[@known; @ne|]', '[@known; @|ne]', '[@known; @n|e]']) {
      assert.deepEqual(left(marked), ['known'], marked);
    }
  });

  it('are there as soon as they mean something', () => {
    assert.deepEqual(left('[@known|; @new]'), ['known', 'new']);
  });

  it('are each on its own: the same key elsewhere stays', () => {
    assert.deepEqual(left('@new and [@new|]'), ['new']);
  });

  it('are those of every cursor', () => {
    assert.deepEqual(left('@one| and @two| and @three'), ['three']);
    assert.deepEqual(left('@one and @two'), ['one', 'two']);
  });
});
