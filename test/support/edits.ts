/** Edits made on a text. */
import type { TextEdit } from '../../src/core/citations/textEdit.ts';

export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
      text,
    );
}
