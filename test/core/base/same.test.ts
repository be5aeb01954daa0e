/** Whether large things are the same, held against looking at each byte and character. */
import assert from 'node:assert/strict';
import { sameBytesSteps, sameTextSteps } from '../../../src/core/base/same.ts';
import { completed } from '../../../src/core/base/steps.ts';

const STEP = 1 << 20;

describe('bytes that may be the same', () => {
  const length = STEP + 7;
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 251);
  const isSame = (other: Uint8Array) => completed(sameBytesSteps(bytes, other));

  it('are, wherever in memory they stand', () => {
    for (const shift of [0, 1, 2, 3]) {
      const room = new Uint8Array(length + shift);
      room.set(bytes, shift);
      assert.equal(isSame(room.subarray(shift)), true);
    }
  });

  it('are not where one is another, be it the first or the last of a step', () => {
    for (const at of [0, 5, STEP - 1, STEP, length - 4, length - 1]) {
      const other = bytes.slice();
      other[at] = (other[at] ?? 0) ^ 1;
      assert.equal(isSame(other), false, String(at));
    }
  });

  it('are not where there is one more or less', () => {
    assert.equal(isSame(bytes.subarray(1)), false);
    assert.equal(isSame(bytes.subarray(0, length - 1)), false);
  });

  it('are compared in steps', () => {
    assert.equal([...sameBytesSteps(bytes, bytes.slice())].length, 2);
  });
});

describe('texts that may be the same', () => {
  const text = 'ab–'.repeat(STEP / 2);
  const isSame = (other: string) => completed(sameTextSteps(text, other));

  it('are, and are not where one character is another or missing', () => {
    assert.equal(isSame(`${text} `.slice(0, -1)), true);
    assert.equal(isSame(text.slice(1)), false);
    for (const at of [0, STEP - 1, STEP, text.length - 1]) {
      assert.equal(isSame(`${text.slice(0, at)}x${text.slice(at + 1)}`), false, String(at));
    }
  });
});
