/** The source files, the committed corpus, and scratch copies of them, for the corpus's tests. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from '../../scripts/corpus/build.ts';
import { runCorpus } from '../../scripts/corpus/run.ts';

export type Item = Corpus['items'][number];

export const DATA = join(__dirname, '..', '..', 'data');
export const SOURCE = join(DATA, 'source');

/** The page's lines as they were captured; `[0]` is line 1. */
export function pageLines(): readonly string[] {
  return readFileSync(join(SOURCE, 'similar-papers-page.txt'), 'utf8').split('\n');
}

/** The committed corpus. */
export function committedItems(): readonly Item[] {
  return JSON.parse(readFileSync(join(DATA, 'corpus.json'), 'utf8')) as readonly Item[];
}

/** The committed paper at this place of the page, from 1. */
export function itemAt(n: number): Item {
  const item = committedItems()[n - 1];
  if (item === undefined) throw new Error(`There is no paper ${String(n)}`);
  return item;
}

/** Runs the action with a copy of `data/` of its own. */
export function withDataCopy<T>(action: (data: string) => T): T {
  const data = mkdtempSync(join(tmpdir(), 'gloss-corpus-'));
  try {
    for (const name of ['source', 'corpus.json', 'topics.json']) {
      cpSync(join(DATA, name), join(data, name), { recursive: true });
    }
    return action(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** What the command prints and with what code it ends. */
export function run(args: readonly string[], data: string) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = runCorpus(args, data, {
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}
