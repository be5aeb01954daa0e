import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe as selectorsOf } from '../../../../src/core/annotations/anchoring/selectors.ts';

const COUNT = Array.from({ length: 40 }, (_, i) => String(100 + i)).join(' ');

function check(text: string, exact: string): { readonly prefix: string; readonly suffix: string } {
  const start = text.indexOf(exact);
  const { quote, position } = selectorsOf(text, start, start + exact.length);
  assert.equal(quote.exact, exact);
  assert.deepEqual(position, { start, end: start + exact.length });
  return { prefix: quote.prefix, suffix: quote.suffix };
}

describe('describe a passage', () => {
  it('keeps 32 code units on each side', () => {
    assert.deepEqual(check(COUNT, '120'), {
      prefix: '112 113 114 115 116 117 118 119 ',
      suffix: ' 121 122 123 124 125 126 127 128',
    });
  });

  it('keeps what there is at the edges', () => {
    assert.deepEqual(check('A sparse gate.', 'A sparse'), { prefix: '', suffix: ' gate.' });
    assert.deepEqual(check('A sparse gate.', 'gate.'), { prefix: 'A sparse ', suffix: '' });
    assert.deepEqual(check('gate', 'gate'), { prefix: '', suffix: '' });
  });

  it('splits no character outside the basic plane', () => {
    const text = `${'🤖'.repeat(3)}${'0123456789'.repeat(3)}x!${'abcdefghij'.repeat(3)}y${'🤖'.repeat(3)}`;
    assert.deepEqual(check(text, '!'), {
      prefix: `${'0123456789'.repeat(3)}x`,
      suffix: `${'abcdefghij'.repeat(3)}y`,
    });
  });

  it('goes on until the words are at no other place', () => {
    const sentence = 'Sparse gates train experts that no one has trained before.';
    const text = `First of all, it is so. ${sentence} But then, it is not. ${sentence}`;
    const { prefix, suffix } = check(text, 'experts');
    for (const half of [`${prefix}exp`, `erts${suffix}`]) {
      assert.equal(text.indexOf(half), text.lastIndexOf(half), half);
    }
  });

  it('goes on to the edges of a text that is all alike', () => {
    const { quote } = selectorsOf('ab '.repeat(50), 60, 62);
    assert.equal(quote.prefix, 'ab '.repeat(20));
    assert.equal(quote.suffix, ` ${'ab '.repeat(29)}`);
  });

  it('gives what stands there, whatever the text', () => {
    const units = fc.constantFrom('a', 'b', ' ', '🤖', '\uD83E', '\uDD16');
    fc.assert(
      fc.property(fc.array(units, { maxLength: 200 }), fc.nat(), fc.nat(), (parts, one, other) => {
        const text = parts.join('');
        const start = Math.min(one, other) % (text.length + 1);
        const end = Math.max(start, Math.max(one, other) % (text.length + 1));
        const { prefix, exact, suffix } = selectorsOf(text, start, end).quote;
        assert.equal(
          text.slice(start - prefix.length, end + suffix.length),
          prefix + exact + suffix,
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
