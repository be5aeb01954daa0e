import assert from 'node:assert/strict';
import { quotationAt } from '../../../src/core/citations/quotationAt.ts';

/** The quotation at `|`, as "keys: words". */
function at(marked: string): string | undefined {
  const found = quotationAt(marked.replace('|', ''), marked.indexOf('|'));
  return found === undefined ? undefined : `${found.keys.join(', ')}: ${found.words}`;
}

describe('the quotation at the cursor', () => {
  const table: readonly [what: string, marked: string, expected: string | undefined][] = [
    [
      'in a block quote',
      'Text.\n\n> So| be\n> it.\n>\n> [@a, p. 5]\n\nMore [@b].',
      'a: So be\nit.',
    ],
    ['at the citation of a block quote', '> So be it.\n>\n> [@a, p|. 5]', 'a: So be it.'],
    ['in a block quote that begins with its citation', '> @a: So |be it.', 'a: : So be it.'],
    ['in a block quote with its citation behind', '> So| be it.\n\n[@a] More.', 'a: So be it.'],
    ['at the citation behind a block quote', '> So be it.\n\n[@|a] More.', 'a: So be it.'],
    [
      'in a block quote with its citation before',
      'As @b and @a say:\n\n> So| be it.',
      'a: So be it.',
    ],
    ['in a block quote without a citation', 'Text.\n\n> So| be it.\n\nMore.', undefined],
    ['in quotation marks', 'They say “so |be it” [@a, p. 5].', 'a: so be it'],
    ['at the citation', 'They say “so be it” [@a, p|. 5].', 'a: so be it'],
    ['with the citation before it', 'As @a [p. 5] says, "so |be it".', 'a: so be it'],
    ['at the citation before it', 'As @a [p|. 5] says, "so be it".', 'a: so be it'],
    ['of two, the one with the cursor', '“One” [@a] and “two|” [@b].', 'b: two'],
    ['of two, the one that is cited', '“One” [@|a] and “two” [@b].', 'a: One'],
    ['with several papers', '“One|” [@a; see @b].', 'a, b: One'],
    ['in German marks', '„So| sei es“ [@a]', 'a: So sei es'],
    ['in LaTeX', "``So |be it''~\\cite[p.~5]{a,b}", 'a, b: So be it'],
    ['in a LaTeX quote', '\\begin{quote}\nSo| be it. \\citep{a}\n\\end{quote}', 'a: So be it.'],
    ['in Typst', '"So |be it" @a[p.~5]', 'a: So be it'],
    [
      'in a Typst quote',
      'Text\n#quote(block: true)[\nSo| be it. #cite(label("a/b"), supplement: [p.~5])\n]\n',
      'a/b: So be it.',
    ],
    ['in text that quotes nothing', 'Just| text [@a].', undefined],
    ['at a citation of no quotation', 'Just text [@|a].', undefined],
    ['between paragraphs', '“One” [@a]\n\n|\n\n“Two” [@b]', undefined],
    ['in a paragraph whose neighbour has the citation', '“On|e”\n\n[@a]', undefined],
    ['with Windows line ends', '> So| be\r\n> it.\r\n>\r\n> [@a]\r\n', 'a: So be \nit.'],
  ];
  for (const [what, marked, expected] of table) {
    it(what, () => {
      assert.equal(at(marked), expected);
    });
  }

  it('is found in time in proportion to the text', () => {
    const long = '“a “'.repeat(20_000) + '[@a '.repeat(20_000) + '#quote(x)['.repeat(2_000);
    const begun = performance.now();
    quotationAt(long, 50);
    assert.ok(performance.now() - begun < 10_000);
  });
});
