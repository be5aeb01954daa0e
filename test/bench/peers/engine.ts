/** What every engine of the comparison does: take papers, answer what is typed, be stored and loaded. */

export interface BenchPaper {
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly abstract: string;
}

export interface Engine {
  add(papers: readonly BenchPaper[]): void | Promise<void>;
  /** What it does when nobody waits, before anything is typed; not part of building. */
  warmUp?(): void;
  /** Ids of the best, best first; `typed` where the last word may be unfinished and words misspelt. */
  search(text: string, limit: number): readonly string[] | Promise<readonly string[]>;
  /** The index as it would be kept; undefined where the engine keeps it itself. */
  save(): Uint8Array | undefined | Promise<Uint8Array | undefined>;
  /** Makes a fresh engine that answers from what was saved; the papers are at hand. */
  load(saved: Uint8Array | undefined, papers: readonly BenchPaper[]): Engine | Promise<Engine>;
}

export interface EngineEntry {
  readonly name: string;
  /** How it was set up, for the table. */
  readonly setup: string;
  /** Whether it forgives typing mistakes as set up here. */
  readonly typos: boolean;
  /** Whether Node 24 is needed. */
  readonly node24?: boolean;
}

/** In the order of the table. */
export const ENGINES = {
  gloss: { name: 'Gloss', setup: 'as shipped', typos: true },
  minisearch: { name: 'MiniSearch 7.2.0', setup: 'prefix, fuzzy 0.2', typos: true },
  flexsearch: { name: 'FlexSearch 0.8.212', setup: 'Document, tokenize forward', typos: false },
  orama: { name: 'Orama 3.1.18', setup: 'tolerance 1', typos: true },
  fuse: { name: 'Fuse.js 7.5.0', setup: 'ignoreLocation, keys weighted', typos: true },
  lunr: { name: 'lunr 2.3.9', setup: 'term, term* and term~1', typos: true },
  fts5: { name: 'SQLite FTS5', setup: 'porter, prefix 1 2 3', typos: false, node24: true },
} as const satisfies Readonly<Record<string, EngineEntry>>;

export type EngineId = keyof typeof ENGINES;

/** What is installed for them, into the cache. */
export const PACKAGES = [
  'minisearch@7.2.0',
  'flexsearch@0.8.212',
  '@orama/orama@3.1.18',
  'fuse.js@7.5.0',
  'lunr@2.3.9',
] as const;

export function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

/** The words of a query, for engines whose query language would read something into its signs. */
export function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
