/**
 * Measures one engine at one size, in a process of its own: `measure ENGINE SIZE FOLDER [COLLECTION]`.
 * Prints one JSON object. At 77 the bundled papers are searched, above that synthetic ones.
 */
import { readFileSync, statSync } from 'node:fs';
import { evaluate, quantile } from '../../../scripts/eval/metrics.ts';
import { readCollection, readCorpusQueries } from '../../../scripts/eval/collection.ts';
import type { JudgedQuery } from '../../../scripts/eval/collection.ts';
import { parseCorpus } from '../../../src/core/library/corpus.ts';
import { displayName } from '../../../src/core/library/paper.ts';
import { SyntheticLibrary } from '../synthetic.ts';
import * as adapters from './adapters.ts';
import type { BenchPaper, Engine, EngineId } from './engine.ts';
import { glossEngine } from './gloss.ts';

export interface PeerFigures {
  readonly buildMs: number;
  readonly heapMB: number;
  readonly storedBytes: number;
  /** From bytes in memory to the first answer. */
  readonly loadMs: number;
  readonly keystrokeP50: number;
  readonly keystrokeP99: number;
  /** The middle one of queries of one letter. */
  readonly letterP50: number;
  readonly keystrokes: number;
  readonly ndcgCorpus?: number | undefined;
  /** Of more queries on the corpus, judged later. */
  readonly ndcgMore?: number | undefined;
  readonly ndcgCollection?: number | undefined;
}

const SHOWN = 50;
/** Queries typed letter by letter, as far as there is time: slow engines are stopped. */
const QUERIES = 6;
const MOST_SECONDS = 25;
const WARM_UP = 3;

function newEngine(id: EngineId, folder: string): Engine | Promise<Engine> {
  return id === 'gloss' ? glossEngine() : adapters[id](folder);
}

function corpusPapers(): readonly BenchPaper[] {
  return parseCorpus(JSON.parse(readFileSync('data/corpus.json', 'utf8'))).map((paper) => ({
    id: paper.key,
    title: paper.title,
    authors: paper.authors.map(displayName).join(' '),
    abstract: paper.abstract,
  }));
}

/** Papers and what is typed to find them: half the queries have a letter left out. */
function material(size: number): {
  readonly papers: readonly BenchPaper[];
  readonly queries: readonly string[];
} {
  if (size === 77) {
    const papers = corpusPapers();
    const judged = readCorpusQueries('test/core/search/queries.json', []);
    return { papers, queries: judged.slice(0, QUERIES).map(({ text }) => text) };
  }
  const library = new SyntheticLibrary(1);
  const papers = Array.from(library.papers(size), ({ key, title, authors, abstract }) => ({
    id: key,
    title,
    authors: authors.join(' '),
    abstract,
  }));
  const queries = Array.from({ length: QUERIES }, (_, i) => {
    const query = library.query(1 + (i % 3));
    return i % 2 === 0 ? query : query.slice(0, 4) + query.slice(5);
  });
  return { papers, queries };
}

async function typeAll(engine: Engine, queries: readonly string[]) {
  const all: number[] = [];
  const letters: number[] = [];
  const start = performance.now();
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      if (performance.now() - start > MOST_SECONDS * 1_000) return { all, letters };
      const before = performance.now();
      await engine.search(query.slice(0, length), SHOWN);
      const took = performance.now() - before;
      all.push(took);
      if (length === 1) letters.push(took);
    }
  }
  return { all, letters };
}

/** Undefined where it takes too long. */
async function quality(
  engine: Engine,
  queries: readonly JudgedQuery[],
): Promise<number | undefined> {
  const start = performance.now();
  const runs = [];
  for (const { text, grades } of queries) {
    if (performance.now() - start > MOST_SECONDS * 1_000) return undefined;
    runs.push({ ranked: await engine.search(text, 100), grades });
  }
  return evaluate(runs).ndcg10;
}

/** One collection finds that arrays are garbage, another gives their memory back. */
function memory(): number {
  for (let i = 0; i < 4; i++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function main([id, size, folder = '', collection = '']: readonly string[]): Promise<void> {
  const engineId = id as EngineId;
  const { papers, queries } = material(Number(size));
  const before = memory();
  const start = performance.now();
  const engine = await newEngine(engineId, folder);
  await engine.add(papers);
  const buildMs = performance.now() - start;
  engine.warmUp?.();
  const heapMB = (memory() - before) / 1e6;
  for (const query of queries.slice(0, WARM_UP)) await engine.search(query, SHOWN);
  const { all, letters } = await typeAll(engine, queries);
  const ids = papers.map((paper) => paper.id);
  const small = Number(size) === 77;
  const judged = small ? await onJudged(engine, ids, { id: engineId, folder, collection }) : {};
  const stored = await storing(engine, papers, quantile(all, 0.5) < 1_000 ? queries[0] : undefined);
  const figures: PeerFigures = {
    buildMs,
    heapMB,
    ...stored,
    keystrokeP50: quantile(all, 0.5),
    keystrokeP99: quantile(all, 0.99),
    letterP50: quantile(letters, 0.5),
    keystrokes: all.length,
    ...judged,
  };
  console.log(JSON.stringify(figures));
}

/** How large the index is when kept, and how long until it answers again. */
async function storing(
  engine: Engine,
  papers: readonly BenchPaper[],
  query: string | undefined,
): Promise<Pick<PeerFigures, 'storedBytes' | 'loadMs'>> {
  const saved = await engine.save();
  const db = process.env['GLOSS_BENCH_DB'];
  const storedBytes = saved?.length ?? (db === undefined ? 0 : statSync(db).size);
  const start = performance.now();
  const loaded = await engine.load(saved, papers);
  if (query !== undefined) await loaded.search(query, SHOWN);
  return { storedBytes, loadMs: performance.now() - start };
}

async function onJudged(
  engine: Engine,
  ids: readonly string[],
  other: { readonly id: EngineId; readonly folder: string; readonly collection: string },
): Promise<Pick<PeerFigures, 'ndcgCorpus' | 'ndcgMore' | 'ndcgCollection'>> {
  const judged = (name: string) => readCorpusQueries(`test/core/search/${name}.json`, ids);
  const ndcgCorpus = await quality(engine, judged('queries'));
  const ndcgMore = await quality(engine, judged('moreQueries'));
  if (other.collection === '') return { ndcgCorpus, ndcgMore };
  const ndcgCollection = await onCollection(other.id, other.folder, other.collection);
  return { ndcgCorpus, ndcgMore, ndcgCollection };
}

async function onCollection(id: EngineId, folder: string, file: string) {
  const { docs, queries } = readCollection(file);
  const db = process.env['GLOSS_BENCH_DB'];
  if (db !== undefined) process.env['GLOSS_BENCH_DB'] = `${db}.judged`;
  const engine = await newEngine(id, folder);
  await engine.add(
    docs.map((doc) => ({ id: doc.id, title: doc.title, authors: '', abstract: doc.text })),
  );
  return quality(engine, queries);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
