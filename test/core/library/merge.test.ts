/** The same work in several sources is one paper; different works stay apart, whatever their keys. */
import assert from 'node:assert/strict';
import { readBibtex } from '../../../src/core/bibliography/bibtex/bibtex.ts';
import { AnnotationIndex, recordOf } from '../../../src/core/annotations/identity.ts';
import { BUNDLED_SOURCE } from '../../../src/core/library/corpus.ts';
import { Library } from '../../../src/core/library/library.ts';
import { keysOf, type Paper } from '../../../src/core/library/paper.ts';
import { paperOfReference } from '../../../src/core/library/referencePaper.ts';
import { PaperSearch } from '../../../src/core/search/paperSearch.ts';
import { aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';

function papersIn(bibtex: string, source = 'refs.bib'): readonly Paper[] {
  return readBibtex(bibtex).references.map((reference) => paperOfReference(reference, source));
}

const COMET = aPaper({
  key: 'ibrahim2023comet',
  item: { DOI: '10.48550/arXiv.2306.02824' },
  facts: { arxiv: '2306.02824', venue: { name: 'KDD', doi: '10.1145/3580305.3599278' } },
});

/** The keys of the papers, each with the others it has. */
function check(...sources: readonly (readonly Paper[])[]): readonly string[] {
  const library = new Library();
  for (const papers of sources) library.setSource(papers[0]?.source ?? '', papers);
  return library.papers().map((paper) => keysOf(paper).join('+'));
}

describe('papers of several sources', () => {
  const entry = (fields: string) => papersIn(`@article{comet, ${fields}}`);
  const title = 'title = {{COMET}: Learning Cardinality Constrained Mixture of Experts}';
  const author = 'author = {Ibrahim, Shibal and others}';

  const same: readonly (readonly [string, string])[] = [
    ['the DOI of what was published', 'doi = {https://doi.org/10.1145/3580305.3599278}'],
    ['the DOI of the preprint', 'doi = {10.48550/ARXIV.2306.02824}'],
    ['the arXiv id with a version', 'eprint = {2306.02824v2}, archiveprefix = {arXiv}'],
    ['an address at arXiv', 'url = {http://arxiv.org/abs/2306.02824v1}'],
    ['the arXiv id as a journal', 'journal = {arXiv preprint arXiv:2306.02824}'],
    ['title and author', `${title}, ${author}, year = 2025`],
    ['title and author without a year', `${title}, ${author}`],
  ];
  for (const [how, fields] of same) {
    it(`are one by ${how}`, () => {
      assert.deepEqual(check([COMET], entry(fields)), ['ibrahim2023comet+comet']);
      assert.deepEqual(check(entry(fields), [COMET]), ['ibrahim2023comet+comet']);
    });
  }

  const different: readonly (readonly [string, string])[] = [
    ['years too far apart', `${title}, ${author}, year = 2026`],
    ['another author', `${title}, author = {Doe, Jane}, year = 2023`],
    ['another arXiv id', `${title}, ${author}, year = 2023, eprint = {2306.99999}`],
    ['a short title', 'title = {COMET}, author = {Ibrahim, Shibal}, year = 2023'],
  ];
  for (const [how, fields] of different) {
    it(`are two with ${how}`, () => {
      assert.deepEqual(check([COMET], entry(fields)), ['ibrahim2023comet', 'comet']);
    });
  }

  const written: readonly (readonly [string, string])[] = [
    ['Ünïted Networks of Experts', 'Ünïted networks — of experts'],
    ['“…” — (((Sparse))) ………………………………………… Networks of Experts', 'sparse networks of experts'],
    ['ΟΔΟΣ ΟΔΟΣ of Greek Networks', 'Οδος οδος of Greek networks'],
    ['深層学習 of Networks and Experts', '深層学習: of networks and experts'],
    ['😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀x Networks of Experts', 'x networks of experts'],
  ];
  for (const [one, other] of written) {
    it(`are one however the title is written: ${one}`, () => {
      const [first, second] = [one, other].map((words, at) =>
        aPaper({
          key: `k${String(at)}`,
          source: `s${String(at)}`,
          title: words,
          authors: [{ family: 'Doe' }],
        }),
      );
      assert.ok(first && second);
      assert.deepEqual(check([first], [second]), ['k0+k1']);
      assert.deepEqual(check([second], [first]), ['k1+k0']);
    });
  }

  it('are many in one source, even with one DOI', () => {
    const chapters = papersIn(`@book{b, title = {The Whole of the Book}, doi = {10.1000/x}}
@inbook{c, title = {A Chapter of It}, doi = {10.1000/x}}`);
    assert.deepEqual(check(chapters), ['b', 'c']);
    const other = papersIn('@inbook{cc, title = {A chapter of it}, doi = {10.1000/X}}', 'other');
    assert.deepEqual(check(chapters, other), ['b', 'c+cc']);
  });

  it('have what one of them lacks from the other', () => {
    const library = new Library();
    library.setSource('a', [
      aPaper({ key: 'a', source: 'a', abstract: '', facts: { arxiv: '1' } }),
    ]);
    library.setSource('b', [aPaper({ key: 'b', source: 'b', facts: { venue: { name: 'V' } } })]);
    const [paper] = library.papers();
    assert.ok(paper);
    assert.equal(paper.abstract, 'A sparse gate.');
    assert.deepEqual([paper.facts.arxiv, paper.facts.venue?.name], ['1', 'V']);
    assert.deepEqual(paper.known, [
      { source: 'a', key: 'a' },
      { source: 'b', key: 'b' },
    ]);
  });
});

describe('keys', () => {
  it('lead to the paper from any source, and apart in the source asked for', () => {
    const library = new Library();
    library.setSource('refs.bib', papersIn('@misc{ibrahim2023comet, title = {Other}}\n@misc{x}'));
    library.setSource(BUNDLED_SOURCE, [COMET]);
    assert.equal(library.get('ibrahim2023comet'), COMET);
    assert.equal(library.getIn('refs.bib', 'ibrahim2023comet')?.title, 'Other');
    assert.equal(library.getIn('refs.bib', 'nobody'), undefined);
    assert.equal(library.getIn('none.bib', 'x'), undefined);
    const keys = library.papers().map(({ key }) => key);
    assert.deepEqual(keys, ['ibrahim2023comet', 'ibrahim2023comet@refs.bib', 'x']);
    assert.equal(library.get('ibrahim2023comet@refs.bib')?.title, 'Other');
    assert.deepEqual(library.papers().map(keysOf), [
      ['ibrahim2023comet'],
      ['ibrahim2023comet'],
      ['x'],
    ]);
  });

  it('of a paper that another has taken give way to its key elsewhere', () => {
    const library = new Library();
    library.setSource('a', [aPaper({ key: 'k', source: 'a', title: 'Something else entirely' })]);
    library.setSource('b', [aPaper({ key: 'k', source: 'b' })]);
    library.setSource('c', [aPaper({ key: 'free', source: 'c' })]);
    assert.deepEqual(
      library.papers().map(({ key }) => key),
      ['k', 'free'],
    );
    assert.equal(library.getIn('b', 'k')?.key, 'free');
  });
});

describe('a merged paper', () => {
  const library = new Library();
  before(() => {
    library.setSource(BUNDLED_SOURCE, [COMET]);
    library.setSource('refs.bib', papersIn('@misc{mine, eprint = {2306.02824}, title = {C}}'));
  });

  it('is found by search under any of its keys', () => {
    const search = new PaperSearch({
      papers: () => library.papers(),
      annotations: () => undefined,
      topics: () => [],
      colourMeanings: () => ({}),
    });
    for (const key of ['mine', 'ibrahim2023comet']) {
      assert.deepEqual(
        search.find(key).hits.map((hit) => hit.key),
        ['ibrahim2023comet'],
        key,
      );
    }
  });

  it('has its annotations still when one of its sources is gone', () => {
    const index = new AnnotationIndex();
    const set = aSet({ paper: recordOf(library.papers()[0] ?? COMET) });
    index.put(set);
    const [mine] = papersIn('@misc{mine, title = {C}, doi = {10.1145/3580305.3599278}}');
    assert.ok(mine);
    assert.equal(index.find(recordOf(mine)), set);
    const [other] = papersIn('@misc{mine, title = {C}, eprint = {2306.99999}}');
    assert.ok(other);
    assert.equal(index.find(recordOf(other)), undefined);
  });
});

describe('a large source', () => {
  const many = Array.from({ length: 2000 }, (_, n) =>
    aPaper({ key: `k${String(n)}`, source: 'large', title: `Paper of the number ${String(n)}` }),
  );

  it('is merged in slices, and shows at the end only', async () => {
    const library = new Library();
    let pauses = 0;
    await library.setLargeSource('large', many, () => {
      pauses += 1;
      assert.equal(library.papers().length, 0);
      return Promise.resolve();
    });
    assert.equal(library.papers().length, 2000);
    assert.equal(pauses, 12);
  });

  it('takes in what changed in the meantime', async () => {
    const library = new Library();
    let changed = false;
    await library.setLargeSource('large', many, () => {
      if (!changed) library.setSource('small', [aPaper({ key: 'k1', source: 'small' })]);
      changed = true;
      return Promise.resolve();
    });
    assert.equal(library.papers().length, 2001);
    assert.equal(library.get('k1')?.source, 'small');
  });

  it('is merged together with others that come at the same time', async () => {
    const library = new Library();
    let changes = 0;
    library.onDidChange(() => (changes += 1));
    const paper = (n: number) =>
      aPaper({ key: `p${String(n)}`, source: `s${String(n)}`, title: `Small one ${String(n)}` });
    const pause = () => Promise.resolve();
    const all = Array.from({ length: 20 }, (_, n) =>
      library.setLargeSource(`s${String(n)}`, [paper(n)], pause),
    );
    await Promise.all([...all, library.setLargeSource('large', many, pause)]);
    assert.equal(library.papers().length, 2020);
    assert.equal(changes, 2);
  });

  it('goes in slices too', async () => {
    const library = new Library();
    const paused: number[] = [];
    await library.setLargeSource('large', many, () => Promise.resolve());
    await library.setLargeSource('other', many.slice(0, 600), () => Promise.resolve());
    await library.setLargeSource('large', undefined, () => {
      paused.push(library.papers().length);
      return Promise.resolve();
    });
    assert.deepEqual([new Set(paused), library.papers().length], [new Set([2600]), 600]);
    let changes = 0;
    library.onDidChange(() => (changes += 1));
    await library.setLargeSource('large', undefined, () => Promise.resolve());
    assert.equal(changes, 0);
  });

  it('that is taken out while it is merged does not come', async () => {
    const library = new Library();
    const coming = library.setLargeSource('large', many, () => {
      library.removeSource('large');
      return Promise.resolve();
    });
    await library.setLargeSource('small', [aPaper({ key: 'a', source: 'small' })], () =>
      Promise.resolve(),
    );
    await coming;
    assert.deepEqual(
      library.papers().map(({ key }) => key),
      ['a'],
    );
  });

  it('is merged by another where the one that does it gives up', async () => {
    const library = new Library();
    const given = library.setLargeSource('large', many, () => Promise.reject(new Error('over')));
    const other = library.setLargeSource('small', [aPaper({ key: 'a', source: 'small' })], () =>
      Promise.resolve(),
    );
    await assert.rejects(given, /over/);
    await other;
    assert.deepEqual(
      library.papers().map(({ key }) => key),
      ['a'],
    );
  });

  it('leaves papers that are as they were the same objects', async () => {
    const library = new Library();
    const works = (source: string) =>
      papersIn('@misc{a, title = {A}, doi = {10.1000/1}}\n@misc{b, title = {B}}', source);
    library.setSource('one', works('one'));
    library.setSource('two', works('two'));
    const [before] = library.papers();
    await library.setLargeSource('large', many, () => Promise.resolve());
    assert.equal(library.papers()[0], before);
    library.setSource('two', works('two'));
    assert.notEqual(library.papers()[0], before);
  });

  it('changes nothing where its loading is given up', async () => {
    const library = new Library();
    const given = library.setLargeSource('large', many, () => Promise.reject(new Error('over')));
    await assert.rejects(given, /over/);
    assert.equal(library.hasSources, false);
  });
});
