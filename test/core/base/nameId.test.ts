import assert from 'node:assert/strict';
import { nameId } from '../../../src/core/base/nameId.ts';

describe('nameId', () => {
  it('is a UUID of version 8, the same for the same name', () => {
    for (const name of ['', 'a', '🤖', 'x'.repeat(1_000)]) {
      assert.match(
        nameId(name),
        /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u,
      );
      assert.equal(nameId(name), nameId(name));
    }
  });

  it('differs for names that differ little', () => {
    const names = Array.from(
      { length: 20_000 },
      (_, index) => `https://example.org/${String(index)}`,
    );
    assert.equal(new Set([...names, 'ab', 'ba', '\u0100', '\u0001'].map(nameId)).size, 20_004);
  });

  // Of the empty name, FNV-1a gives its offset basis; the digits of version and variant are replaced.
  it('is made of FNV-1a', () => {
    assert.equal(nameId(''), '6c62272e-07bb-8142-a2b8-21756295c58d');
  });
});
