/**
 * Small parsers for plain data that arrives as `unknown`: each gives the value, or the reason why it
 * is not one, naming the place ("params.tags[3]"). They copy what they know and drop the rest, never
 * throw, and know nothing of any message.
 */

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Reads a value found at a place, which is a path for the reason ("" is the whole). */
export type Shape<T> = (value: unknown, at: string) => Parsed<T>;

type Fields<T> = { readonly [Name in keyof T]: Shape<T[Name]> };

/** A shape for each field that may be absent, but is never `undefined`. */
type Optional<T> = { readonly [Name in keyof T]-?: Shape<NonNullable<T[Name]>> };

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refuse(
  at: string,
  problem: string,
): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason: `${at === '' ? 'the message' : at} ${problem}` };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of its own of a record; undefined if it has none (an inherited one does not count). */
export function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A string of a length within bounds, in UTF-16 code units. */
export function text(max: number, min = 0): Shape<string> {
  return (value, at) => {
    if (typeof value !== 'string') return refuse(at, 'is not a string');
    if (value.length < min) return refuse(at, 'is empty');
    if (value.length > max) return refuse(at, `is longer than ${String(max)} characters`);
    return accept(value);
  };
}

export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return (value, at) => {
    const found = values.find((candidate) => candidate === value);
    return found === undefined ? refuse(at, `is none of ${values.join(', ')}`) : accept(found);
  };
}

export const flag: Shape<boolean> = (value, at) =>
  typeof value === 'boolean' ? accept(value) : refuse(at, 'is not true or false');

/** An integer from 0 that is exact. */
export const count: Shape<number> = (value, at) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? accept(value)
    : refuse(at, 'is not a whole number from 0');

/** A finite number from 0. */
export const measure: Shape<number> = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? accept(value)
    : refuse(at, 'is not a number from 0');

export function list<T>(item: Shape<T>, max: number): Shape<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return refuse(at, 'is not a list');
    if (value.length > max) return refuse(at, `has more than ${String(max)} entries`);
    const items: T[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const parsed = item(value[index], `${at}[${String(index)}]`);
      if (!parsed.ok) return parsed;
      items.push(parsed.value);
    }
    return accept(items);
  };
}

/** A record with these fields; those of `optional` may be absent (or undefined, which drops them). */
export function record<T extends object, O extends object = object>(
  fields: Fields<T>,
  optional?: Optional<O>,
): Shape<T & Partial<O>> {
  const required = Object.entries<Shape<unknown>>(fields);
  const others = Object.entries<Shape<unknown>>(optional ?? {});
  return (value, at) => {
    if (!isRecord(value)) return refuse(at, 'is not an object');
    const result: Record<string, unknown> = {};
    for (const [name, shape] of [...required, ...others]) {
      const given = own(value, name);
      if (given === undefined && optional !== undefined && Object.hasOwn(optional, name)) continue;
      const place = at === '' ? name : `${at}.${name}`;
      if (given === undefined) return refuse(place, 'is missing');
      const parsed = shape(given, place);
      if (!parsed.ok) return parsed;
      result[name] = parsed.value;
    }
    // Every field was read by the shape of its own type, which the compiler can't follow.
    return accept(result as T & Partial<O>);
  };
}

/** One of several records, told apart by the string in one field. */
export function tagged<T>(field: string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return (value, at) => {
    if (!isRecord(value)) return refuse(at, 'is not an object');
    const kind = own(value, field);
    const place = at === '' ? field : `${at}.${field}`;
    if (kind === undefined) return refuse(place, 'is missing');
    if (typeof kind !== 'string') return refuse(place, 'is not a string');
    const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    return shape === undefined ? refuse(place, 'is unknown') : shape(value, at);
  };
}
