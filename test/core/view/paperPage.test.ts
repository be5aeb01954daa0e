import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseCorpus, parseTopics } from '../../../src/core/library/corpus.ts';
import { Library } from '../../../src/core/library/library.ts';
import { pageLinks, paperPage } from '../../../src/core/view/paperPage.ts';
import { aPaper } from '../../support/papers.ts';

const library = new Library();
library.setSource(
  'bundled',
  parseCorpus(readFileSync('data/corpus.json', 'utf8')),
  parseTopics(readFileSync('data/topics.json', 'utf8')),
);

function page(key: string) {
  const paper = library.get(key);
  assert.ok(paper);
  return paperPage(paper, undefined, [], library);
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
    assert.deepEqual(annotations, { note: '', tags: [], status: 'unread' });
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
    const [first, ...others] = paperPage(paper, undefined, related, library).related;
    assert.equal(first?.authorYear, 'Nie et al. 2021');
    assert.deepEqual(first.sharedTopics, ['Gating']);
    assert.deepEqual(others, []);
  });
});
