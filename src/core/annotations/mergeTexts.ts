/**
 * Two texts of one note become one that holds both, unless one has all of the other. A text that was made
 * so counts as its parts: merging again, in any order, adds nothing that is there already.
 */

/** The line between two texts. It is recognised again: it never changes, and is not translated. */
export const BOTH_TEXTS = '[Both texts are kept: this note was changed in two places]';

const SEPARATOR = /^\[Both texts are kept: this note was changed in two places\][^\S\n]*$/mu;

/**
 * The parts of the earlier text, then those that only the later one has. Where either text has all
 * parts, it stays as it is, the later one if both do.
 */
export function mergeTexts(earlier: string, later: string): string {
  const [before, after] = [partsOf(earlier), partsOf(later)];
  if (before.every((part) => isIn(part, after))) return later;
  if (after.every((part) => isIn(part, before))) return earlier;
  const kept = before.filter((part) => !isIn(part, after));
  const added = after.filter((part) => !kept.some((other) => hasLines(other, part)));
  return [...kept, ...added].join(`\n\n${BOTH_TEXTS}\n\n`);
}

/** Without blank lines before and white space behind; blank ones are none. */
function partsOf(text: string): readonly string[] {
  return text
    .split(SEPARATOR)
    .map((part) => part.replace(/^(?:[^\S\n]*\n)+/u, '').trimEnd())
    .filter((part) => part !== '');
}

function isIn(part: string, parts: readonly string[]): boolean {
  return parts.some((other) => hasLines(other, part));
}

/** Whether whole lines of a text are these. */
function hasLines(text: string, lines: string): boolean {
  return `\n${text}\n`.includes(`\n${lines}\n`);
}
