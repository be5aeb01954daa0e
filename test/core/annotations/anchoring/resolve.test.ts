import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolve } from '../../../../src/core/annotations/anchoring/resolve.ts';
import { describe as selectorsOf } from '../../../../src/core/annotations/anchoring/selectors.ts';

/** The passage is between brackets: `it [was] here`. */
function marked(text: string): {
  readonly text: string;
  readonly start: number;
  readonly end: number;
} {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  return { text: text.replace('[', '').replace(']', ''), start, end };
}

/** What is found in `after` of the passage marked in `before`: brackets where it is, ? for doubtful. */
function check(before: string, after: string, expected: string): void {
  const passage = marked(before);
  const anchor = resolve(after, selectorsOf(passage.text, passage.start, passage.end));
  assert.equal(shown(after, anchor), expected);
}

function shown(text: string, anchor: ReturnType<typeof resolve>): string {
  if (anchor.state === 'orphan') return 'orphan';
  const { state, start, end } = anchor;
  const open = state === 'exact' ? '[' : '[?';
  return `${text.slice(0, start)}${open}${text.slice(start, end)}]${text.slice(end)}`;
}

const LEFT = 'Scaling laws suggest that larger models need more data. ';
const RIGHT = ' to few of many experts, chosen by a router that is learned.';
const OTHER = 'Nothing of this has been shown for vision. ';
const BEFORE = `${LEFT}A [sparse gate] sends each word${RIGHT}`;

