/** Tables of papers: what stands in the cells, and that pandoc reads as many of them as were written. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  COMPARISON_COLUMNS,
  comparisonTable,
  isComparisonColumn,
  type ComparisonColumn,
} from '../../../src/core/citations/comparisonTable.ts';
import { parseCorpus } from '../../../src/core/library/corpus.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { aPaper } from '../../support/papers.ts';

const headings = Object.fromEntries(
  COMPARISON_COLUMNS.map((column) => [column, column.toUpperCase()]),
) as Record<ComparisonColumn, string>;

function table(papers: readonly Paper[], columns: readonly ComparisonColumn[]): readonly string[] {
  return comparisonTable(papers, { columns, headings, syntax: 'pandoc' }).split('\n');
}

describe('a table that compares papers', () => {
  it('has the columns asked for, in their order, and a row for each paper', () => {
    const papers = [
      aPaper({ key: 'a', facts: { method: 'COMET', venue: { name: 'KDD', year: 2023 } } }),
      aPaper({ key: 'b', year: undefined }),
    ];
    assert.deepEqual(table(papers, ['method', 'year', 'venue', 'citation']), [
      '| METHOD | YEAR | VENUE | CITATION |',
      '| ---------- | ------ | -------- | ------------ |',
      '| COMET | 2023 | KDD 2023 | [@a] |',
      '|  |  |  | [@b] |',
    ]);
  });

  const cells: readonly [what: string, paper: Paper, ComparisonColumn, string][] = [
    ['a bar', aPaper({ title: 'A | B' }), 'title', 'A \\| B'],
    ['a formula with bars', aPaper({ title: 'Of $|x|$' }), 'title', 'Of $\\vert{}x\\vert{}$'],
    ['a line end', aPaper({ facts: { results: ['one\n\ntwo', '3'] } }), 'results', 'one two; 3'],
    [
      'code, one address',
      aPaper({ facts: { code: ['https://github.com/a/b_c'] } }),
      'code',
      '[a/b_c](https://github.com/a/b_c)',
    ],
    [
      'code with brackets and bars',
      aPaper({ facts: { code: ['https://x.org/a(b)|c'] } }),
      'code',
      '[x.org/a(b)\\|c](https://x.org/a%28b%29%7Cc)',
    ],
  ];
  for (const [what, paper, column, expected] of cells) {
    it(`can hold ${what}`, () => {
      assert.equal(table([paper], [column])[2], `| ${expected} |`);
    });
  }

  it('knows its columns from others', () => {
    assert.ok(isComparisonColumn('year'));
    assert.ok(!isComparisonColumn('toString'));
  });

  it('of all papers of the library is read by pandoc and as GitHub’s Markdown, cell by cell', async () => {
    const papers = parseCorpus(readFileSync('data/corpus.json', 'utf8'));
    const written = table(papers, COMPARISON_COLUMNS).join('\n');
    assert.equal(papers.length, 77);
    for (const from of ['markdown', 'gfm']) {
      const html = await pandoc({ from, to: 'html' }, written);
      assert.equal(html.match(/<tr[ >]/gu)?.length, papers.length + 1, from);
      assert.equal(html.match(/<td[ >]/gu)?.length, papers.length * COMPARISON_COLUMNS.length);
      assert.doesNotMatch(html, /<h[1-6]|<blockquote/u);
    }
  });
});
