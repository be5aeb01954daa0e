import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completed } from '../../../src/core/base/steps.ts';
import { sortInSteps } from '../../../src/core/search/sortInSteps.ts';

describe('sorting in steps', () => {
  it('is sorting', () => {
    const letter = fc.constantFrom('a', 'b', 'é', '\uffff', '\ud83d\ude00', '\ud800');
    const text = fc.array(letter, { maxLength: 4 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        assert.deepEqual(completed(sortInSteps(texts)), [...texts].sort());
      }),
    );
  });

  it('never takes all at once', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => String(i));
    assert.ok([...sortInSteps(texts)].length > 50);
  });
});
