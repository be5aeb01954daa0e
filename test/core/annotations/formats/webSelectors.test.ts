import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe as selectorsOf } from '../../../../src/core/annotations/anchoring/selectors.ts';
import { highlightAnnotation } from '../../../../src/core/annotations/formats/webAnnotation.ts';
import { selectorsFromWebAnnotation } from '../../../../src/core/annotations/formats/webSelectors.ts';
import { aHighlight, aSet } from '../../../support/highlights.ts';

/** Outside the basic plane: two code units, one code point. */
const ROBOT = '🤖';
const LONE = '\uD83E';

describe('webSelectors', () => {
  const quote = { type: 'TextQuoteSelector', exact: 'gate' };
  const text = `${ROBOT} a gate ${LONE} a gate`;
  const position = (start: unknown, end: unknown) => ({ type: 'TextPositionSelector', start, end });
  const found = { exact: 'gate', prefix: '', suffix: '' };
  for (const [name, value, expected] of [
    ['one selector', { target: { selector: quote } }, { quote: found }],
    ['one of many targets', { target: ['x', {}, { selector: [quote] }] }, { quote: found }],
    [
      'position before and after quote, behind a lone surrogate',
      { target: { selector: [position(13, 17), quote] } },
      { quote: found, position: { start: 14, end: 18 } },
    ],
    [
      'position beyond the text',
      { target: { selector: [quote, position(13, 99)] } },
      { quote: found },
    ],
    [
      'position that is none',
      { target: { selector: [quote, position(-1, 'x')] } },
      { quote: found },
    ],
    [
      'position the wrong way round',
      { target: { selector: [quote, position(4, 2)] } },
      { quote: found },
    ],
    [
      'words that refine a page',
      { target: { selector: { type: 'FragmentSelector', refinedBy: quote } } },
      { quote: found },
    ],
    ['contexts that are none', { target: { selector: { ...quote, prefix: 3 } } }, { quote: found }],
    ['position alone', { target: { selector: position(4, 8) } }, selectorsOf(text, 5, 9)],
    ['empty words', { target: { selector: { ...quote, exact: '' } } }, undefined],
    ['a whole page', { target: 'https://example.org' }, undefined],
    ['no target', {}, undefined],
    ['nothing', null, undefined],
  ] as const) {
    it(`reads ${name}`, () => {
      assert.deepEqual(selectorsFromWebAnnotation(value, text), expected);
    });
  }

  it('reads what it has written', () => {
    const units = fc.constantFrom('a', 'b', ' ', ROBOT, '𝑘', LONE, '\uDD16');
    const texts = fc.array(units, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (characters, one, other) => {
        // Lone surrogates that come together are one character: only places between characters.
        const whole = Array.from(characters.join(''));
        const places = [one % whole.length, other % whole.length].sort((a, b) => a - b);
        const [start = 0, end = 0] = places.map((at, i) => whole.slice(0, at + i).join('').length);
        const selectors = selectorsOf(whole.join(''), start, end);
        const written: unknown = highlightAnnotation(
          aSet(),
          aHighlight({ ...selectors }),
          whole.join(''),
        );
        assert.deepEqual(selectorsFromWebAnnotation(written, whole.join('')), selectors);
      }),
      { seed: 7 },
    );
  });

  it('never throws', () => {
    const options = { key: fc.constantFrom('target', 'selector', 'type', 'exact', 'start', 'end') };
    fc.assert(
      fc.property(fc.object(options), fc.string({ unit: 'binary' }), (value, anyText) => {
        selectorsFromWebAnnotation(value, anyText);
      }),
      { seed: 7 },
    );
  });
});
