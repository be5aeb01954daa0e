/**
 * Annotations as they stand in the workspace's state, schema version 2: `{ version, sets }` and what
 * `journal/stateCopy.ts` adds; version 1 had nothing more. Reading never throws and loses nothing: what it
 * cannot use it hands back, to be set aside by the store.
 */
import { isFields, type Fields } from '../base/fields.ts';
import {
  HIGHLIGHT_FIELDS,
  isHighlightColour,
  isReadingStatus,
  type AnnotationSet,
  type Highlight,
  type PaperRecord,
} from './annotation.ts';

export const STORED_VERSION = 2;

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
    if (!isSet(candidate) || sets.has(candidate.id)) {
      damaged.push(candidate);
      continue;
    }
    const { highlights, unreadable } = sortOutHighlights(candidate.highlights);
    sets.set(candidate.id, { ...candidate, highlights });
    // One highlight that can't be read hides nothing else of its paper.
    for (const highlight of unreadable) damaged.push({ set: candidate.id, highlight });
  }
  return { sets: [...sets.values()], damaged };
}

function sortOutHighlights(stored: readonly unknown[]): {
  readonly highlights: readonly Highlight[];
  readonly unreadable: readonly unknown[];
} {
  const highlights = new Map<string, Highlight>();
  const unreadable: unknown[] = [];
  for (const candidate of stored) {
    if (isHighlight(candidate) && !highlights.has(candidate.id)) {
      highlights.set(candidate.id, candidate);
    } else unreadable.push(candidate);
  }
  return { highlights: [...highlights.values()], unreadable };
}

export function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function hasTexts(value: Fields, ...fields: readonly string[]): boolean {
  return fields.every((field) => typeof value[field] === 'string');
}

/** Says nothing of its highlights, which are looked at one by one. */
function isSet(value: unknown): value is AnnotationSet {
  if (!isFields(value)) return false;
  const { queue } = value;
  return (
    hasTexts(value, 'id', 'note', 'created', 'modified') &&
    isStrings(value['tags']) &&
    isReadingStatus(value['status']) &&
    (queue === undefined || typeof queue === 'number') &&
    Array.isArray(value['highlights']) &&
    isPaperRecord(value['paper'])
  );
}

export function isHighlight(value: unknown): value is Highlight {
  if (!isFields(value)) return false;
  const { locator, tags, colour } = value;
  return (
    hasTexts(value, 'id', 'comment', 'created', 'modified') &&
    hasSelectors(value) &&
    (locator === undefined || typeof locator === 'string') &&
    isStrings(tags) &&
    isHighlightColour(colour)
  );
}

function hasSelectors({ field, quote, position }: Fields): boolean {
  return (
    (field === undefined || HIGHLIGHT_FIELDS.some((known) => known === field)) &&
    isFields(quote) &&
    hasTexts(quote, 'exact', 'prefix', 'suffix') &&
    (position === undefined || isPosition(position))
  );
}

function isPosition(value: unknown): boolean {
  return isFields(value) && Number.isInteger(value['start']) && Number.isInteger(value['end']);
}

export function isPaperRecord(value: unknown): value is PaperRecord {
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
