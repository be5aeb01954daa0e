/** The search index of the bundled papers, made with the package so that nobody waits for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCorpus, parseTopics } from '../src/core/library/corpus.ts';
import { searchDocument } from '../src/core/search/searchDocument.ts';
import { SearchIndex } from '../src/core/search/searchIndex.ts';
import { ROOT } from './bundles.ts';
import { completed } from '../src/core/base/steps.ts';

export function corpusIndex(): Uint8Array {
  const papers = parseCorpus(readData('corpus.json'));
  const topics = parseTopics(readData('topics.json'));
  const index = new SearchIndex();
  completed(index.addAll(papers.map((paper) => searchDocument(paper, undefined, topics))));
  return completed(index.toBytes());
}

function readData(name: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'data', name), 'utf8'));
}
