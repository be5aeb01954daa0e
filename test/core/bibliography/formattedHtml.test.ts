/** What citeproc formats, in the markup of documents. */
import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import {
  formattedCommonMark,
  formattedMarkup,
  referenceList,
  withUsualSigns,
} from '../../../src/core/bibliography/formattedHtml.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { pandoc } from '../../support/pandoc.mjs';

describe('signs that meet', () => {
  const table: readonly (readonly [string, string])[] = [
    ['In ICML, 2022. . Retrieved', 'In ICML, 2022. Retrieved'],
    ['2022. .', '2022.'],
    ['and so on . . . to the end', 'and so on . . . to the end'],
    ['and so on. . . . To the end', 'and so on. . . . To the end'],
    ['Why?,” he asks', 'Why?” he asks'],
    ['et al. 2022. x.y', 'et al. 2022. x.y'],
  ];
  for (const [before, after] of table) {
    it(`are written as usual: ${before}`, () => {
      assert.equal(withUsualSigns(before), after);
    });
  }
});

describe('a formatted reference in a document', () => {
  const table: readonly [html: string, Markup, string][] = [
    ['Lee. <i>On B</i>, <b>3</b>.', 'markdown', 'Lee. *On B*, **3**.'],
    ['Lee. <i>On B</i>, <b>3</b>.', 'latex', 'Lee. \\emph{On B}, \\textbf{3}.'],
    ['Lee. <i>On B</i>, <b>3</b>.', 'typst', 'Lee. #emph[On B], #strong[3].'],
    ['x<sup>2</sup> &#38; y<sub>i</sub>', 'markdown', 'x^2^ & y~i~'],
    ['x<sup>2</sup> &#38; y<sub>i</sub>', 'latex', 'x\\textsuperscript{2} \\& y\\textsubscript{i}'],
    ['<span style="font-variant:small-caps;">Lee</span>', 'markdown', 'Lee'],
    ['[1] A_B *c* &lt;i&gt;', 'markdown', '\\[1\\] A_B \\*c\\* \\<i>'],
    ['At https://doi.org/10.1/a_b.', 'markdown', 'At <https://doi.org/10.1/a_b>.'],
    ['50 % of #1', 'latex', '50 \\% of \\#1'],
    ['  A\n  b ', 'markdown', 'A b'],
  ];
  for (const [html, markup, expected] of table) {
    it(`${JSON.stringify(html)} in ${markup}`, () => {
      assert.equal(formattedMarkup(html, markup), expected);
    });
  }

  it('reads to pandoc as what citeproc formatted', async () => {
    const html = '[1] A. B, “On C*s and _d_,” <i>J. [E] ^f^</i>, <b>4</b>, x<sub>2</sub> @g.';
    const back = await pandoc({ from: 'markdown', to: 'html' }, formattedMarkup(html, 'markdown'));
    const plain = (written: string) =>
      written
        .replace(/<em>/gu, '<i>')
        .replace(/<\/em>/gu, '</i>')
        .replace(/<(\/?)strong>/gu, '<$1b>')
        .replace(/<\/?p>/gu, '')
        .replace(/\s+/gu, ' ')
        .trim();
    assert.equal(plain(back), html);
  });

  it('stands in a paragraph of its own in a list', () => {
    assert.equal(referenceList(['1. Lee.', '<i>B</i>'], 'markdown'), '1\\. Lee.\n\n*B*');
    assert.equal(referenceList(['1. Lee.', '<i>B</i>'], 'latex'), '1. Lee.\n\n\\emph{B}');
  });
});

describe('a formatted reference in a hover', () => {
  const read = (html: string) =>
    new MarkdownIt({ html: true, linkify: true }).renderInline(formattedCommonMark(html));
  const table: readonly [html: string, expected: string][] = [
    ['Lee. <i>On B</i>, <b>3</b>.', 'Lee. <em>On B</em>, <strong>3</strong>.'],
    ['<span class="x">Lee</span> x<sup>2</sup>', 'Lee x2'],
    ['A *b* _c_ [d](command:e) `f` ![g](http://h)', 'A *b* _c_ [d](command:e) `f` ![g](http://h)'],
    ['&lt;script&gt; &amp;amp; &#38;lt;', '&lt;script&gt; &amp;amp; &amp;lt;'],
  ];
  for (const [html, expected] of table) {
    it(`shows ${html} as it is written, but for italics and bold`, () => {
      assert.equal(read(html).replace(/<a href="http:\/\/[^"]*">([^<]*)<\/a>/gu, '$1'), expected);
    });
  }
});
