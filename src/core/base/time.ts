/** Times as numbers. Reading one is pure: what time it is now is the clock port's to say. */

/** Milliseconds since 1970 of an ISO 8601 time; 0 for what is none. */
export function milliseconds(time: string): number {
  // eslint-disable-next-line no-restricted-globals -- parsing asks no clock
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? 0 : parsed;
}

/** ISO 8601 in UTC of a time in any zone; undefined for what is no time. */
export function inUtc(time: string): string | undefined {
  // eslint-disable-next-line no-restricted-globals -- parsing asks no clock
  const parsed = new Date(time);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString();
}
