/** Small papers and libraries for search tests, and the bundled corpus as search sees it. */
import { readFileSync } from 'node:fs';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import type { TopicGroup } from '../../../src/core/library/topics.ts';
import { parseCorpus, parseTopics } from '../../../src/core/library/corpus.ts';
import { aPaper } from '../../support/papers.ts';
import { PaperSearch } from '../../../src/core/search/paperSearch.ts';

type PaperParts = Omit<Parameters<typeof aPaper>[0] & object, 'authors'> & {
  /** "Given Family" */
  readonly authors?: readonly string[];
};

/** A paper with only what the test is about. */
export function paper(key: string, { authors = [], ...parts }: PaperParts = {}): Paper {
  const names = authors.map((name) => {
    const at = name.indexOf(' ');
    return at < 0 ? { family: name } : { given: name.slice(0, at), family: name.slice(at + 1) };
  });
  return aPaper({ key, title: '', year: undefined, abstract: '', ...parts, authors: names });
}

export function annotations(parts: Partial<AnnotationSet> = {}): AnnotationSet {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    paper: { keys: [], title: '' },
    note: '',
    tags: [],
    status: 'unread',
    highlights: [],
    created: '2024-01-01T00:00:00Z',
    modified: '2024-01-01T00:00:00Z',
    ...parts,
  };
}

export const GROUPS: readonly TopicGroup[] = [
  {
    id: 'mixture-of-experts',
    label: 'Mixture of Experts',
    topics: [
      { id: 'moe-gating', label: 'Mixture of Experts: Gating', description: '' },
      { id: 'moe-systems', label: 'Mixture of Experts: Systems', description: '' },
    ],
  },
  {
    id: 'inference',
    label: 'Efficient Inference',
    topics: [{ id: 'kv', label: 'KV Cache & Long Context', description: '' }],
  },
];

export function searchOf(
  papers: readonly Paper[],
  notes: Readonly<Record<string, AnnotationSet>> = {},
  groups: readonly TopicGroup[] = GROUPS,
): PaperSearch {
  return new PaperSearch({
    papers: () => papers,
    topics: () => groups,
    annotations: ({ key }) => notes[key],
  });
}

/** The keys found, best first. */
export function keys(search: PaperSearch, input: string): readonly string[] {
  return search.find(input).hits.map(({ key }) => key);
}

export interface JudgedQuery {
  readonly id: string;
  readonly query: string;
  readonly kind: string;
  /** Grades 1 to 3 by the paper's place on the page, from 1. */
  readonly relevant: Readonly<Record<string, number>>;
}

export function judgedQueries(): readonly JudgedQuery[] {
  return readJson('test/core/search/queries.json') as JudgedQuery[];
}

/** More of the same kinds, written and judged later by two readers who did not know what the search finds. */
export function moreQueries(): readonly JudgedQuery[] {
  return readJson('test/core/search/moreQueries.json') as JudgedQuery[];
}

/** The bundled papers, in the order of the page. */
export function corpusPapers(): readonly Paper[] {
  return parseCorpus(readJson('data/corpus.json'));
}

export function corpusGroups(): readonly TopicGroup[] {
  return parseTopics(readJson('data/topics.json'));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
