/** Keys in Markdown: by a table that pandoc itself is asked about, and as a property of what is written. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citationKeyAt, isBareKey, isWritableKey } from '../../../src/core/citations/grammar.ts';
import { citationKeys } from '../../../src/core/citations/keys.ts';
import { formatCitation } from '../../../src/core/citations/syntax.ts';
import { aPaper } from '../../support/papers.ts';
import { pandoc } from '../../support/pandoc.mjs';

const keysIn = (text: string): readonly string[] => citationKeys(text).map(({ key }) => key);

/** A text, and the keys that pandoc finds in it. */
const TABLE: readonly [string, readonly string[]][] = [
  ['see @a2020.', ['a2020']],
  ['[see @a, p. 5; @b]', ['a', 'b']],
  ['[-@a] and -@b', ['a', 'b']],
  ['@Foo_bar.baz.', ['Foo_bar.baz']],
  ['@a--b', ['a']],
  ["@a's", ['a']],
  ['@a_b_', ['a_b_']],
  ['_@a_ **@b**', ['a_', 'b']],
  ['@DBLP:conf/nips/X', ['DBLP:conf/nips/X']],
  ['@http://a.b/c', ['http://a.b/c']],
  ['@müller2020straße @١ @müller²', ['müller2020straße', '١', 'müller²']],
  ['@{a b} @{a--b} @{a`b} @{a{b}c}', ['a--b', 'a`b', 'a{b}c']],
  ['x@y.org ٣@y', []],
  ['x-@y "@z"', ['y', 'z']],
  ['@ @! @{ \\@a', []],
  ['(@example) (see @a)', ['a']],
  ['see (@example), (@a)\n\n(@example) An example.', ['a']],
  ['`@a` ``` @a ` ``` @b', ['b']],
  ['`@a\n\n@b`', ['a', 'b']],
  ['\\`@a`', ['a']],
  ['~~~\n@a\n~~~\n\n@b', ['b']],
  ['``` {.r}\n@a\n```\n\n@b', ['b']],
  ['<!-- @a\n\n@b --> @c', ['c']],
  ['[x @a](http://m.s/@user) <https://m.s/@user>', ['a']],
];

describe('citation keys', () => {
  for (const [text, expected] of TABLE) {
    it(`of ${JSON.stringify(text)} are ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(keysIn(text), expected);
    });
  }

  it('are those that pandoc finds', async function () {
    this.timeout(300_000);
    for (const [text, expected] of TABLE) {
      const json: unknown = JSON.parse(await pandoc({ from: 'markdown', to: 'json' }, `${text}\n`));
      assert.deepEqual([...cited(json)].sort(), [...expected].sort(), text);
    }
  });

  it('have their places', () => {
    assert.deepEqual(citationKeys('see @a; @{b--c}.'), [
      { key: 'a', start: 4, end: 6 },
      { key: 'b--c', start: 8, end: 15 },
    ]);
  });

  it('are found in any text without a throw, where they stand', () => {
    const pieces = fc.constantFrom(
      ...'@{}`~\\<>![]()-: \n\ta1_é😀'.split(''),
      '```',
      '<!--',
      '-->',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (markdown) => {
        for (const { key, start, end } of citationKeys(markdown)) {
          const written = markdown.slice(start, end);
          assert.equal(written, written === `@${key}` ? `@${key}` : `@{${key}}`);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('that Gloss writes are found again', () => {
    const key = fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .filter((candidate) => !/[\s{}]/u.test(candidate));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        const citation = formatCitation(
          keys.map((one) => aPaper({ key: one })),
          'pandoc',
        );
        assert.deepEqual(keysIn(`As ${citation} says.`), keys);
      }),
    );
  });

  it('of a hostile text are found in time in proportion to it', function () {
    this.timeout(60_000);
    const hostile = ['@{', '`', '<!--', '](', '<a:', '@{x{', '~~~ x\n', '> ```\n', '\n \n', '@a:'];
    for (const piece of hostile) citationKeys(piece.repeat(100_000 / piece.length));
    const nested = [
      '[',
      '[@a ',
      '[@a; ',
      '*a ',
      '_a ',
      '"a ',
      "'a ",
      '^[',
      '![',
      '$a ',
      '\\a{',
      '[a](',
    ];
    for (const piece of nested) citationKeys(`${piece.repeat(100_000 / piece.length)} @z ] @y`);
    const open = ['[', '<p>', '<pre>', '<tr><td>a @b', '<div @x="y">\n\n'];
    for (const piece of open) citationKeys(`@z ${piece.repeat(200_000 / piece.length)}`);
    let runs = '';
    for (let length = 1; length < 500; length += 1) runs += `${'`'.repeat(length)} `;
    citationKeys(`${runs}@a`);
  });
});

describe('the key at an `@`', () => {
  it('is read without a look at what is around it, but for a word before it', () => {
    assert.deepEqual(citationKeyAt('(@a.b.)', 1), { key: 'a.b', start: 1, end: 5 });
    assert.equal(citationKeyAt('me@a.b', 2), undefined);
    assert.equal(citationKeyAt('𝒜@a', 2), undefined);
  });
});

describe('a key that can be written', () => {
  it('has no white space, and braces in pairs', () => {
    const keys = ['a2020', 'a--b', 'a{b}c', '*', 'a b', 'a}', '{a', ''];
    assert.deepEqual(keys.filter(isWritableKey), ['a2020', 'a--b', 'a{b}c', '*', '']);
  });
});

describe('a bare key', () => {
  it('is one that needs no braces', () => {
    const keys = ['a2020', 'a:b/c', 'http://x', 'a.', 'a--b', 'two words', '', '*', ':a', 'a\n'];
    assert.deepEqual(keys.filter(isBareKey), ['a2020', 'a:b/c', 'http://x']);
  });
});

/** The ids of all citations in pandoc's document tree. */
function cited(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('citationId' in node) found.add(String(node.citationId));
    Object.values(node).forEach(visit);
  };
  visit(value);
  return found;
}
