/** The papers that come with Gloss and what its core says of them, to compare with the screen. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { parseCorpus, parseTopics } from '../../../src/core/library/corpus.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { ownFirst } from '../../../src/core/search/ownFirst.ts';
import { PaperSearch } from '../../../src/core/search/paperSearch.ts';

export const papers = parseCorpus(readData('corpus.json'));
export const topics = parseTopics(readData('topics.json'));

export const COMET = paper('ibrahim2023comet');
export const TUTEL = paper('hwang2022tutel');
export const EVOMOE = paper('nie2021evomoe');

export function paper(key: string): Paper {
  const found = papers.find((candidate) => candidate.key === key);
  assert.ok(found, `no paper has the key ${key}`);
  return found;
}

/** The titles that the engine finds for a query, in its order, as long as there are no notes. */
export function ranking(query: string): string[] {
  return engine.find(query).hits.map(({ key }) => paper(key).title);
}

/** The keys, where the papers of a bibliography go before others that answer about as well. */
export function rankingFor(query: string, own: readonly string[]): string[] {
  return ownFirst(engine.find(query).hits, (key) => own.includes(key)).map(({ key }) => key);
}

const engine = new PaperSearch({
  papers: () => papers,
  topics: () => topics,
  annotations: () => undefined,
});

export function readData(name: string): string {
  return readFileSync(join(root, 'data', name), 'utf8');
}
