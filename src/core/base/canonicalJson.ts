/** JSON that is the same for the same content, in whatever order the fields were written. */
import { isFields } from './fields.ts';

/** JSON with the fields of every object in order of their names; no white space. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => (isFields(part) ? sorted(part) : part));
}

function sorted(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
