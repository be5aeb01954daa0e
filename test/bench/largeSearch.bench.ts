/**
 * What search costs in large libraries, as the search list asks it: `largeSearch.bench.ts [SIZE…]`. Prints
 * one JSON object with, by size, milliseconds: building, its slices, loading what was stored until
 * the first answer, and keystrokes by what is typed, each the least of three passes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/bundles.ts';
import { snippet } from '../../src/core/search/snippet.ts';
import { PaperSearch } from '../../src/core/search/paperSearch.ts';
import { searchDocument, type SearchDocument } from '../../src/core/search/searchDocument.ts';
import { SearchIndex } from '../../src/core/search/searchIndex.ts';
import type { Background } from '../../src/core/ports.ts';
import type { Paper } from '../../src/core/library/paper.ts';
import { corpusGroups, paper } from '../core/search/support.ts';
import { SyntheticLibrary } from './synthetic.ts';
import { completed } from '../../src/core/base/steps.ts';

const SIZES = [1_000, 10_000, 100_000];
const MOST_HITS = 50;
/** As in `src/extension/ports.ts`, in milliseconds. */
const SLICE = 10;
/** What a key takes is the least of as many passes: others use the machine, and no pass is kept. */
const PASSES = 3;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'.split('');
const groups = corpusGroups();
const topics = groups.flatMap((group) => group.topics.map(({ id }) => id));

function spent(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function quantiles(values: readonly number[]): Readonly<Record<string, number>> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { n: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

function papersOf(library: SyntheticLibrary, size: number): readonly Paper[] {
  return Array.from(library.papers(size), ({ key, ...parts }, i) => {
    const primary = topics[i % topics.length] ?? '';
    const code = i % 4 === 0 ? ['https://example.org'] : [];
    return paper(key, { ...parts, facts: { code, topics: { primary, secondary: [] } } });
  });
}

/** What is typed, letter by letter, by kind; each kind begins in a new list. */
function typing(library: SyntheticLibrary): Typed {
  const words = Array.from({ length: 40 }, (_, i) => library.query(1 + (i % 3)));
  const slip = (text: string): string => text.slice(0, 3) + text.slice(4);
  const swap = (text: string): string =>
    text.slice(0, 1) + text.charAt(2) + text.charAt(1) + text.slice(3);
  return {
    letters: ALPHABET,
    pairs: ALPHABET.flatMap((first) => ['a', 'e', 'o', 'r', 't'].map((second) => first + second)),
    words: words.flatMap(prefixes),
    typos: words.flatMap((text, i) => prefixes(i % 2 === 0 ? slip(text) : swap(text))),
    sentences: Array.from({ length: 10 }, () => prefixes(`how does ${library.query(12)}?`)).flat(),
    topic: prefixes('topic:gating sparse').slice(5),
    year: prefixes('year:2010..2015 tra').slice(4),
    author: prefixes('author:tr dra').slice(6).concat(prefixes('author:"brea st" li').slice(6)),
    wrongAuthor: prefixes('author:zzzzxyq').slice(6),
    status: prefixes('status:reading tra -status:read').slice(6),
    has: prefixes('has:code tra has:note').slice(3),
    tag: prefixes('tag:none tra').slice(3),
    colour: prefixes('colour:green tra').slice(6),
  };
}

type Typed = Readonly<Record<string, readonly string[]>>;

function typeAll(
  typed: Typed,
  keystroke: (input: string) => void,
): Readonly<Record<string, readonly number[]>> {
  const timed = (input: string): number =>
    spent(() => {
      keystroke(input);
    });
  return Object.fromEntries(
    Object.entries(typed).map(([kind, inputs]) => [kind, inputs.map(timed)]),
  );
}

function prefixes(text: string): readonly string[] {
  return Array.from(text, (_, i) => text.slice(0, i + 1));
}

async function measure(size: number): Promise<Readonly<Record<string, unknown>>> {
  const library = new SyntheticLibrary(1);
  const papers = papersOf(library, size);
  const byKey = new Map(papers.map((it) => [it.key, it]));
  const slices: number[] = [];
  const { background, idle } = timedBackground(slices);
  const search = new PaperSearch({
    papers: () => papers,
    topics: () => groups,
    annotations: () => undefined,
    background,
  });
  let indexedMs = 0;
  search.onDidIndex(() => {
    indexedMs = rounded(slices.reduce((sum, slice) => sum + slice, 0));
  });
  search.prepare();
  await idle();
  const keystroke = (input: string): void => {
    search.completions(input);
    for (const { key, hit } of search.find(input, { limit: MOST_HITS }).hits) {
      const found = byKey.get(key);
      if (found !== undefined) snippet(hit, found, undefined, { length: 60 });
    }
  };
  const first = spent(() => {
    keystroke('t');
  });
  for (const input of prefixes(library.query(3))) keystroke(input);
  const typed = typing(library);
  const passes = Array.from({ length: PASSES }, () => typeAll(typed, keystroke));
  const keys = Object.keys(passes[0] ?? {}).map((kind) => {
    const [first = [], ...others] = passes.map((pass) => pass[kind] ?? []);
    const least = first.map((time, i) =>
      Math.min(time, ...others.map((other) => other[i] ?? time)),
    );
    return [kind, { first: rounded(first[0] ?? 0), ...quantiles(least) }] as const;
  });
  return {
    buildMs: indexedMs,
    slices: quantiles(slices),
    firstKeyMs: rounded(first),
    ...loading(papers),
    keys: Object.fromEntries(keys),
  };
}

/** Works as long at a time as the extension does, and then lets others have their turn. */
function timedBackground(slices: number[]): {
  readonly background: Background;
  /** Resolves when there is nothing more to do. */
  readonly idle: () => Promise<void>;
} {
  let works = 0;
  let resolved: () => void = () => undefined;
  const run: Background['run'] = (steps, done) => {
    works += 1;
    const slice = (): void => {
      let isDone = false;
      const start = performance.now();
      while (!isDone && performance.now() - start < SLICE) isDone = steps.next().done === true;
      if (isDone) done();
      slices.push(performance.now() - start);
      if (isDone) works -= 1;
      else setImmediate(slice);
      if (works === 0) resolved();
    };
    setImmediate(slice);
    return { dispose: () => undefined };
  };
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      resolved = resolve;
    });
  return { background: { run }, idle };
}

/** From bytes in memory to the first answer, in a process that has nothing else in its memory. */
function loading(papers: readonly Paper[]): Readonly<Record<string, unknown>> {
  const index = new SearchIndex();
  completed(index.addAll(documentsOf(papers)));
  const bytes = completed(index.toBytes());
  const folder = mkdtempSync(join(tmpdir(), 'gloss-bench-'));
  try {
    const file = join(folder, 'index');
    writeFileSync(file, bytes);
    const args = ['--import', 'tsx', 'test/bench/largeSearch.load.ts', file];
    const loadMs = Number(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }));
    return { storedMB: rounded(bytes.length / 1e6), loadMs: rounded(loadMs) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* documentsOf(papers: readonly Paper[]): Generator<SearchDocument, void> {
  for (const it of papers) yield searchDocument(it, undefined, groups);
}

const wanted = process.argv.slice(2).map(Number);
const sizes = wanted.length > 0 ? wanted : SIZES;

async function main(): Promise<void> {
  const figures: Record<string, unknown> = {};
  for (const size of sizes) figures[size] = await measure(size);
  console.log(JSON.stringify(figures, undefined, 2));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
