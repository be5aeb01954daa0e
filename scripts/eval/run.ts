/** Measures the search as it ships against judged queries: quality, time, and memory. */
import { parseCorpus, parseTopics } from '../../src/core/library/corpus.ts';
import type { Paper } from '../../src/core/library/paper.ts';
import { PaperSearch } from '../../src/core/search/paperSearch.ts';
import { warmUp } from '../../src/core/search/warmUp.ts';
import type { Background } from '../../src/core/ports.ts';
import type { TopicGroup } from '../../src/core/library/topics.ts';
import { SearchIndex } from '../../src/core/search/searchIndex.ts';
import { searchDocument } from '../../src/core/search/searchDocument.ts';
import type { SearchDocument } from '../../src/core/search/searchDocument.ts';
import type { ReadableTexts } from '../../src/core/search/sequences.ts';
import type { Collection, Doc, JudgedQuery } from './collection.ts';
import { evaluate, quantile } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import { completed } from '../../src/core/base/steps.ts';

/** `typed`: as into the search box. `text`: as for suggestions and related papers. */
export type Mode = 'typed' | 'text';

export interface Report extends Metrics {
  readonly name: string;
  readonly mode: Mode;
  /** Queries that have a relevant document. */
  readonly n: number;
  readonly buildMs: number;
  readonly indexBytes: number;
  readonly queryMsP50: number;
  readonly queryMsP99: number;
  readonly heapMB: number;
}

/** As deep as answers are looked at. */
const DEPTH = 1_000;
const NO_FIELDS = {
  method: '',
  aliases: '',
  authors: '',
  topics: '',
  keyphrases: '',
  note: '',
  highlights: '',
  tags: '',
  record: '',
} as const;

export function evaluateCollection({ name, docs, queries }: Collection, mode: Mode): Report {
  const byId = new Map(docs.map((doc) => [doc.id, { title: doc.title, abstract: doc.text }]));
  const documents = docs.map(toDocument);
  const { index, ...built } = build(documents, (key) => byId.get(key));
  const ask = (text: string): readonly string[] => {
    const hits =
      mode === 'typed'
        ? index.find(text, { limit: DEPTH }).hits
        : index.findByText(text, { limit: DEPTH });
    return hits.map(({ key }) => key);
  };
  return { name, mode, ...answer(queries, ask), ...built };
}

/** The bundled papers, asked as the search box asks; by text, as suggestions do. */
export function evaluateCorpus(
  data: { readonly corpus: unknown; readonly topics: unknown },
  queries: (keys: readonly string[]) => readonly JudgedQuery[],
  mode: Mode,
): Report {
  const papers = parseCorpus(data.corpus);
  const topics = parseTopics(data.topics);
  const byKey = new Map(papers.map((paper) => [paper.key, paper]));
  const documents = papers.map((paper) => searchDocument(paper, undefined, topics));
  const { index, ...built } = build(documents, (key) => byKey.get(key));
  const search = preparedSearch(papers, topics);
  const ask = (text: string): readonly string[] =>
    (mode === 'typed' ? search.find(text).hits : index.findByText(text, { limit: DEPTH })).map(
      ({ key }: Pick<Paper, 'key'>) => key,
    );
  return { name: 'corpus', mode, ...answer(queries(papers.map(({ key }) => key)), ask), ...built };
}

/** Indexed, and with nothing left to do in the background. */
export function preparedSearch(
  papers: readonly Paper[],
  topics: readonly TopicGroup[],
): PaperSearch {
  const works: Parameters<Background['run']>[] = [];
  const run: Background['run'] = (...work) => {
    works.push(work);
    return { dispose: () => undefined };
  };
  const search = new PaperSearch({
    papers: () => papers,
    topics: () => topics,
    annotations: () => undefined,
    background: { run },
  });
  search.prepare();
  for (let work = works.shift(); work !== undefined; work = works.shift()) {
    const [steps, done] = work;
    completed(steps);
    done();
  }
  return search;
}

function toDocument({ id, title, text }: Doc): SearchDocument {
  return { ...NO_FIELDS, key: id, title, abstract: text };
}

function build(
  documents: readonly SearchDocument[],
  texts: (key: string) => ReadableTexts | undefined,
): Pick<Report, 'buildMs' | 'indexBytes' | 'heapMB'> & { readonly index: SearchIndex } {
  const before = memory();
  const start = performance.now();
  const index = new SearchIndex(texts);
  completed(index.addAll(documents));
  index.find('');
  const buildMs = performance.now() - start;
  // As the extension does before anything is typed.
  completed(warmUp(index));
  const heapMB = rounded(Math.max(0, memory() - before) / 1e6, 1);
  const indexBytes = completed(index.toBytes()).length;
  return { index, buildMs: rounded(buildMs, 1), indexBytes, heapMB };
}

function answer(
  queries: readonly JudgedQuery[],
  ask: (text: string) => readonly string[],
): Metrics & Pick<Report, 'n' | 'queryMsP50' | 'queryMsP99'> {
  const times: number[] = [];
  const runs = queries.map(({ text, grades }) => {
    const start = performance.now();
    const ranked = ask(text);
    times.push(performance.now() - start);
    return { ranked, grades };
  });
  const { n, ...metrics } = evaluate(runs);
  return {
    n,
    ndcg10: rounded(metrics.ndcg10, 4),
    map: rounded(metrics.map, 4),
    p10: rounded(metrics.p10, 4),
    recall100: rounded(metrics.recall100, 4),
    queryMsP50: rounded(quantile(times, 0.5), 3),
    queryMsP99: rounded(quantile(times, 0.99), 3),
  };
}

/**
 * Of objects and of typed arrays, after what is not needed has been thrown away: one collection finds
 * that arrays are garbage, another gives their memory back.
 */
function memory(): number {
  for (let i = 0; i < 4; i++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
