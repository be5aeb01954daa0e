/** Digests of bytes: the same for the same bytes, others for others. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digestOf, digestSteps, type Digest } from '../../../src/core/base/digest.ts';

/** What tells files apart. */
const identity = ({ high, low, length }: Digest) => [high, low, length];

const bytes = fc.uint8Array({ minLength: 1, maxLength: 70 });

describe('a digest', () => {
  it('is the same wherever in memory the bytes stand', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 9 }), (some, offset) => {
        const elsewhere = new Uint8Array(some.length + offset);
        elsewhere.set(some, offset);
        assert.deepEqual(digestOf(elsewhere.subarray(offset)), digestOf(some));
      }),
    );
  });

  it('is another when one byte is another, or one more or less', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (some, where, change) => {
        const at = where % some.length;
        const changed = some.map((byte, index) => (index === at ? byte ^ change : byte));
        for (const other of [changed, some.subarray(1), Uint8Array.from([...some, 0])]) {
          assert.notDeepEqual(identity(digestOf(other)), identity(digestOf(some)));
        }
      }),
    );
  });

  it('knows whether all bytes are below 128', () => {
    const utf8 = (text: string) => digestOf(new TextEncoder().encode(text)).isAscii;
    assert.deepEqual(['', 'abcde', 'abcdé', 'éabcdefgh'].map(utf8), [true, true, false, false]);
  });

  it('is made in steps where the bytes are many', () => {
    const steps = digestSteps(new Uint8Array(9_000_000));
    let count = 0;
    while (steps.next().done !== true) count += 1;
    assert.equal(count, 9);
  });
});
