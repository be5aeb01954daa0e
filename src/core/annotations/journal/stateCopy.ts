/**
 * The copy of all annotations in the workspace's state. It is small, and there at once when a window opens; what
 * is too much for it stands in the journal alone, and the copy says how much there is.
 */
import { isFields, type Fields } from '../../base/fields.ts';
import type { AnnotationSet } from '../annotation.ts';
import type { Counts } from '../counts.ts';
import { readStored, STORED_VERSION, type ReadResult } from '../stored.ts';
import { elementsOf, isFirstValue, isReadable } from './elements.ts';
import { isRecordShape, placeKey, type JournalRecord, type Place } from './record.ts';
import type { Register, Version } from './register.ts';
import type { Vector } from './vector.ts';

/** Above this the editor's own state becomes slow; in UTF-16 code units of JSON, all annotations together. */
export const MOST_IN_STATE = 64_000;

/** The one writer of states that know no versions: those of version 1. */
const BEFORE_VERSIONS: Vector = { state: 1 };

export interface StateCopy extends Pick<ReadResult, 'damaged' | 'rest' | 'newerVersion'> {
  readonly records: readonly JournalRecord[];
  /** A random id of the workspace; empty where there is none yet. */
  readonly identity: string;
  /** How much there was when it was written, where the copy does not hold it. */
  readonly missing?: Counts;
}

export function readStateCopy(value: unknown): StateCopy {
  const { sets, damaged, rest: read, ...result } = readStored(withSets(value));
  const { identity, counts, versions, siblings, ...rest } = read;
  const known = isFields(versions) ? versions : undefined;
  return {
    ...result,
    rest,
    damaged,
    records: [...sets.flatMap((set) => recordsOf(set, known)), ...readSiblings(siblings)],
    identity: typeof identity === 'string' ? identity : '',
    ...(isCounts(counts) && isFields(value) && !('sets' in value) && { missing: counts }),
  };
}

/** A copy that only counts has no sets: that is no damage. */
function withSets(value: unknown): unknown {
  const onlyCounts = isFields(value) && !('sets' in value) && isCounts(value['counts']);
  return onlyCounts ? { ...value, sets: [] } : value;
}

function recordsOf(set: AnnotationSet, versions: Fields | undefined): readonly JournalRecord[] {
  const changed = [...elementsOf(set)].filter(([element, value]) => !isFirstValue(element, value));
  const before = { at: set.modified, vector: BEFORE_VERSIONS };
  return changed.flatMap(([element, value]) => {
    const place = { set: set.id, element };
    const version = versions === undefined ? before : versions[placeKey(place)];
    const record = { ...place, ...(isFields(version) ? version : {}), value };
    return isRecordShape(record) ? [record] : [];
  });
}

/** Texts of two windows, which the set shows as one, apart: so that it is known which was seen by whom. */
function readSiblings(value: unknown): readonly JournalRecord[] {
  const siblings: readonly unknown[] = Array.isArray(value) ? value : [];
  return siblings.filter((each) => isRecordShape(each) && isReadable(each)) as JournalRecord[];
}

export interface StateContent {
  readonly identity: string;
  readonly rest: Fields;
  readonly counts: Counts;
  /** Absent where they are too much. */
  readonly sets?: readonly AnnotationSet[];
  readonly registerAt: (place: Place) => Register;
}

/** The value to store. */
export function writeStateCopy({
  identity,
  rest,
  counts,
  sets,
  registerAt,
}: StateContent): unknown {
  const head = { ...rest, version: STORED_VERSION, identity, counts };
  if (sets === undefined) return head;
  const versions: [string, Pick<Version, 'at' | 'vector'>][] = [];
  const siblings: JournalRecord[] = [];
  for (const set of sets) {
    for (const element of elementsOf(set).keys()) {
      const place = { set: set.id, element };
      const [only, ...others] = registerAt(place);
      if (only === undefined) continue;
      if (others.length === 0)
        versions.push([placeKey(place), { at: only.at, vector: only.vector }]);
      else siblings.push(...[only, ...others].map((version) => ({ ...place, ...version })));
    }
  }
  return { ...head, sets, versions: Object.fromEntries(versions), siblings };
}

function isCounts(value: unknown): value is Counts {
  return (
    isFields(value) &&
    ['papers', 'notes', 'highlights'].every((name) => Number.isSafeInteger(value[name]))
  );
}
