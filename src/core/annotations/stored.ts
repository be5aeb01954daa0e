/**
 * The stored form of annotations, schema version 1: `{ version, sets }`. Reading never throws and
 * loses nothing: what it cannot use it hands back, to be set aside by the store.
 */
import { isReadingStatus, type AnnotationSet, type PaperRecord } from './annotation.ts';

export const STORED_VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

export interface StoredAnnotations {
  readonly version: number;
  readonly sets: readonly AnnotationSet[];
  readonly [unknownField: string]: unknown;
}

export interface ReadResult {
  readonly sets: readonly AnnotationSet[];
  /** Fields beside `version` and `sets`, kept for the next write. */
  readonly rest: Fields;
  /** Stored values that are no annotations, or repeat an id; each is to be kept elsewhere. */
  readonly damaged: readonly unknown[];
  /** The version found, when it is newer than this code writes. */
  readonly newerVersion?: number;
}

/** Reads what was stored; `undefined` is an empty store, anything of a wrong shape is damaged. */
export function readStored(value: unknown): ReadResult {
  if (value === undefined) return { sets: [], rest: {}, damaged: [] };
  const { version, sets: stored, ...rest } = isFields(value) ? value : {};
  if (typeof version !== 'number' || !Array.isArray(stored)) {
    return { sets: [], rest: {}, damaged: [value] };
  }
  const result = { ...sortOut(stored), rest };
  return version > STORED_VERSION ? { ...result, newerVersion: version } : result;
}

function sortOut(stored: readonly unknown[]): Pick<ReadResult, 'sets' | 'damaged'> {
  const sets = new Map<string, AnnotationSet>();
  const damaged: unknown[] = [];
  for (const candidate of stored) {
    if (isAnnotationSet(candidate) && !sets.has(candidate.id)) sets.set(candidate.id, candidate);
    else damaged.push(candidate);
  }
  return { sets: [...sets.values()], damaged };
}

/** The value to store. */
export function writeStored(sets: readonly AnnotationSet[], rest: Fields): StoredAnnotations {
  return { ...rest, version: STORED_VERSION, sets };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isAnnotationSet(value: unknown): value is AnnotationSet {
  if (!isFields(value)) return false;
  const texts = ['id', 'note', 'created', 'modified'];
  return (
    texts.every((field) => typeof value[field] === 'string') &&
    isStrings(value['tags']) &&
    isReadingStatus(value['status']) &&
    Array.isArray(value['highlights']) &&
    isPaperRecord(value['paper'])
  );
}

function isPaperRecord(value: unknown): value is PaperRecord {
  if (!isFields(value)) return false;
  const optional: readonly [string, string][] = [
    ['doi', 'string'],
    ['arxiv', 'string'],
    ['year', 'number'],
  ];
  return (
    isStrings(value['keys']) &&
    typeof value['title'] === 'string' &&
    optional.every(([field, type]) => value[field] === undefined || typeof value[field] === type)
  );
}
