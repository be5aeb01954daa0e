/** Pages, sentences and surroundings for tests of the panel; each test says only what matters to it. */
import type { Page } from '../../../src/core/view/page.ts';
import type { PanelChrome, PanelStrings } from '../../../src/shared/messages.ts';

export const STRINGS: PanelStrings = {
  abstract: 'Abstract',
  noAbstract: 'No abstract.',
  keyResults: 'Key results',
  related: 'Related papers',
  note: 'Note',
  notePlaceholder: 'Write a note',
  tags: 'Tags',
  addTag: 'Add a tag',
  removeTag: 'Remove the tag {0}',
  status: 'Status',
  statusUnread: 'Unread',
  statusReading: 'Reading',
  statusRead: 'Read',
  cite: 'Cite',
  copyBibtex: 'Copy BibTeX',
  copyCslJson: 'Copy CSL-JSON',
  copyKey: 'Copy Citation Key',
  back: 'Back',
  forward: 'Forward',
  keepOpen: 'Keep Open',
  topics: 'Topics',
  links: 'Links',
  code: 'Code',
  showTopic: 'Show {0} in the Library',
  alsoUnder: 'also under',
  sameTopic: 'Same topic: {0}',
  sharedTerms: 'Shared terms: {0}',
  saving: 'Saving…',
  saved: 'Saved',
  authors: 'Authors',
  allAuthors: 'Show all {0} authors',
  fewerAuthors: 'Show fewer authors',
  published: 'Published',
  annotations: 'Your annotations',
  actions: 'Cite and copy',
  history: 'Papers shown',
  noAnswer: 'Gloss does not answer.',
  dismiss: 'Dismiss',
};

export const CHROME: PanelChrome = {
  canGoBack: true,
  canGoForward: true,
  keptOpen: false,
  citeTooltip: 'Cite in related-work.md',
};

/** A paper of which hardly anything is known. */
export function minimalPage(changes: Partial<Page> = {}): Page {
  return {
    key: 'unknown2020thing',
    title: 'A Thing',
    authors: [],
    topics: [],
    links: [],
    abstract: [],
    results: [],
    related: [],
    annotations: { note: '', tags: [], status: 'unread' },
    ...changes,
  };
}

/** A paper with everything. */
export function fullPage(changes: Partial<Page> = {}): Page {
  return minimalPage({
    key: 'ibrahim2023comet',
    title: 'COMET: Learning Cardinality Constrained Mixture of Experts',
    authors: ['Shibal Ibrahim', 'Wenyu Chen', 'Hussein Hazimeh'],
    venue: 'KDD 2023',
    date: '2023-06-05',
    topics: [
      { id: 'sparse-training', label: 'Sparse Training', group: 'Pruning', primary: false },
      { id: 'moe-gating', label: 'Gating', group: 'Mixture of Experts', primary: true },
    ],
    links: [
      { kind: 'arxiv', label: 'arXiv 2306.02824', url: 'https://arxiv.org/abs/2306.02824' },
      { kind: 'code', label: 'Code', url: 'https://github.com/mazumder-lab/COMET/' },
    ],
    abstract: ['The sparse Mixture-of-Experts framework.', 'Up to 13% better.'],
    results: ['up to 13% improvement in ROC AUC'],
    related: [
      {
        key: 'nguyen2023statistical',
        title: 'Statistical Perspective of Top-K Gating',
        authorYear: 'Nguyen et al. 2023',
        sharedTopics: ['Gating'],
        sharedTerms: ['gate', 'expert'],
      },
    ],
    annotations: { note: 'first words', tags: ['routing', 'Theory'], status: 'reading' },
    ...changes,
  });
}
