/** Markdown as HTML: what becomes a link, what stays text. That none of it does harm: test/e2e. */
import assert from 'node:assert/strict';
import { isPlain, LONGEST_RENDERED, noteHtml } from '../../src/webview/markdown.ts';

const CITED = [{ key: 'a2020', title: 'On <A>', authorYear: 'Adams & Bell 2020' }];
const paper = (text: string): string =>
  `<a href="#" data-paper="a2020" title="On &lt;A&gt; · Adams &amp; Bell 2020">${text}</a>`;
const web = (url: string, text: string): string => `<a href="${url}" title="${url}">${text}</a>`;

describe('a note as HTML', () => {
  const table: readonly [string, string][] = [
    ['[see @a2020, p. 5; @b]', `[see ${paper('@a2020')}, p. 5; @b]`],
    [
      '-@a2020 @{a2020} **@a2020**.',
      `-${paper('@a2020')} ${paper('@{a2020}')} <strong>${paper('@a2020')}</strong>.`,
    ],
    [
      'x@a2020 \\@a2020 `@a2020` @a2020--x',
      `x@a2020 @a2020 <code>@a2020</code> ${paper('@a2020')}--x`,
    ],
    ['[@a2020](https://x.y)', web('https://x.y', '@a2020')],
    ['https://x.y/@a2020', web('https://x.y/@a2020', 'https://x.y/@a2020')],
    ['[n](gloss-note:/a2020.md)', paper('n')],
    ['[n](gloss-note:/c%20d.md)', '<a href="#" data-paper="c d" title="c d">n</a>'],
    ['[n](gloss-note:/c/d.md)', '[n](gloss-note:/c/d.md)'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['[x](mailto:a@b.c) www.x.y a@b.c', '[x](mailto:a@b.c) www.x.y a@b.c'],
    ['![p @a2020](https://x.y/z.png)', web('https://x.y/z.png', 'p @a2020')],
    ['![](https://x.y/z.png)', web('https://x.y/z.png', 'https://x.y/z.png')],
    ['[![p](https://x.y/z.png)](https://q.r)', web('https://q.r', 'p')],
    ['<b>x</b>', '&lt;b&gt;x&lt;/b&gt;'],
  ];
  for (const [note, expected] of table) {
    it(`of ${note}`, () => {
      assert.equal(noteHtml(note, CITED), `<p>${expected}</p>\n`);
    });
  }

  it('has its headings below those of the page', () => {
    assert.equal(noteHtml('# a\n\n##### b', []), '<h3>a</h3>\n<h6>b</h6>\n');
  });

  it('is none beyond a length and a depth', () => {
    assert.equal(noteHtml('x'.repeat(LONGEST_RENDERED + 1), []), undefined);
    assert.equal(noteHtml('> '.repeat(90) + 'x', [])?.includes('x'), true);
    assert.equal(noteHtml('> '.repeat(100) + 'x', []), undefined);
    const list = Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth * 2)}- x`);
    assert.equal(noteHtml(list.join('\n'), []), undefined);
  });
});

describe('a plain note', () => {
  const table: readonly [string, boolean][] = [
    ['', true],
    ['a\nb\n\nc, 5 > 3 & 2 < 4.', true],
    ['a *b*', false],
    ['a  \nb', false],
    ['&amp;', false],
    ['---', false],
    ['    code', false],
  ];
  for (const [note, expected] of table) {
    it(`${expected ? 'is' : 'is not'} ${JSON.stringify(note)}`, () => {
      assert.equal(isPlain(note), expected);
    });
  }
});
