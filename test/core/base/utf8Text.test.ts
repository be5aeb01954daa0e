/** Parts of a text of which only the bytes are kept. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digestOf } from '../../../src/core/base/digest.ts';
import { utf8Text } from '../../../src/core/base/utf8Text.ts';
import { completed } from '../../../src/core/base/steps.ts';

function fileText(text: string) {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return completed(utf8Text(bytes, digestOf(bytes).isAscii, (some) => decoder.decode(some)));
}

describe('a text by its UTF-8 bytes', () => {
  const pieces = fc.constantFrom(
    'a',
    'ü',
    '深',
    '😀',
    '\uFEFF',
    '\r\n',
    'plain words ',
    '–'.repeat(700),
  );
  const texts = fc
    .tuple(fc.array(pieces, { maxLength: 40 }), fc.integer({ min: 1, max: 60 }))
    .map(([parts, times]) => parts.join('').repeat(times));

  it('gives the parts that the string has', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat({ max: 9_000 }), (text, at, length) => {
        const start = at % (text.length + 1);
        const end = Math.min(text.length, start + length);
        const whole = fileText(text);
        assert.equal(whole.length, text.length);
        // Half a character is no text of its own; entries begin and end at whole ones.
        if (isInPair(text, start) || isInPair(text, end)) return;
        assert.equal(whole.slice(start, end), text.slice(start, end));
        assert.equal(whole.slice(0, text.length), text);
      }),
      { numRuns: 400 },
    );
  });
});

function isInPair(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at));
}
