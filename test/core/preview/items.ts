/** Works for the documents of tests, some of them without authors, two of one author and year. */
import type { CslItem } from '../../../src/core/library/paper.ts';

const year = (number: number) => ({ 'date-parts': [[number]] });

export const ITEMS: readonly CslItem[] = [
  {
    id: 'a',
    type: 'article-journal',
    title: 'First things',
    author: [{ family: 'Doe', given: 'Jane' }],
    issued: year(2020),
    'container-title': 'Journal of X',
    volume: '3',
    page: '1-10',
    DOI: '10.1/abc',
  },
  {
    id: 'b',
    type: 'book',
    title: 'A second book',
    author: [
      { family: 'Smith', given: 'John' },
      { family: 'Li', given: 'Wei' },
    ],
    issued: year(2004),
    publisher: 'MIT Press',
  },
  {
    id: 'c',
    type: 'paper-conference',
    title: 'Third <i>x</i> & y',
    author: [{ family: 'Doe', given: 'Jane' }],
    issued: year(2020),
    'container-title': 'Proceedings of Y',
  },
  {
    id: 'd',
    type: 'webpage',
    title: 'Four',
    author: [{ literal: 'The Four Group' }],
    URL: 'https://example.org/a_b',
    issued: year(2021),
  },
];
