import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createGloss } from '../../../src/core/index.ts';
import { parseCorpus, parseTopics } from '../../../src/core/library/corpus.ts';
import { Library } from '../../../src/core/library/library.ts';
import { noteHasLink, pageLinks, paperPage } from '../../../src/core/view/paperPage.ts';
import { testPorts } from '../../support/ports.ts';
import { aHighlight } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';

const library = new Library();
library.setSource(
  'bundled',
  parseCorpus(readFileSync('data/corpus.json', 'utf8')),
  parseTopics(readFileSync('data/topics.json', 'utf8')),
);

const { annotations, highlights } = createGloss(testPorts());
const sources = { library, annotations, highlights };

function page(key: string) {
  const paper = library.get(key);
  assert.ok(paper);
  return paperPage(paper, [], sources);
}

describe('the page of a paper', () => {
  it('has what is known of COMET', () => {
    const { title, authors, venue, date, topics, results, annotations } = page('ibrahim2023comet');
    assert.match(title, /^COMET: Learning Cardinality Constrained Mixture of Experts/);
    assert.deepEqual(authors.slice(0, 2), ['Shibal Ibrahim', 'Wenyu Chen']);
    assert.equal(venue, 'KDD 2023');
    assert.equal(date, '2023-06-05');
    assert.deepEqual(topics, [
      { id: 'moe-gating', label: 'Gating', group: 'Mixture of Experts', primary: true },
    ]);
    assert.ok(
      results.includes('up to 100× reduction in the budget needed for hyperparameter tuning'),
    );
    assert.deepEqual(annotations, {
      note: '',
      tags: [],
      status: 'unread',
      highlights: [],
      cited: [],
      canUndo: false,
      canRedo: false,
    });
  });

  it('gives a date to the month where the day is not known', () => {
    assert.equal(page('yang2024s2ft').date, '2024-12');
  });

  it('links to arXiv, both DOIs and the code, each once', () => {
    assert.deepEqual(
      page('ibrahim2023comet').links.map(({ url }) => url),
      [
        'https://arxiv.org/abs/2306.02824',
        'https://doi.org/10.48550/arXiv.2306.02824',
        'https://doi.org/10.1145/3580305.3599278',
      ],
    );
    assert.deepEqual(
      page('cai2024read').links.filter(({ kind }) => kind === 'code'),
      [
        {
          kind: 'code',
          label: 'github.com/VITA-Group/READ-ME',
          url: 'https://github.com/VITA-Group/READ-ME',
        },
      ],
    );
  });

  it('never links to anything but the web', () => {
    const paper = aPaper({
      item: { URL: 'javascript:alert(1)' },
      facts: { code: ['command:workbench.action.quit', 'file:///etc/passwd'] },
    });
    assert.deepEqual(pageLinks(paper), []);
  });

  it('names why papers are related, and leaves out those that are gone', () => {
    const paper = library.get('ibrahim2023comet');
    assert.ok(paper);
    const related = ['nie2021evomoe', 'gone2020'].map((key) => ({
      key,
      score: 1,
      sharedTopics: ['moe-gating'],
      sharedTerms: ['gate'],
    }));
    const [first, ...others] = paperPage(paper, related, sources).related;
    assert.equal(first?.authorYear, 'Nie et al. 2021');
    assert.deepEqual(first.sharedTopics, ['Gating']);
    assert.deepEqual(others, []);
  });
});

describe('the annotations on a page', () => {
  const abstract = 'First things first.\n\n  Then gates. ';
  const paper = aPaper({ key: 'a2020', title: 'On gates', abstract });
  const other = aPaper({ key: 'b2021', title: 'On trees', year: 2021 });

  function pageOf() {
    const gloss = createGloss(testPorts());
    gloss.library.setSource('bundled', [paper, other]);
    return { gloss, page: () => paperPage(paper, [], gloss) };
  }

  it('stand over paragraphs that know their place in the abstract', () => {
    const { abstract: paragraphs } = pageOf().page();
    assert.deepEqual(
      paragraphs.map(({ text }) => text),
      ['First things first.', 'Then gates.'],
    );
    for (const { text, start } of paragraphs) {
      assert.equal(abstract.slice(start, start + text.length), text);
    }
  });

  it('are in reading order: title, abstract, lost ones, passages from elsewhere', () => {
    const { gloss, page } = pageOf();
    const mark = (id: string, field: 'title' | 'abstract', exact: string) => {
      const text = field === 'title' ? paper.title : abstract;
      const start = text.indexOf(exact);
      const passage = { field, start, end: start + exact.length, exact };
      gloss.highlights.create(paper, passage, { colour: 'red', id });
    };
    const foreign = { exact: 'x', locator: 'p. 5', colour: 'blue', comment: '', tags: [] } as const;
    gloss.highlights.addForeign(paper, foreign, 'elsewhere');
    mark('gates', 'abstract', 'gates');
    mark('all', 'abstract', 'Then gates.');
    mark('first', 'abstract', 'First');
    mark('title', 'title', 'gates');
    const lost = { ...gloss.annotations.get(paper)?.highlights[1], id: 'lost' };
    const quote = { exact: 'nowhere to be found at all', prefix: 'quite', suffix: 'gone' };
    gloss.annotations.change(paper, {
      highlights: [
        ...(gloss.annotations.get(paper)?.highlights ?? []),
        aHighlight({ ...lost, quote }),
      ],
    });
    const { highlights, canUndo } = page().annotations;
    assert.deepEqual(
      highlights.map(({ id }) => id),
      ['title', 'first', 'all', 'gates', 'lost', 'elsewhere'],
    );
    assert.deepEqual(highlights.at(-1)?.anchor, { state: 'elsewhere' });
    assert.deepEqual(highlights.at(-2)?.anchor, { state: 'orphan' });
    assert.equal(canUndo, true);
  });

  it('name the papers that the note cites or links to, if the library has them', () => {
    const { gloss, page } = pageOf();
    const note = 'As [@b2021; @nobody2020] and [here](gloss-note:/a2020.md) say.';
    gloss.annotations.change(paper, { note });
    assert.deepEqual(
      page().annotations.cited.map(({ key }) => key),
      ['b2021', 'a2020'],
    );
  });
});

describe('an address on the page', () => {
  const note = `[a](https://x.org/a),[b](https://y.org/b_(c)) | https://z.org/é |`;
  const cases: readonly (readonly [string, boolean])[] = [
    ['https://x.org/a', true],
    ['https://y.org/b_(c)', true],
    ['https://z.org/%C3%A9', true],
    ['https://w.org/', false],
    ['javascript:alert(1)', false],
  ];
  for (const [url, there] of cases) {
    it(`${url} is ${there ? '' : 'not '}one of the note’s`, () => {
      assert.equal(noteHasLink(note, url), there);
    });
  }
});
