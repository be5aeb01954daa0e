import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson, isSameContent } from '../../../src/core/base/canonicalJson.ts';

describe('canonicalJson', () => {
  it('is the same in whatever order fields were written, at any depth', () => {
    assert.equal(canonicalJson({ b: [{ d: 1, c: 2 }], a: null }), '{"a":null,"b":[{"c":2,"d":1}]}');
    assert.equal(canonicalJson(JSON.parse('{"__proto__":1,"a":2}')), '{"__proto__":1,"a":2}');
  });

  it('keeps the order of lists', () => {
    assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
  });
});

describe('isSameContent', () => {
  it('says what canonical JSON says', () => {
    const swapped = (value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (one, other) => {
        assert.ok(isSameContent(one, swapped(one)));
        assert.equal(isSameContent(one, other), canonicalJson(one) === canonicalJson(other));
      }),
      { seed: 1 },
    );
    assert.ok(!isSameContent(undefined, null) && isSameContent(undefined, undefined));
    assert.ok(!isSameContent({ a: 1, b: 2 }, { a: 2, b: 1 }));
  });
});
