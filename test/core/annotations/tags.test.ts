import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  includesTag,
  normaliseTags,
  tagIdentity,
  typedTags,
} from '../../../src/core/annotations/tags.ts';

describe('tags', () => {
  it('keep their spelling and order, lose blanks and repetitions', () => {
    assert.deepEqual(normaliseTags(['b', ' a\tb ', 'B', '', '  ']), ['b', 'a b']);
  });

  it('are one in whatever Unicode form they were typed', () => {
    assert.deepEqual(normaliseTags(['caf\u00e9', 'cafe\u0301']), ['café']);
  });

  it('are cut at 200, never through a character', () => {
    const [tag] = normaliseTags([`${'x'.repeat(199)}😀`]);
    assert.equal(tag, 'x'.repeat(199));
  });

  it('are found among others however they are spelt', () => {
    assert.ok(includesTag(['To Cite', 'b'], 'to cite'));
    assert.ok(!includesTag(['to cite'], 'cite'));
  });

  it('are parted by commas where they are typed', () => {
    assert.deepEqual(typedTags(' to cite, “a” b ,,🧠'), ['to cite', '“a” b', '🧠']);
    assert.deepEqual(typedTags(' a,b  c ,,\n d'), ['a', 'b c', 'd']);
    assert.deepEqual(typedTags(' , '), []);
  });

  it('stay as they are when tidied again, each identity once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (typed) => {
        const tags = normaliseTags(typed);
        assert.deepEqual(normaliseTags(tags), tags);
        assert.equal(new Set(tags.map(tagIdentity)).size, tags.length);
      }),
    );
  });
});
