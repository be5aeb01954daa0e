/** Adding entries to the text of a `.bib` file and taking them out, with nothing else changed. */
import type { FileText } from '../../base/utf8Text.ts';
import type { Span } from '../span.ts';
import { indentAt, isFirstInLine, lineEndOf, type Splice } from '../splice.ts';
import type { Dialect } from './latexText.ts';
import { scanBibtex } from './scan.ts';

/** BibLaTeX's own fields and types; what a file has one of is written for BibLaTeX. */
const BIBLATEX =
  /^[ \t]*(?:date|journaltitle|eprinttype|langid|location|urldate)[ \t]*=|^@online\b/imu;
const BIBTEX = /^[ \t]*(?:year|journal|archivePrefix|address)[ \t]*=/imu;

/** Enough to tell the dialect by. */
const SAMPLE = 100_000;

/** Which dialect a file is written in; undefined where nothing in it tells. */
export function dialectOf(text: FileText): Dialect | undefined {
  const sample = text.slice(0, SAMPLE);
  if (BIBLATEX.test(sample)) return 'biblatex';
  return BIBTEX.test(sample) ? 'bibtex' : undefined;
}

/**
 * Entries, as Gloss writes them, at the end of a file, in its line ends and indentation. Where the last
 * entry is not closed they stand before it, since it would swallow them.
 */
export function bibtexAddition(text: FileText, entries: readonly string[]): Splice {
  const sample = text.slice(0, SAMPLE);
  const lineEnd = lineEndOf(sample);
  const indent = fieldIndentOf(sample);
  const written = entries.map((entry) =>
    entry.replace(/^ {2}(?=\S)/gmu, indent).replaceAll('\n', lineEnd),
  );
  const at = unclosedEnd(text) ?? text.length;
  const before = text.slice(Math.max(0, at - SAMPLE), at);
  const addition = separator(before, lineEnd) + written.join(lineEnd);
  return { start: at, end: at, text: at < text.length ? addition + lineEnd : addition };
}

/** What must stand between a text and an entry behind it. @param before the end of the text, or all of it */
function separator(before: string, lineEnd: string): string {
  const trimmed = before.replace(/[ \t\uFEFF]+$/u, '');
  if (trimmed.trim() === '') return '';
  if (/(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))$/u.test(trimmed)) return '';
  return /[\r\n]$/u.test(trimmed) ? lineEnd : lineEnd + lineEnd;
}

/** The beginning of an entry that runs to the end of the text for want of a brace. */
function unclosedEnd(text: FileText): number | undefined {
  const from = farFromEnd(text);
  const { entries, problems } = scanBibtex(text.slice(from, text.length));
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  const isOpen = problems.some(
    ({ code, start }) => code === 'entry.unclosed' && start === last.start,
  );
  return isOpen ? from + last.start : undefined;
}

/** Where an entry begins, far enough before the end for the last ones to be behind it; else the beginning. */
function farFromEnd(text: FileText): number {
  for (let length = 2 * SAMPLE; ; length *= 2) {
    const from = Math.max(0, text.length - length);
    const piece = text.slice(from, Math.max(from, text.length - SAMPLE + 2));
    const at = piece.lastIndexOf('\n@');
    if (at >= 0) return from + at + 1;
    if (from === 0) return 0;
  }
}

/** The indentation of the first field that begins a line; two blanks where none does. */
function fieldIndentOf(sample: string): string {
  return /^([ \t]+)[A-Za-z][\w-]*[ \t]*=/mu.exec(sample)?.[1] ?? '  ';
}

/** An entry with the line end and the blank lines behind it; the last one with those before it. */
export function bibtexRemoval(text: string, { start, end }: Span): Splice {
  const behind = /^[ \t]*(?:\r\n|\n|\r(?!\n)|$)(?:[ \t]*(?:\r\n|\n|\r(?!\n)))*/u.exec(
    text.slice(end),
  );
  const first = isFirstInLine(text, start) ? start - indentAt(text, start).length : start;
  if (behind === null || first > start) return { start, end, text: '' };
  const stop = end + behind[0].length;
  if (stop < text.length) return { start: first, end: stop, text: '' };
  const before = text.slice(0, first);
  const kept = before.replace(/((?:\r\n|\n|\r(?!\n)))(?:[ \t]*(?:\r\n|\n|\r(?!\n)))+$/u, '$1');
  return { start: kept.length, end: stop, text: '' };
}
