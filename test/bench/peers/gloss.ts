/** Gloss's own search, asked as the search box asks it. */
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { warmUp } from '../../../src/core/search/warmUp.ts';
import type { SearchDocument } from '../../../src/core/search/searchDocument.ts';
import type { BenchPaper, Engine } from './engine.ts';
import { completed } from '../../../src/core/base/steps.ts';
import { storedIndex } from '../../support/storedIndex.ts';

export function glossEngine(): Engine {
  const papers = new Map<string, BenchPaper>();
  return engineOver(new SearchIndex((key) => papers.get(key)), papers);
}

function engineOver(index: SearchIndex, papers: Map<string, BenchPaper>): Engine {
  return {
    add(added) {
      for (const paper of added) papers.set(paper.id, paper);
      completed(index.addAll(added.map(toDocument)));
    },
    warmUp: () => {
      completed(warmUp(index));
    },
    search: (text, limit) => index.find(text, { limit }).hits.map(({ key }) => key),
    save: () => completed(index.toBytes()),
    load(saved, known) {
      for (const paper of known) papers.set(paper.id, paper);
      const fresh = new SearchIndex((key) => papers.get(key));
      fresh.load(storedIndex(saved ?? new Uint8Array()), () => true);
      return engineOver(fresh, papers);
    },
  };
}

function toDocument({ id, title, authors, abstract }: BenchPaper): SearchDocument {
  return {
    key: id,
    title,
    authors,
    abstract,
    method: '',
    aliases: '',
    topics: '',
    keyphrases: '',
    note: '',
    highlights: '',
    tags: '',
    record: '',
  };
}
