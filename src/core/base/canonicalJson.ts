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

/**
 * Whether two values are the same in JSON, in whatever order. Mostly told by JSON as it comes, which is far
 * quicker; the order of fields does not change its length.
 */
export function isSameContent(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a === b || (a.length === b.length && canonicalJson(one) === canonicalJson(other));
}
