/**
 * Comments that switch diagnostics off: `<!-- gloss-disable-next-line unknown-key -->` in Markdown, the same
 * behind `%` in LaTeX and `//` in Typst. `gloss-disable` holds from its line on until `gloss-enable`,
 * `gloss-disable-line` and `-next-line` for one line, `gloss-disable-file` for the document. Without a code
 * they are about all of them.
 */
import { lineCounter } from '../bibliography/span.ts';
import { lineEndOf } from '../bibliography/splice.ts';
import type { Markup } from '../citations/markup.ts';
import type { TextEdit } from '../citations/textEdit.ts';
import {
  DIAGNOSTIC_CODES,
  isDiagnosticCode,
  type Diagnostic,
  type DiagnosticCode,
} from './diagnostic.ts';

const WORDS = String.raw`gloss-(?<what>disable(?:-file|-line|-next-line)?|enable)(?![\w-])[ \t]*(?<codes>[a-z, \t-]*?)`;
const COMMENTS: Readonly<Record<Markup, RegExp>> = {
  markdown: new RegExp(String.raw`<!--\s*${WORDS}\s*-->`, 'gu'),
  latex: new RegExp(String.raw`(?<!\\)%\s*${WORDS}[ \t]*$`, 'gmu'),
  typst: new RegExp(
    String.raw`//[ \t]*${WORDS}[ \t]*$|/\*\s*${WORDS.replaceAll('?<', '?<own')}\s*\*/`,
    'gmu',
  ),
};

interface Lines {
  readonly codes: ReadonlySet<DiagnosticCode>;
  readonly from: number;
  readonly to: number;
}

/** Without those that a comment of the document switches off; in a bibliography, as in LaTeX. */
export function withoutSwitchedOff<T extends Pick<Diagnostic, 'code' | 'start'>>(
  text: string,
  markup: Markup,
  diagnostics: readonly T[],
): readonly T[] {
  if (!text.includes('gloss-disable')) return diagnostics;
  const lineOf = lineCounter(text);
  const off = switchedOff(text, markup, lineOf);
  return diagnostics.filter(({ code, start }) => {
    const line = lineOf(start);
    return !off.some(({ codes, from, to }) => codes.has(code) && from <= line && line <= to);
  });
}

function switchedOff(
  text: string,
  markup: Markup,
  lineOf: (offset: number) => number,
): readonly Lines[] {
  const off: Lines[] = [];
  const open = new Map<DiagnosticCode, number>();
  for (const match of text.matchAll(COMMENTS[markup])) {
    const line = lineOf(match.index);
    const { what, codes } = saidIn(match);
    if (what === 'disable') for (const code of codes) open.set(code, open.get(code) ?? line);
    else if (what === 'enable') off.push(...closed(open, codes, line));
    else off.push({ codes, ...linesOf(what, line) });
  }
  return [...off, ...closed(open, new Set(open.keys()), Infinity)];
}

function saidIn({ groups = {} }: RegExpExecArray): {
  readonly what: string;
  readonly codes: ReadonlySet<DiagnosticCode>;
} {
  return {
    what: groups['what'] ?? groups['ownwhat'] ?? '',
    codes: codesIn(groups['codes'] ?? groups['owncodes'] ?? ''),
  };
}

function closed(
  open: Map<DiagnosticCode, number>,
  codes: ReadonlySet<DiagnosticCode>,
  to: number,
): readonly Lines[] {
  return [...codes].flatMap((code) => {
    const from = open.get(code);
    open.delete(code);
    return from === undefined ? [] : [{ codes: new Set([code]), from, to }];
  });
}

function linesOf(what: string, line: number): Pick<Lines, 'from' | 'to'> {
  if (what === 'disable-file') return { from: 1, to: Infinity };
  const at = what === 'disable-line' ? line : line + 1;
  return { from: at, to: at };
}

/** All, where none is named; one that there is not is none. */
function codesIn(list: string): ReadonlySet<DiagnosticCode> {
  const names = list.split(/[\s,]+/u).filter((name) => name !== '');
  return new Set(names.length === 0 ? DIAGNOSTIC_CODES : names.filter(isDiagnosticCode));
}

const WHOLE_FILE: Readonly<Record<Markup, (code: DiagnosticCode) => string>> = {
  markdown: (code) => `<!-- gloss-disable-file ${code} -->`,
  latex: (code) => `% gloss-disable-file ${code}`,
  typst: (code) => `// gloss-disable-file ${code}`,
};

/** Puts a comment that switches a code off into the document, behind its metadata. */
export function switchOffEdit(text: string, markup: Markup, code: DiagnosticCode): TextEdit {
  const comment = WHOLE_FILE[markup](code);
  const metadata =
    markup === 'markdown'
      ? /^---[ \t]*\r?\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.exec(text)
      : null;
  const at = metadata?.[0].length ?? 0;
  const lineEnd = lineEndOf(text);
  const before = at > 0 && !/\n$/u.test(text.slice(0, at)) ? lineEnd : '';
  // A blank line keeps the comment out of the paragraph that follows.
  return {
    start: at,
    end: at,
    newText: `${before}${comment}${lineEnd}${markup === 'markdown' ? lineEnd : ''}`,
  };
}
