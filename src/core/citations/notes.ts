/** Notes beside keys in LaTeX and Typst ("see", "p.~3, and more"): told apart as pandoc's suffixes are. */
import type { Span } from './citation.ts';
import { locatorOf } from './pandoc/locators.ts';
import type { Inline } from './pandoc/inline.ts';

/** What stands behind a key: offsets are in the text around it. */
export interface ReadNote {
  readonly label: string;
  readonly locator: string;
  readonly suffix: string;
  readonly locatorSpan: Span;
  readonly suffixSpan: Span;
}

/** Ties are spaces, `--` is a dash, `\S` and `\P` are signs; braces hide nothing. */
const PIECE = /[\s~]+|---?|\\S\b\s*|\\P\b\s*|\\[%&#_$ ]|[\p{L}\p{N}]+|./gsu;
const MEANT: Readonly<Record<string, string>> = { '--': '–', '---': '—', '\\S': '§', '\\P': '¶' };

/** Reads a note that stands at an offset. */
export function readNote(note: string, offset: number): ReadNote {
  const inlines = [...note.matchAll(PIECE)].map(({ 0: piece, index }): Inline => {
    const [start, end] = [offset + index, offset + index + piece.length];
    if (/^[\s~]/u.test(piece)) return { kind: 'space', start, end };
    const sign = piece.trim();
    return { kind: 'text', start, end, text: MEANT[sign] ?? sign.replace(/^\\(?=.)/u, '') };
  });
  const located = locatorOf(inlines);
  const from = located === undefined ? 0 : located.span.end - offset;
  const suffix = note.slice(from).trim();
  const at = offset + from + note.slice(from).search(/\S|$/u);
  const none = { start: offset, end: offset };
  return {
    label: located?.label ?? '',
    locator: located?.locator ?? '',
    suffix,
    locatorSpan: located?.span ?? none,
    suffixSpan: { start: at, end: at + suffix.length },
  };
}
