/** Citations in LaTeX and Typst, and where the parts of all of them stand. */
import assert from 'node:assert/strict';
import type { FoundItem } from '../../../src/core/citations/citation.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { readCitations } from '../../../src/core/citations/read.ts';

/** "see|a|page 3|more", with the mode where it is not normal. */
function said({ key, mode, prefix, label, locator, suffix }: FoundItem): string {
  const note = [label, locator].filter((part) => part !== '').join(' ');
  const parts = [prefix, mode === 'normal' ? key : `${key}:${mode}`, note, suffix];
  return parts.join('|').replace(/\|+$/u, '');
}

function read(text: string, markup: Markup): readonly string[] {
  return readCitations(text, markup).map(({ items }) => items.map(said).join('; '));
}

describe('citations in LaTeX', () => {
  const table: readonly [string, readonly string[]][] = [
    ['\\cite{a}', ['|a']],
    ['\\cite{a, b,%\n c}', ['|a; |b; |c']],
    ['\\cite[p.~3]{a,b}', ['|a; |b|page 3']],
    ['\\cite[33--35]{a}', ['|a|page 33–35']],
    ['\\citep[see][chap.~2, and more]{a}', ['see|a|chapter 2|, and more']],
    ['\\citep[see][]{a,b}', ['see|a; |b']],
    ['\\citet{a} \\Citet*{b} \\citealt{c}', ['|a:textual', '|b:textual', '|c:textual']],
    ['\\citeyearpar{a} \\citeyear{b}', ['|a:suppress', '|b:suppress']],
    ['\\autocite*{a} \\parencite*[3]{b}', ['|a:suppress', '|b:suppress|page 3']],
    ['\\textcite[\\S~3]{a}', ['|a:textual|section 3']],
    ['\\footcite{a}\\smartcite{b}\\supercite{c}\\fullcite{d}', ['|a', '|b', '|c', '|d']],
    ['\\autocites[see][3]{a}[also][]{b,c}', ['see|a|page 3; also|b; |c']],
    ['\\autocites(cf.)(and others)[3]{a}{b}', ['cf.|a|page 3; |b||and others']],
    ['\\textcites{a}{b}', ['|a:textual; |b:textual']],
    ['\\citetext{\\citealp[see][p.~3]{a}; \\citealp{b}}', ['see|a|page 3; |b']],
    ['\\cite[{[a] 3}]{k}', ['|k||[a] 3']],
    ['\\cite\n  [p.~3]\n  {a}', ['|a|page 3']],
    ['50\\% \\cite{a} % \\cite{no}', ['|a']],
    ['\\verb|\\cite{no}| \\begin{verbatim}\n\\cite{no}\n\\end{verbatim} \\cite{a}', ['|a']],
    ['\\nocite{no} \\citestyle{no} \\bibcite{no}{1} \\\\cite{no}', []],
    ['\\cite{} \\cite{,} \\cite', []],
    ['\\cite{a\n\nb} \\cite[p. 3\n\n]{c}', []],
    ['\\cite{a', []],
  ];
  for (const [text, expected] of table) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(read(text, 'latex'), expected);
    });
  }
});

describe('citations in Typst', () => {
  const table: readonly [string, readonly string[]][] = [
    ['@a', ['|a']],
    ['@a. @b-c: @d_', ['|a', '|b-c', '|d_']],
    ['@a[p.~3] says', ['|a|page 3']],
    ['@a[p. 3, and [so] on]', ['|a|page 3|, and [so] on']],
    ['@a @b[3]\n@c', ['|a; |b|page 3; |c']],
    ['@a and @b', ['|a', '|b']],
    ['#cite(<a>)', ['|a']],
    ['#cite(<a>, form: "prose") #cite(<b>, form: "year")', ['|a:textual', '|b:suppress']],
    ['#cite(<a>, supplement: [chap. (2)], form: "prose")', ['|a:textual|chapter (2)']],
    ['#cite(label("DBLP:a/b"), supplement: [p.~3])', ['|DBLP:a/b|page 3']],
    ['#cite(label("a\\"b"))', ['|a"b']],
    ['#cite(<a>, form: none)', []],
    ['@fig:x and @a #figure[x] <fig:x>', ['|a']],
    ['`@no` ```\n@no\n``` // @no\n/* @no */ $@no$ \\@no https://x.org/@no @a', ['|a']],
    ['@ @! #cite(<a>', []],
  ];
  for (const [text, expected] of table) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(read(text, 'typst'), expected);
    });
  }
});

describe('the places of a citation', () => {
  const table: readonly [Markup, string, Readonly<Record<string, string>>][] = [
    [
      'markdown',
      'So [see @{a;b}, p. 3 and more; -@c].',
      {
        span: 'see @{a;b}, p. 3 and more',
        keySpan: '@{a;b}',
        prefixSpan: 'see ',
        tailSpan: ', p. 3 and more',
        locatorSpan: 'p. 3',
        suffixSpan: 'and more',
      },
    ],
    [
      'markdown',
      '- x\n\n  > [also\n  > @a, pp. 3-\n  > 5]\r\n',
      {
        span: 'also\n  > @a, pp. 3-\n  > 5',
        keySpan: '@a',
        prefixSpan: 'also\n  > ',
        tailSpan: ', pp. 3-\n  > 5',
        locatorSpan: 'pp. 3-\n  > 5',
        suffixSpan: '',
      },
    ],
    ['markdown', '\té\t\n\n1.\t[😀 @a]', { span: '😀 @a', keySpan: '@a', prefixSpan: '😀 ' }],
    ['markdown', '| x | [-@a, 3] |\r\n|---|---|\r\n', { keySpan: '-@a', locatorSpan: '3' }],
    ['markdown', 'x[^1]\n\n[^1]: y\n\n    @a [p. 3]\n', { keySpan: '@a', locatorSpan: 'p. 3' }],
    [
      'latex',
      'So \\citep[see][p.~3, so on]{a}',
      { keySpan: 'a', prefixSpan: 'see', tailSpan: 'p.~3, so on', locatorSpan: 'p.~3' },
    ],
    ['typst', 'So @a[p.~3]', { keySpan: '@a', tailSpan: 'p.~3', locatorSpan: 'p.~3' }],
  ];
  for (const [markup, text, expected] of table) {
    it(`in ${markup}: ${JSON.stringify(text)}`, () => {
      const item = readCitations(text, markup)[0]?.items[0];
      assert.ok(item !== undefined);
      const found = Object.fromEntries(
        Object.keys(expected).map((name) => {
          const { start, end } = item[name as 'span'];
          return [name, text.slice(start, end)];
        }),
      );
      assert.deepEqual(found, expected);
    });
  }
});

describe('hostile LaTeX and Typst', () => {
  it('are read in time in proportion to the text', function () {
    this.timeout(30_000);
    const latex = ['\\cite[', '\\cite{', '\\autocites{a}[', '\\begin{verbatim}', '\\verb|', '%'];
    const typst = ['@a[', '@a', '/*', '`', '$', '#cite(<a>, supplement: [', '#cite(label("'];
    for (const piece of latex) readCitations(piece.repeat(100_000 / piece.length), 'latex');
    for (const piece of typst) readCitations(piece.repeat(100_000 / piece.length), 'typst');
  });
});
