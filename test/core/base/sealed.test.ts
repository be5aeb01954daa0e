import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digestOf } from '../../../src/core/base/digest.ts';
import { seal, unseal } from '../../../src/core/base/sealed.ts';
import { completed } from '../../../src/core/base/steps.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILE = digestOf(bytesOf('@misc{a, title = {A}}'));
const CONTENTS = bytesOf('what was made of it');
const SEALED = completed(seal(CONTENTS, 'index 1.0.0', FILE));

function opened(bytes: Uint8Array, what = 'index 1.0.0', file = FILE): Uint8Array | undefined {
  return completed(unseal(bytes, what, file));
}

describe('sealed bytes', () => {
  it('give back their contents, whatever these are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (contents, what) => {
        const back = opened(completed(seal(contents, what, FILE)), what);
        assert.deepEqual(back && [...back], [...contents]);
      }),
    );
  });

  it('give nothing for another file, or where something else was asked for', () => {
    assert.notEqual(opened(SEALED), undefined);
    assert.equal(opened(SEALED, 'index 1.0.1'), undefined);
    assert.equal(opened(SEALED, 'read 1.0.0'), undefined);
    for (const other of ['', '@misc{a, title = {B}}', '@misc{a, title = {A}} ']) {
      assert.equal(opened(SEALED, 'index 1.0.0', digestOf(bytesOf(other))), undefined);
    }
  });

  it('give nothing where any byte is another, or some are missing or too many', () => {
    for (let at = 0; at < SEALED.length; at += 1) {
      assert.equal(opened(SEALED.map((it, i) => (i === at ? it ^ 0x40 : it))), undefined);
      assert.equal(opened(SEALED.subarray(0, at)), undefined);
    }
    assert.equal(opened(Uint8Array.of(...SEALED, 0)), undefined);
    assert.equal(opened(Uint8Array.of(0, ...SEALED)), undefined);
  });
});
