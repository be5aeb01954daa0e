/**
 * What search costs and how well it ranks on the bundled corpus. Prints one JSON object: milliseconds
 * until the index of the package is ready, until the first answer, and to build an index (the first time in
 * a process, and the median of more), per keystroke (ten queries typed letter by letter: the first time in the process,
 * without a warm-up, and the least of some rounds in libraries warmed up as in the editor, since others use the machine),
 * nDCG@10.
 */
import { execFileSync } from 'node:child_process';
import { ROOT } from '../../scripts/bundles.ts';
import { mean, ndcg10 } from '../../scripts/eval/metrics.ts';
import { preparedSearch } from '../../scripts/eval/run.ts';
import {
  corpusGroups,
  corpusPapers,
  judgedQueries,
  keys,
  searchOf,
} from '../core/search/support.ts';
import { storedIndex } from '../support/storedIndex.ts';
import { snippet } from '../../src/core/search/snippet.ts';
import type { PaperSearch } from '../../src/core/search/paperSearch.ts';

const ROUNDS = 9;
const MOST_HITS = 50;

const papers = corpusPapers();
const byKey = new Map(papers.map((paper) => [paper.key, paper]));
const groups = corpusGroups();
const queries = judgedQueries();
const newSearch = (): PaperSearch => searchOf(papers, {}, groups);

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

/** What the search list does at each key: find, complete, and say why each of its rows matched. */
function keystroke(search: PaperSearch, input: string): void {
  search.completions(input);
  for (const { key, hit } of search.find(input, { limit: MOST_HITS }).hits) {
    const paper = byKey.get(key);
    if (paper !== undefined) snippet(hit, paper, undefined, { length: 60 });
  }
}

function keystrokes(search: PaperSearch): readonly number[] {
  return queries.slice(0, 10).flatMap(({ query }) =>
    Array.from(query, (_, i) =>
      timed(() => {
        keystroke(search, query.slice(0, i + 1));
      }),
    ),
  );
}

function quality(search: PaperSearch): Readonly<Record<string, number>> {
  const byKind = new Map<string, number[]>([['all', []]]);
  for (const { query, kind, relevant } of queries) {
    const judged = papers.map(({ key }, i): [string, number] => [key, relevant[i + 1] ?? 0]);
    const value = ndcg10(keys(search, query), new Map(judged.filter(([, grade]) => grade > 0)));
    for (const name of ['all', kind]) byKind.set(name, [...(byKind.get(name) ?? []), value]);
  }
  return Object.fromEntries([...byKind].map(([kind, values]) => [kind, rounded(mean(values))]));
}

/** The index of the package, made in a process of its own, so that nothing of it is warm in this one. */
const stored = execFileSync(process.execPath, ['--import', 'tsx', 'test/bench/search.index.ts'], {
  cwd: ROOT,
});

/** With the index of the package: until it is ready, and until the first answer too. */
function ready(): Ready {
  const search = newSearch();
  const index = timed(() => {
    search.load(storedIndex(stored), papers);
    search.find('');
  });
  return { index, answer: index + timed(() => search.find('s', { limit: MOST_HITS })) };
}

interface Ready {
  readonly index: number;
  readonly answer: number;
}

const firstReady = ready();
const search = newSearch();
const firstBuild = timed(() => void search.find(''));
const cold = keystrokes(search);
const rounds = Array.from({ length: ROUNDS }, () => keystrokes(preparedSearch(papers, groups)));
const warm = (rounds[0] ?? []).map((time, i) =>
  Math.min(time, ...rounds.map((round) => round[i] ?? time)),
);
const median = (measure: () => number): number =>
  quantile(Array.from({ length: ROUNDS }, measure), 0.5);
const build = (): number => timed(() => void newSearch().find(''));
console.log(
  JSON.stringify(
    {
      papers: papers.length,
      readyMs: { first: rounded(firstReady.index), median: median(() => ready().index) },
      firstAnswerMs: { first: rounded(firstReady.answer), median: median(() => ready().answer) },
      buildMs: { first: rounded(firstBuild), median: median(build) },
      keystrokeMs: {
        cold: { p50: quantile(cold, 0.5), p99: quantile(cold, 0.99) },
        warm: { p50: quantile(warm, 0.5), p99: quantile(warm, 0.99) },
      },
      ndcg10: quality(search),
    },
    undefined,
    2,
  ),
);
