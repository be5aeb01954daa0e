import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readRis } from '../../../../src/core/bibliography/ris/ris.ts';
import { toRis } from '../../../../src/core/bibliography/ris/write.ts';
import { parseCorpus, paperFromCsl } from '../../../../src/core/library/corpus.ts';
import type { CslItem } from '../../../../src/core/library/paper.ts';
import { pandoc } from '../../../support/pandoc.mjs';

const papers = parseCorpus(readFileSync('data/corpus.json', 'utf8'));

function facts({ title, author, DOI, URL, publisher, issued }: CslItem, parts: number) {
  const date = issued?.['date-parts']?.[0]?.slice(0, parts);
  return { title, author, DOI, URL, publisher, date };
}

describe('RIS records of the 77 papers', () => {
  it('are read by pandoc as what they were', async () => {
    const text = toRis(papers, 'preprint');
    const read = JSON.parse(await pandoc({ from: 'ris', to: 'csljson' }, text)) as CslItem[];
    const particles = (item: CslItem) => item.author?.map(({ family, given }) => [family, given]);
    assert.deepEqual(
      read.map(({ id }) => id),
      papers.map(({ key }) => key),
    );
    for (const [index, item] of read.entries()) {
      const { item: original = item, key } = papers[index] ?? {};
      assert.deepEqual(
        { ...facts(item, 1), author: particles(item) },
        { ...facts(original, 1), author: particles(original) },
        key,
      );
    }
  });

  it('are read by Gloss as what they were, with abstracts', () => {
    const { references, problems } = readRis(toRis(papers, 'preprint'));
    assert.deepEqual(problems, []);
    for (const [index, { item }] of references.entries()) {
      const original = papers[index]?.item;
      assert.ok(original);
      assert.equal(item.abstract, original.abstract?.replace(/\s+/gu, ' ').trim());
      assert.deepEqual(facts(item, 2), facts(original, 2));
    }
  });

  it('have the venue in the published version', () => {
    const comet = papers.filter(({ key }) => key === 'ibrahim2023comet');
    assert.match(
      toRis(comet, 'published'),
      /^TY {2}- CONF\n[^]*T2 {2}- KDD\n[^]*DO {2}- 10\.1145\//,
    );
  });
});

describe('a name in RIS', () => {
  it('keeps its particle and suffix, and an institution whole', () => {
    const author = [
      { family: 'Berg', given: 'A.', 'dropping-particle': 'van der' },
      { family: 'Roe', given: 'R.', suffix: 'Jr.' },
    ];
    const paper = paperFromCsl({ id: 'k', type: 'book', author }, 's');
    assert.deepEqual(readRis(toRis([paper], 'preprint')).references[0]?.item.author, author);
    const group = paperFromCsl({ id: 'k', type: 'book', author: [{ literal: 'The Group' }] }, 's');
    assert.deepEqual(readRis(toRis([group], 'preprint')).references[0]?.item.author, [
      { family: 'The Group' },
    ]);
  });
});
