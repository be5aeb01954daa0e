import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BOTH_TEXTS, mergeTexts } from '../../../src/core/annotations/mergeTexts.ts';

const both = (...texts: readonly string[]) => texts.join(`\n\n${BOTH_TEXTS}\n\n`);

describe('mergeTexts', () => {
  for (const [name, earlier, later, merged] of [
    ['the same text', 'One.', 'One.', 'One.'],
    ['nothing and a text', '', 'One.', 'One.'],
    ['a text and white space', ' One.\n', ' \n', ' One.\n'],
    ['a text that was continued', 'One.', 'One.\nTwo.', 'One.\nTwo.'],
    ['a text that was shortened', 'One.\nTwo.', 'Two.', 'One.\nTwo.'],
    ['words within a line', 'One', 'One more.', both('One', 'One more.')],
    ['two texts', 'One.', 'Two.', both('One.', 'Two.')],
    ['line ends of another kind', 'One.\r\nTwo.', 'One.\nTwo.', both('One.\r\nTwo.', 'One.\nTwo.')],
    ['an indented beginning', '\n    code', 'Two.', both('    code', 'Two.')],
    ['both texts and one of them', both('One.', 'Two.'), 'Two.', both('One.', 'Two.')],
    ['one of them and both texts', 'Two.', both('One.', 'Two.'), both('One.', 'Two.')],
    ['both texts the other way round', both('A', 'B'), both('B', 'A'), both('B', 'A')],
    ['both texts and a third', both('A', 'B'), 'C', both('A', 'B', 'C')],
    ['both texts, one of them longer by now', both('A', 'B'), 'A\nC', both('B', 'A\nC')],
    [
      'both texts with line ends of Windows',
      both('A', 'B').replaceAll('\n', '\r\n'),
      'C',
      both('A', 'B', 'C'),
    ],
  ] as const) {
    it(`merges ${name}`, () => {
      assert.equal(mergeTexts(earlier, later), merged);
    });
  }

  const units = fc.constantFrom(
    'a',
    'b',
    ' ',
    '\n',
    '\r\n',
    '🤖',
    '\uD83E',
    `\n${BOTH_TEXTS}\n`,
    BOTH_TEXTS,
  );
  const texts = fc.array(units, { maxLength: 8 }).map((parts) => parts.join(''));
  /** What is to be read in a text: its paragraphs, without the line that is ours. */
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== BOTH_TEXTS);

  it('keeps every line of both', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const merged = new Set(lines(mergeTexts(one, other)));
        assert.deepEqual(
          [...lines(one), ...lines(other)].filter((line) => !merged.has(line)),
          [],
        );
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it('changes nothing when a side is merged again', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const merged = mergeTexts(one, other);
        for (const side of [one, other, merged]) assert.equal(mergeTexts(side, merged), merged);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it('has the same parts in any order of three', () => {
    const parts = (text: string) =>
      text
        .split(`\n\n${BOTH_TEXTS}\n\n`)
        .map((part) => part.trim())
        .toSorted();
    const plain = fc
      .array(fc.constantFrom('a', 'b', '\n', '🤖'), { maxLength: 5 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(plain, plain, plain, (a, b, c) => {
        const left = mergeTexts(mergeTexts(a, b), c);
        assert.deepEqual(parts(mergeTexts(a, mergeTexts(b, c))), parts(left));
        assert.deepEqual(parts(mergeTexts(mergeTexts(c, a), b)), parts(left));
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });
});
