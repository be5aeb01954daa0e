/** Where a citation key is being typed: `|` is the cursor. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { keyPlaceAt, KeyPlaces, type KeyPlace } from '../../../src/core/writing/keyPlace.ts';

function placeAt(marked: string, markup: Markup): KeyPlace | undefined {
  return keyPlaceAt(marked.replace('|', ''), markup, marked.indexOf('|'));
}

describe('the key that is being typed', () => {
  const table: readonly [string, Markup, string | undefined][] = [
    ['So @|', 'markdown', ''],
    ['So @com|', 'markdown', 'com'],
    ['@com|', 'markdown', 'com'],
    ['So [@|]', 'markdown', ''],
    ['So [@|', 'markdown', ''],
    ['So [@a; @b|]', 'markdown', 'b'],
    ['So [see @a, p. 3; -@b|', 'markdown', 'b'],
    ['So [@a, p. 3 and more|]', 'markdown', undefined],
    ['So @doe:2020-|', 'markdown', 'doe:2020-'],
    ['So @{https://ex.org/a|}', 'markdown', 'https://ex.org/a'],
    ['So @{|', 'markdown', ''],
    ['> a quote\n> of [@a;\n> @b|]', 'markdown', 'b'],
    ['A note.^[In @a|]', 'markdown', 'a'],
    ['mail me@ex|', 'markdown', undefined],
    ['escaped \\@com|', 'markdown', undefined],
    ['in `code @com|` of', 'markdown', undefined],
    ['```r\nx@com|\n @com\n```\n', 'markdown', undefined],
    ['```r\n@com|\n```\n', 'markdown', undefined],
    ['    indented @com|', 'markdown', undefined],
    ['so $a @com|$ is', 'markdown', undefined],
    ['$$\n@com|\n$$', 'markdown', undefined],
    ['<!-- @com| -->', 'markdown', undefined],
    ['two words @com here|', 'markdown', undefined],
    ['\\cite{|}', 'latex', ''],
    ['\\cite{com|', 'latex', 'com'],
    ['\\citep[see][p.~3]{a, b|}', 'latex', 'b'],
    ['\\cite{a,|}', 'latex', ''],
    ['\\cite{a,\n  b|,c}', 'latex', 'b'],
    ['\\autocites[3]{a}[4]{b|}', 'latex', 'b'],
    ['\\cite{a} and {b|}', 'latex', undefined],
    ['% \\cite{com|}', 'latex', undefined],
    ['\\emph{com|} as \\cite{a}', 'latex', undefined],
    ['\\cite[see {com|}]{a}', 'latex', undefined],
    ['\\begin{verbatim}\\cite{com|}\\end{verbatim}', 'latex', undefined],
    ['So @com|', 'typst', 'com'],
    ['#cite(<com|>)', 'typst', 'com'],
    ['#cite(<com|', 'typst', 'com'],
    ['#cite(<com|>, form: "prose")', 'typst', 'com'],
    ['#cite(label("a/b|"))', 'typst', 'a/b'],
    ['#cite(|', 'typst', undefined],
    ['mail me@com|', 'typst', undefined],
    ['// @com|', 'typst', undefined],
    ['`@com|`', 'typst', undefined],
    ['$a @com|$', 'typst', undefined],
    ['\\@com|', 'typst', undefined],
  ];
  for (const [marked, markup, typed] of table) {
    it(`${markup}: ${JSON.stringify(marked)}`, () => {
      assert.equal(placeAt(marked, markup)?.typed, typed);
    });
  }

  const spans: readonly [string, Markup, string, string][] = [
    ['So @ib|rahim-2023 is', 'markdown', '@ib', '@ibrahim-2023'],
    ['So @ib|.', 'markdown', '@ib', '@ib'],
    ['So @{ib|rahim} is', 'markdown', '@{ibrahim}', '@{ibrahim}'],
    ['\\cite{ib|rahim,b}', 'latex', 'ib', 'ibrahim'],
    ['@ib|rahim.', 'typst', '@ib', '@ibrahim'],
    ['#cite(<ib|rahim>)', 'typst', '<ibrahim>', '<ibrahim>'],
    ['#cite(label("a|b"))', 'typst', 'label("ab")', 'label("ab")'],
  ];
  for (const [marked, markup, inserted, replaced] of spans) {
    it(`${markup}: what an accepted key takes the place of in ${marked}`, () => {
      const text = marked.replace('|', '');
      const place = placeAt(marked, markup);
      assert.ok(place);
      assert.equal(text.slice(place.start, place.end), inserted);
      assert.equal(text.slice(place.start, place.wordEnd), replaced);
    });
  }

  it('knows the citation around it', () => {
    const around = (marked: string, markup: Markup = 'markdown') => {
      const place = placeAt(marked, markup);
      return place && [place.inGroup, place.mode, place.start - place.itemStart];
    };
    assert.deepEqual(around('[@a; -@b|]'), [true, 'suppress', 1]);
    assert.deepEqual(around('[see @b|]'), [true, 'normal', 0]);
    assert.deepEqual(around('@b|'), [false, 'textual', 0]);
    assert.deepEqual(around('\\cite{a,b|}', 'latex'), [true, 'normal', 0]);
    assert.deepEqual(around('#cite(<b|>)', 'typst'), [false, 'normal', 0]);
  });

  it('knows what else is cited, nearest before it first', () => {
    const { others } = placeAt('@a; [@b; @c]\n\n[@a; @d|] and @e', 'markdown') ?? {};
    assert.deepEqual(others, ['a', 'c', 'b', 'e']);
    assert.deepEqual(placeAt('\\cite{a}\\cite{b,|}', 'latex')?.others, ['b', 'a']);
  });

  it('is the same whether or not the document was read for the letters before', () => {
    const pieces = ['@ab', 'me@ab', '[@a; @b', ']', '`', '$', ' ', '\n', '\\', 'word', '{', '}'];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((it) => it.join(''));
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const places = new KeyPlaces();
        for (const text of [one, other, one]) {
          for (let cursor = 0; cursor <= text.length; cursor += 1) {
            assert.deepEqual(
              places.at(text, 'markdown', cursor),
              keyPlaceAt(text, 'markdown', cursor),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
