/**
 * The other engines, each as its documentation sets it up for search while typing. They are loaded from
 * the folder into which the bench installed them; of their types there is here what is used.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { decoded, encoded, plainWords } from './engine.ts';
import type { BenchPaper, Engine } from './engine.ts';

const FIELDS = ['title', 'authors', 'abstract'];

type Hits = readonly { readonly id: string }[];

async function peer<T>(folder: string, name: string): Promise<T> {
  const require = createRequire(join(folder, 'package.json'));
  const module = (await import(pathToFileURL(require.resolve(name)).href)) as { default?: T };
  return module.default ?? (module as T);
}

function ids(hits: Hits): readonly string[] {
  return hits.map(({ id }) => id);
}

interface MiniSearch {
  addAll(papers: readonly BenchPaper[]): void;
  search(text: string): Hits;
}

interface MiniSearchClass {
  new (options: object): MiniSearch;
  loadJSON(json: string, options: object): MiniSearch;
}

export async function minisearch(folder: string): Promise<Engine> {
  const MiniSearch = await peer<MiniSearchClass>(folder, 'minisearch');
  const options = { fields: FIELDS, searchOptions: { prefix: true, fuzzy: 0.2 } };
  const over = (index: MiniSearch): Engine => ({
    add: (papers) => {
      index.addAll(papers);
    },
    search: (text, limit) => ids(index.search(text).slice(0, limit)),
    save: () => encoded(JSON.stringify(index)),
    load: (saved) => over(MiniSearch.loadJSON(decoded(saved), options)),
  });
  return over(new MiniSearch(options));
}

interface FlexDocument {
  add(paper: BenchPaper): void;
  search(text: string, options: object): Hits;
  export(take: (key: string, data: string) => void): Promise<void>;
  import(key: string, data: string): Promise<void>;
}

export async function flexsearch(folder: string): Promise<Engine> {
  type FlexSearch = { readonly Document: new (options: object) => FlexDocument };
  const { Document } = await peer<FlexSearch>(folder, 'flexsearch');
  const make = () => new Document({ document: { id: 'id', index: FIELDS }, tokenize: 'forward' });
  const over = (index: FlexDocument): Engine => ({
    add: (papers) => {
      for (const paper of papers) index.add(paper);
    },
    search: (text, limit) => ids(index.search(text, { limit, merge: true, suggest: true })),
    save: async () => {
      const parts: Record<string, string> = {};
      await index.export((key, data) => {
        parts[key] = data;
      });
      return encoded(JSON.stringify(parts));
    },
    load: async (saved) => {
      const fresh = make();
      const parts = JSON.parse(decoded(saved)) as Record<string, string>;
      for (const [key, data] of Object.entries(parts)) await fresh.import(key, data);
      return over(fresh);
    },
  });
  return over(make());
}

interface Orama {
  readonly create: (options: object) => object;
  readonly insertMultiple: (db: object, papers: readonly BenchPaper[], batch: number) => unknown;
  readonly search: (db: object, query: object) => Promise<{ readonly hits: Hits }>;
  readonly save: (db: object) => unknown;
  readonly load: (db: object, saved: unknown) => void;
}

export async function orama(folder: string): Promise<Engine> {
  const { create, insertMultiple, search, save, load } = await peer<Orama>(folder, '@orama/orama');
  const schema = { title: 'string', authors: 'string', abstract: 'string' };
  const over = (db: object): Engine => ({
    add: async (papers) => {
      await insertMultiple(db, papers, 1_000);
    },
    search: async (text, limit) =>
      ids((await search(db, { term: text, tolerance: 1, limit })).hits),
    // As JSON, what it saves of a large library would be longer than a string may be.
    save: () => serialize(save(db)),
    load: (saved) => {
      const fresh = create({ schema });
      load(fresh, deserialize(saved ?? new Uint8Array()));
      return over(fresh);
    },
  });
  return over(create({ schema }));
}

interface Fuse {
  setCollection(papers: readonly BenchPaper[]): void;
  search(text: string, options: object): readonly { readonly item: BenchPaper }[];
  getIndex(): { toJSON(): unknown };
}

interface FuseClass {
  new (papers: readonly BenchPaper[], options: object, index?: unknown): Fuse;
  parseIndex(saved: unknown): unknown;
}

export async function fuse(folder: string): Promise<Engine> {
  const Fuse = await peer<FuseClass>(folder, 'fuse.js');
  const keys = [{ name: 'title', weight: 3 }, { name: 'authors', weight: 2 }, 'abstract'];
  const options = { keys, ignoreLocation: true };
  const over = (index: Fuse): Engine => ({
    add: (papers) => {
      index.setCollection([...papers]);
    },
    search: (text, limit) => ids(index.search(text, { limit }).map(({ item }) => item)),
    save: () => encoded(JSON.stringify(index.getIndex().toJSON())),
    load: (saved, papers) =>
      over(new Fuse([...papers], options, Fuse.parseIndex(JSON.parse(decoded(saved))))),
  });
  return over(new Fuse([], options));
}

interface LunrBuilder {
  ref(name: string): void;
  field(name: string, options: object): void;
  add(paper: BenchPaper): void;
}

interface LunrQuery {
  term(word: string, options: object): void;
}

interface LunrIndex {
  query(ask: (query: LunrQuery) => void): readonly { readonly ref: string }[];
}

interface Lunr {
  (fill: (this: LunrBuilder) => void): LunrIndex;
  readonly Index: { load(saved: unknown): LunrIndex };
  readonly Query: { readonly wildcard: { readonly TRAILING: number } };
}

export async function lunr(folder: string): Promise<Engine> {
  const lunr = await peer<Lunr>(folder, 'lunr');
  const { TRAILING } = lunr.Query.wildcard;
  const over = (built?: LunrIndex): Engine => {
    let index = built;
    return {
      add: (papers) => {
        index = lunr(function () {
          fill(this, papers);
        });
      },
      search: (text, limit) => {
        const found = index?.query((query) => {
          ask(query, plainWords(text), TRAILING);
        });
        return (found ?? []).slice(0, limit).map(({ ref }) => ref);
      },
      save: () => encoded(JSON.stringify(index)),
      load: (saved) => over(lunr.Index.load(JSON.parse(decoded(saved)))),
    };
  };
  return over();
}

function fill(builder: LunrBuilder, papers: readonly BenchPaper[]): void {
  builder.ref('id');
  for (const field of FIELDS) builder.field(field, { boost: field === 'title' ? 3 : 1 });
  for (const paper of papers) builder.add(paper);
}

function ask(query: LunrQuery, words: readonly string[], trailing: number): void {
  words.forEach((word, i) => {
    query.term(word, { boost: 10 });
    const isLast = i === words.length - 1;
    if (isLast) query.term(word, { wildcard: trailing, usePipeline: false });
    if (word.length > 3) query.term(word, { editDistance: 1 });
  });
}

interface Statement {
  run(...values: readonly string[]): unknown;
  all(...values: readonly (string | number)[]): Hits;
}

interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

const CREATE = `CREATE VIRTUAL TABLE papers USING fts5(
  id UNINDEXED, title, authors, abstract, tokenize = 'porter unicode61', prefix = '1 2 3')`;
const FIND = 'SELECT id FROM papers WHERE papers MATCH ? ORDER BY bm25(papers, 0, 2, 2, 1) LIMIT ?';

/** Only Node 24 has it; the types here are those of Node 20. */
const SQLITE: string = 'node:sqlite';

export async function fts5(): Promise<Engine> {
  type Sqlite = { readonly DatabaseSync: new (file: string) => Database };
  const { DatabaseSync } = (await import(SQLITE)) as Sqlite;
  const file = process.env['GLOSS_BENCH_DB'] ?? ':memory:';
  const over = (db: Database): Engine => ({
    add: (papers) => {
      db.exec(CREATE);
      const insert = db.prepare('INSERT INTO papers VALUES (?, ?, ?, ?)');
      db.exec('BEGIN');
      for (const { id, title, authors, abstract } of papers)
        insert.run(id, title, authors, abstract);
      db.exec('COMMIT');
    },
    search: (text, limit) => {
      const words = plainWords(text).map((word) => `"${word}"`);
      return words.length === 0 ? [] : ids(db.prepare(FIND).all(`${words.join(' OR ')}*`, limit));
    },
    save: () => undefined,
    load: () => {
      db.close();
      return over(new DatabaseSync(file));
    },
  });
  return over(new DatabaseSync(file));
}
