/** What a line of the journal says: one version of one element of one paper's annotations. */
import { isFields } from '../../base/fields.ts';
import type { Version } from './register.ts';
import { covers, isVector, type Vector } from './vector.ts';

/** Which element of which set. */
export interface Place {
  /** The set's id. */
  readonly set: string;
  /** "note", "tags", "highlight/<id>" …: `elements.ts` has them all. */
  readonly element: string;
}

export type JournalRecord = Place & Version;

/** One text for one place, for use as a key. */
export function placeKey({ set, element }: Place): string {
  return `${set} ${element}`;
}

/** Whether a value from a file has the shape of a record; what it holds is `elements.ts`'s to judge. */
export function isRecordShape(value: unknown): value is JournalRecord {
  return (
    isFields(value) &&
    typeof value['set'] === 'string' &&
    typeof value['element'] === 'string' &&
    typeof value['at'] === 'string' &&
    isVector(value['vector'])
  );
}

/** The records that are new to whoever has the others. */
export function lackedBy(
  others: readonly JournalRecord[],
  records: readonly JournalRecord[],
): readonly JournalRecord[] {
  const vectors = new Map<string, Vector[]>(records.map((record) => [placeKey(record), []]));
  for (const other of others) vectors.get(placeKey(other))?.push(other.vector);
  return records.filter(
    (record) => !vectors.get(placeKey(record))?.some((vector) => covers(vector, record.vector)),
  );
}