describe('resolve', () => {
  const text = marked(BEFORE).text;
  for (const [name, before, after, expected] of [
    ['an unchanged text', BEFORE, text, BEFORE],
    ['text put in before', BEFORE, OTHER + text, OTHER + BEFORE],
    ['text put in behind', BEFORE, `${text} ${OTHER}`, `${BEFORE} ${OTHER}`],
    [
      'a changed context',
      BEFORE,
      text.replace('each word', 'every token'),
      BEFORE.replace('[', '[?').replace('each word', 'every token'),
    ],
    [
      'changed words',
      BEFORE,
      text.replace('sparse gate', 'sparser gate'),
      BEFORE.replace('[sparse gate', '[?sparser gate'),
    ],
    ['words that are gone', BEFORE, text.replace('sparse gate', 'dense layer'), 'orphan'],
    ['an empty text', BEFORE, '', 'orphan'],
    ['the whole text', '[gate]', 'gate', '[gate]'],
    ['the whole text, with more', '[gate]', 'gates', '[?gate]s'],
    [
      'one word found elsewhere',
      `${LEFT}The [gate]${RIGHT}`,
      `${OTHER}No gate.`,
      `${OTHER}No [?gate].`,
    ],
    [
      'the beginning of a text, with more before it',
      `[Sparse gates] send each word${RIGHT}`,
      `${OTHER}Sparse gates send each word${RIGHT}`,
      `${OTHER}[Sparse gates] send each word${RIGHT}`,
    ],
  ] as const) {
    it(`finds its passage in ${name}`, () => check(before, after, expected));
  }

  describe('where the text repeats itself', () => {
    const sentence = 'Each of the sparse gates sends its word to the experts. ';
    const one = `${LEFT}${sentence}${OTHER}`;
    const two = `Yet this is true of vision too. ${sentence}`;
    const inTwo = two.replace('sparse', '[sparse]');

    it('is certain of the right one of two', () => {
      check(one + inTwo, OTHER + one + two, OTHER + one + inTwo);
    });

    it('is not certain of the other when the right one is gone', () => {
      check(one + inTwo, one, one.replace('sparse', '[?sparse]'));
    });

    it('is not certain of the one that a deletion put in its place', () => {
      const run = 'ab '.repeat(30);
      check(
        `${LEFT}${run}[ab]${RIGHT}`,
        LEFT + run.slice(3) + 'ab' + RIGHT,
        `${LEFT}${run.slice(3)}[?ab]${RIGHT}`,
      );
    });

    it('is not certain of the one that an insertion put together at the start', () => {
      const run = 'ab '.repeat(20);
      const found = resolve(`ab ${run}${LEFT}`, selectorsOf(run + LEFT, 0, 2));
      assert.equal(found.state, 'doubtful');
    });

    it('is not certain of another that one more repetition made alike', () => {
      const [few, more] = ['ab '.repeat(12), 'ab '.repeat(20)];
      check(
        `${few}gate ${LEFT}${more}[gate] ${LEFT}`,
        `ab ${few}gate ${LEFT}${more}`,
        `ab ${few}[?gate] ${LEFT}${more}`,
      );
    });

    it('is certain when nothing has changed', () => {
      for (const [start, end] of [
        [0, 2],
        [30, 32],
        [87, 89],
        [3, 60],
      ] as const) {
        const run = 'ab '.repeat(30);
        const anchor = resolve(run, selectorsOf(run, start, end));
        assert.deepEqual(anchor, { state: 'exact', start, end });
      }
    });

    it('is not certain when a copy came in', () => {
      check(BEFORE, text + text, BEFORE.replace('[', '[?') + text);
    });

    it('takes the nearest of places that are alike', () => {
      const quote = { exact: 'gate', prefix: '', suffix: '' };
      const gates = 'gate gate gate gate';
      for (const [start, expected] of [
        [-5, 0],
        [4, 5],
        [11, 10],
        [99, 15],
      ] as const) {
        const anchor = resolve(gates, { quote, position: { start, end: start + 4 } });
        assert.deepEqual(anchor, { state: 'doubtful', start: expected, end: expected + 4 });
      }
      assert.deepEqual(resolve(gates, { quote }), { state: 'doubtful', start: 0, end: 4 });
    });
  });

  describe('selectors from elsewhere', () => {
    const exact = 'sparse gate';
    const start = text.indexOf(exact);
    const position = { start, end: start + exact.length };
    for (const [name, selectors, state] of [
      ['no words', { quote: { exact: '', prefix: 'A ', suffix: ' ' }, position }, 'orphan'],
      [
        'words and position alone',
        { quote: { exact, prefix: '', suffix: '' }, position },
        'doubtful',
      ],
      ['short contexts', { quote: { exact, prefix: 'A ', suffix: ' sends' } }, 'doubtful'],
      ['long contexts', { quote: { exact, prefix: `${LEFT}A `, suffix: ' sends each' } }, 'exact'],
      [
        'a wrong position',
        { quote: selectorsOf(text, start, position.end).quote, position: { start: 1e9, end: NaN } },
        'exact',
      ],
      ['contexts of another text', { quote: { exact, prefix: OTHER, suffix: OTHER } }, 'doubtful'],
    ] as const) {
      it(`are ${state}: ${name}`, () => assert.equal(resolve(text, selectors).state, state));
    }
  });

  it('finds a long passage by where it begins and ends', () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${String(i * 7919)}`);
    const before = `${LEFT}[${words.join(' ')}]${RIGHT}`;
    const changed = words.with(3, 'other').with(150, 'others').with(297, 'more').join(' ');
    check(before, LEFT + changed + RIGHT, `${LEFT}[?${changed}]${RIGHT}`);
    check(before, LEFT + words.slice(0, 90).join(' ') + RIGHT, 'orphan');
  });

  it('splits no character outside the basic plane', () => {
    check('x [sparse gates🤖] y', 'x sparse gates🤗 y', 'x [?sparse gates🤗] y');
  });

  it('never throws', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '🤖', '\uD83E'),
      maxLength: 60,
    });
    const anyNumber = fc.oneof(fc.integer(), fc.double());
    const quote = fc.record({ exact: anyText, prefix: anyText, suffix: anyText });
    const position = fc.record({ start: anyNumber, end: anyNumber });
    fc.assert(
      fc.property(anyText, quote, position, (anyOther, anyQuote, anyPosition) => {
        const anchor = resolve(anyOther, { quote: anyQuote, position: anyPosition });
        if (anchor.state === 'exact') {
          assert.equal(anyOther.slice(anchor.start, anchor.end), anyQuote.exact);
        }
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
