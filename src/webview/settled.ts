/**
 * A value that the user sets and the host confirms (tags, status), as a value. The page shows what was
 * chosen at once; what the host says meanwhile waits until it has answered all that was sent, so that
 * an echo of the first of two quick changes does not undo the second. Pure.
 */

export interface Settled<T> {
  readonly value: T;
  /** Changes sent that the host has not answered. */
  readonly pending: number;
  /** What the host said last: before the first unanswered change, or since. */
  readonly host: T;
  /** Whether the host has spoken since the last change was sent. */
  readonly heard: boolean;
}

export function settled<T>(value: T): Settled<T> {
  return { value, pending: 0, host: value, heard: false };
}

/** The user chose a value, which is being sent. */
export function chosen<T>(field: Settled<T>, value: T): Settled<T> {
  return { value, pending: field.pending + 1, host: field.host, heard: false };
}

/** The host answered one change. A refused one goes back to what the host has. */
export function confirmed<T>(field: Settled<T>, ok: boolean): Settled<T> {
  const pending = Math.max(0, field.pending - 1);
  if (pending > 0) return { ...field, pending };
  if (!ok || field.heard) return settled(field.host);
  return settled(field.value);
}

/** A value came from the host. */
export function told<T>(field: Settled<T>, value: T): Settled<T> {
  return field.pending === 0 ? settled(value) : { ...field, host: value, heard: true };
}
