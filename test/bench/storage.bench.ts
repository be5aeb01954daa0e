/**
 * What storing costs, on a real disk: one change in an empty library and beside 50,000 highlights, loading these,
 * and how many bytes each takes. Prints one JSON object; times in milliseconds.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AnnotationStore } from '../../src/core/annotations/store.ts';
import type { AnnotationSet } from '../../src/core/annotations/annotation.ts';
import type { Clock, StoragePort } from '../../src/core/ports.ts';
import { aHighlight, aSet } from '../support/highlights.ts';
import { aPaper } from '../support/papers.ts';
import { MemoryState, testPorts } from '../support/ports.ts';

const PAPERS = 5_000;
const HIGHLIGHTS_EACH = 10;
const CHANGES = 60;

function diskStorage(root: string): StoragePort {
  const orNothing = async <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
  return {
    list: async (folder) => (await orNothing(readdir(join(root, folder)))) ?? [],
    read: (path) => orNothing(readFile(join(root, path), 'utf8')),
    write: async (path, text) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    },
    remove: (path) => rm(join(root, path), { force: true }),
  };
}

const clock: Clock = {
  now: () => new Date().toISOString(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};

/** They look for news of other windows until they are disposed of. */
const stores: AnnotationStore[] = [];

function open(root: string): AnnotationStore {
  const ports = { ...testPorts({ state: new MemoryState() }), clock, storage: diskStorage(root) };
  const store = new AnnotationStore(ports);
  stores.push(store);
  return store;
}

/** As long as those that people make: some twelve words, and every second with a comment. */
function manySets(): readonly AnnotationSet[] {
  const exact = 'a learned router that sends every token to the two experts that score it highest';
  return Array.from({ length: PAPERS }, (_set, paper) =>
    aSet({
      id: `set-${String(paper)}`,
      paper: {
        keys: [`author2024word${String(paper)}`],
        title: `A Title of Some Length ${String(paper)}`,
      },
      note: 'A note of a line or two, about what the paper is good for.',
      highlights: Array.from({ length: HIGHLIGHTS_EACH }, (_highlight, index) =>
        aHighlight({
          id: `${String(paper).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`,
          quote: {
            exact,
            prefix: 'which is done in thirty-two code ',
            suffix: ' and then some words to tell it.',
          },
          comment: index % 2 === 0 ? 'Compare with the baseline of last week.' : '',
        }),
      ),
    }),
  );
}

/** The median of what one saved change takes, each on a paper that has been annotated before. */
async function saving(store: AnnotationStore): Promise<number> {
  const paper = aPaper({ key: 'author2024word7', title: 'A Title of Some Length 7' });
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    store.change(paper, { note: `change ${String(change)}` });
    const start = performance.now();
    await store.flush();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[CHANGES / 2] ?? 0;
}

/** The longest time for which nothing else could run, while something did. */
async function blocked<T>(
  work: () => Promise<T>,
): Promise<{ result: T; longest: number; took: number }> {
  let [last, longest] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 10);
  const start = performance.now();
  const result = await work();
  clearInterval(timer);
  return {
    result,
    longest: Math.max(longest, performance.now() - last),
    took: performance.now() - start,
  };
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.endsWith('backups'));
  const sizes = files.map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function main(root: string): Promise<void> {
  const empty = open(join(root, 'empty'));
  await empty.load();
  const atNothing = await saving(empty);
  const full = open(join(root, 'full'));
  await full.load();
  full.adopt(manySets());
  await full.flush();
  const bytes = await bytesIn(join(root, 'full'));
  const atMany = await saving(full);
  const loading = await blocked(async () => {
    const store = open(join(root, 'full'));
    await store.load();
    return store.all().length;
  });
  console.log(
    JSON.stringify({
      highlights: PAPERS * HIGHLIGHTS_EACH,
      saveOneChangeEmptyMs: rounded(atNothing),
      saveOneChangeFullMs: rounded(atMany),
      ratio: rounded(atMany / atNothing),
      loadMs: rounded(loading.took),
      loadBlockedMs: rounded(loading.longest),
      papersLoaded: loading.result,
      bytesPerHighlight: Math.round(bytes / (PAPERS * HIGHLIGHTS_EACH)),
    }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

void mkdtemp(join(tmpdir(), 'gloss-bench-')).then(async (root) => {
  try {
    await main(root);
  } finally {
    for (const store of stores) store.dispose();
    await rm(root, { recursive: true, force: true });
  }
});
