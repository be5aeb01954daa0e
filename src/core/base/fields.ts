/** Telling records apart from everything else that `unknown` may be. */

export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields: no list, no null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that is the object's own; undefined without one, also of the names that every object has. */
export function ownField(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
