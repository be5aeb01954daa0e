import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GlossError } from '../../src/core/base/errors.ts';
import { correct, reversed, type Correction } from '../../scripts/corpus/text.ts';

const RAW = 'up to 100times reduction, S^{2}FT wins (3)of models(LLMs) at 1{16}.';
const CORRECTIONS: readonly Correction[] = [
  { found: '1{16}', shown: '1/16' },
  { found: 'up to 100times reduction', shown: 'up to 100× reduction' },
  { found: 'S^{2}FT', shown: 'S²FT' },
  { found: '(3)', shown: '(3) ' },
  { found: 'models(LLMs)', shown: 'models (LLMs)' },
];

function mended() {
  return correct(RAW, CORRECTIONS, 'paper 1, abstract');
}

function throwsCode(action: () => unknown, code: string, ...parts: readonly string[]): void {
  assert.throws(action, (error) => {
    assert.ok(error instanceof GlossError);
    assert.equal(error.code, code);
    for (const part of parts) assert.ok(error.message.includes(part), error.message);
    return true;
  });
}

describe('corrections', () => {
  it('replace exactly what they name, in whatever order they come', () => {
    const expected = 'up to 100× reduction, S²FT wins (3) of models (LLMs) at 1/16.';
    assert.equal(mended().text, expected);
    assert.equal(correct(RAW, CORRECTIONS.toReversed(), 'x').text, expected);
  });

  it('can be undone', () => {
    const { text, corrections } = mended();
    assert.equal(correct(text, reversed(corrections), 'x').text, RAW);
  });

  const refused: readonly (readonly [string, Correction, string])[] = [
    ['is not there', { found: '100 times', shown: '×' }, 'not there'],
    ['is there twice', { found: '{', shown: '(' }, 'more than once'],
    ['overlaps another', { found: 'FT wins', shown: 'FT won' }, 'overlaps'],
    ['is empty', { found: '', shown: 'x' }, 'not there'],
  ];
  for (const [what, correction, reason] of refused) {
    it(`fail when the text ${what}, naming place and text`, () => {
      throwsCode(
        () => correct(RAW, [...CORRECTIONS, correction], 'paper 7, title'),
        'corpus.correction',
        'paper 7, title',
        correction.found,
        reason,
      );
    });
  }
});

describe('a quotation of the raw text', () => {
  const table: readonly (readonly [string, string])[] = [
    ['100times', '100×'],
    ['100times reduction, S^{2}FT', '100× reduction, S²FT'],
    ['reduction, S', 'reduction, S'],
    ['FT wins (3)', 'FT wins (3)'],
    ['of models', 'of models'],
    ['(LLMs) at 1{16}.', '(LLMs) at 1/16.'],
    ['models(LLMs)', 'models (LLMs)'],
    [RAW, 'up to 100× reduction, S²FT wins (3) of models (LLMs) at 1/16.'],
  ];
  for (const [raw, corrected] of table) {
    it(`"${raw}" reads "${corrected}"`, () => {
      assert.equal(mended().quote(raw), corrected);
    });
  }

  for (const raw of ['100tim', '2}FT wins', 'at 1{1', 'no such text', 'o', '']) {
    it(`"${raw}" is refused: amid a correction, absent or there more than once`, () => {
      throwsCode(() => mended().quote(raw), 'corpus.quote', 'paper 1, abstract', raw);
    });
  }

  it('is a verbatim part of the corrected text, whatever part of the raw text it is', () => {
    const { text, quote } = mended();
    fc.assert(
      fc.property(fc.nat(RAW.length - 1), fc.nat(RAW.length), (start, length) => {
        const part = RAW.slice(start, start + length + 1);
        let quoted: string;
        try {
          quoted = quote(part);
        } catch (error) {
          assert.ok(error instanceof GlossError);
          return;
        }
        assert.ok(text.includes(quoted));
        assert.notEqual(quoted, '');
      }),
    );
  });
});
