/** Keys that may be half typed: what means nothing and stands where the user is typing is not unknown yet. */
import type { KeySpan } from './keySpan.ts';

/** Without the keys that nothing knows and whose ends or middle one of the cursors is at. */
export function withoutTyped(
  spans: readonly KeySpan[],
  cursors: readonly number[],
  isKnown: (key: string) => boolean,
): readonly KeySpan[] {
  if (cursors.length === 0) return spans;
  return spans.filter(
    ({ key, start, end }) =>
      !cursors.some((cursor) => start <= cursor && cursor <= end) || isKnown(key),
  );
}
