/** Collections of documents with judged queries: what `npm run eval` reads. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Grades } from './metrics.ts';

export interface Collection {
  readonly name: string;
  readonly docs: readonly Doc[];
  readonly queries: readonly JudgedQuery[];
}

export interface Doc {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
  readonly grades: Grades;
}

/** The document from which a query was written is marked −1: as relevant as any. */
const SOURCE_GRADE = 4;

/**
 * `{ name, docs: [{ id, title, text }], queries: [{ id, text }], qrels: { queryId: { docId: grade } } }`,
 * compressed by gzip or not.
 * @throws Error where the file is not of this form
 */
export function readCollection(file: string): Collection {
  const value = record(parseFile(file), 'the collection');
  const qrels = record(value['qrels'], '"qrels"');
  const name = value['name'];
  return {
    name: typeof name === 'string' ? name : file,
    docs: list(value['docs'], '"docs"').map((doc) => ({
      id: text(doc['id']),
      title: text(doc['title']),
      text: text(doc['text']),
    })),
    queries: list(value['queries'], '"queries"').map((query) => {
      const id = text(query['id']);
      return { id, text: text(query['text']), grades: toGrades(qrels[id]) };
    }),
  };
}

/**
 * `[{ id, query, kind, relevant: { n: grade } }]`, where `n` is the paper's place in the corpus, from 1.
 * @throws Error where the file is not of this form
 */
export function readCorpusQueries(file: string, keys: readonly string[]): readonly JudgedQuery[] {
  return list(parseFile(file), 'the list of queries').map((query) => {
    const grades = new Map<string, number>();
    for (const [n, grade] of toGrades(query['relevant'])) {
      grades.set(keys[Number(n) - 1] ?? `paper ${n}`, grade);
    }
    return { id: text(query['id']), text: text(query['query']), grades };
  });
}

function parseFile(file: string): unknown {
  const bytes = readFileSync(file);
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return JSON.parse((isCompressed ? gunzipSync(bytes) : bytes).toString('utf8'));
}

function toGrades(value: unknown): Grades {
  if (value === undefined) return new Map();
  const grades = Object.entries(record(value, 'judgments'));
  return new Map(
    grades.map(([id, grade]) => [id, Number(grade) === -1 ? SOURCE_GRADE : Number(grade)]),
  );
}

function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error(`${what} is no object`);
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, what: string): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw new Error(`${what} is no list`);
  return value.map((item: unknown) => record(item, `an entry of ${what}`));
}

/** Ids may be numbers; what is absent is empty. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
