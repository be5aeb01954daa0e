/** BibTeX entries, with pandoc as the witness of what they say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { toBibtex } from '../../../src/core/citations/bibtex.ts';
import { parseCorpus } from '../../../src/core/library/corpus.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { aPaper } from '../../support/papers.ts';

const papers = parseCorpus(readFileSync('data/corpus.json', 'utf8'));

async function readByPandoc(bibtex: string): Promise<readonly CslItem[]> {
  const json = await pandoc({ from: 'bibtex', to: 'csljson' }, bibtex);
  return JSON.parse(json) as CslItem[];
}

/** pandoc writes superscripts as markup, mathematics as TeX, and typographic quotes. */
function plain(title = ''): string {
  return title
    .replaceAll('<sup>2</sup>', '²')
    .replaceAll('$\\varepsilon$', 'ε')
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/[’‘]/g, "'");
}

/** What an entry is to keep: dates to the month, names by family. */
function facts({ title, author, issued, DOI, note }: CslItem) {
  return {
    title: plain(title),
    families: author?.map(({ family }) => family),
    issued: issued?.['date-parts']?.[0]?.slice(0, 2).map(Number),
    DOI,
    note,
  };
}

describe('BibTeX', () => {
  it('of all 77 papers is read by pandoc as what it was', async () => {
    const read = new Map((await readByPandoc(toBibtex(papers))).map((item) => [item.id, item]));
    assert.equal(read.size, 77);
    for (const { key, item } of papers) {
      const entry = read.get(key);
      assert.ok(entry, key);
      assert.deepEqual(facts(entry), facts(item), key);
    }
  });

  it('of a preprint is a @misc that names the eprint', () => {
    const comet = papers.find(({ key }) => key === 'ibrahim2023comet');
    assert.ok(comet);
    const bibtex = toBibtex([comet]);
    assert.match(bibtex, /^@misc\{ibrahim2023comet,\n/);
    assert.match(bibtex, /\n {2}eprint = \{2306\.02824\},\n {2}archiveprefix = \{arXiv\},\n/);
    assert.match(bibtex, /\n {2}month = jun,\n\}\n$/);
  });

  it('protects capitals that a style would lower, the first word’s too', () => {
    const title = (words: string) =>
      /title = \{(.*)\},/.exec(toBibtex([aPaper({ item: { title: words } })]))?.[1];
    assert.equal(title('SVDQuant: a method'), '{SVDQuant}: a method');
    assert.equal(title('Sparse training'), 'Sparse training');
    assert.equal(
      title('Robust N:M sparsity: Fast KV caches'),
      'Robust {N}:{M} sparsity: Fast {KV} caches',
    );
  });

  it('escapes what LaTeX would take for its own', () => {
    const bibtex = toBibtex([aPaper({ item: { title: 'Pruning & 50% of $x_y$ #1' } })]);
    assert.match(
      bibtex,
      /\{Pruning \\& 50\\% of \\textdollar\{\}x\\textunderscore\{\}y\\textdollar\{\} \\#1\}/,
    );
  });
});
