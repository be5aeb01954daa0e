/**
 * Finds the entries of a `.bib` file, BibTeX's or BibLaTeX's, with exact spans. Files are written by hand
 * and by many programs: a broken entry costs itself at most, never another one, and every `@type{` is
 * either an entry or named in a problem. Nothing here throws for what a text contains; the time is linear.
 */
import { NO_PROBLEMS, Problems } from '../problem.ts';
import {
  beginsLine,
  findClosing,
  lineEnd,
  lineStart,
  looksLikeEntry,
  shortLineEnd,
  skipSpace,
} from './delimiters.ts';
import { entryName, scanEntry, type Scan } from './entry.ts';
import type { BibtexEntry, BibtexFile, BibtexString } from './file.ts';
import { scanValue } from './value.ts';

/** Reads a whole file at once. */
export function scanBibtex(text: string): BibtexFile {
  const entries: BibtexEntry[] = [];
  const scan = scanSteps(text);
  for (;;) {
    const step = scan.next();
    if (step.done === true) return { text, entries, ...step.value };
    if (step.value.entry !== undefined) entries.push(step.value.entry);
  }
}

/** How far the scan has come. */
export interface Step {
  /** The offset reached. */
  readonly end: number;
  readonly entry: BibtexEntry | undefined;
}

/** Reads a file entry by entry; the end gives what is known of it beside the entries. */
export function* scanSteps(
  text: string,
): Generator<Step, Pick<BibtexFile, 'strings' | 'problems'>> {
  const problems = new Problems(text);
  const strings = new Map<string, BibtexString>();
  const scan: Scan = { text, problems, isDefined: (name) => strings.has(name), wasted: 0 };
  const first = new Map<string, number>();
  const comments = { unclosed: 0 };
  let at = nextAt(scan, 0);
  while (at !== undefined) {
    const { end, entry, strings: defined = [] } = scanItem(scan, at, comments);
    for (const string of defined) strings.set(string.name, string);
    if (entry !== undefined) reportDuplicate(entry, first, problems);
    yield { end, entry };
    at = nextAt(scan, end);
  }
  return { strings, problems: problems.all() };
}

/** Reads an entry once more, from the text between its start and its end; undefined where that is none. */
export function scanAgain(text: string): BibtexEntry | undefined {
  const scan: Scan = { text, problems: NO_PROBLEMS, isDefined: () => true, wasted: 0 };
  return scanItem(scan, 0, { unclosed: 0 }).entry;
}

interface Item {
  readonly end: number;
  readonly entry?: BibtexEntry;
  readonly strings?: readonly BibtexString[];
}

/** The next `@` that is not behind a `%` in its line; entries behind one are reported. */
function nextAt({ text, problems }: Scan, from: number): number | undefined {
  let start = from;
  for (;;) {
    const at = text.indexOf('@', start);
    if (at < 0) return undefined;
    if (!text.slice(lineStart(text, at, start), at).includes('%')) return at;
    const end = lineEnd(text, at);
    for (const { index } of text.slice(at, end).matchAll(COMMENTED)) {
      problems.add('entry.afterPercent', { start: at + index, end }, entryName(text, at + index));
    }
    start = end;
  }
}

const COMMENTED = /@[ \t]*(?!comment|string|preamble)[A-Za-z]{1,40}[ \t]{0,9}[{(]/giu;

const TYPE = /@\s{0,20}([A-Za-z][\w.:+-]{0,60})\s{0,200}/uy;

function scanItem(scan: Scan, at: number, comments: { unclosed: number }): Item {
  TYPE.lastIndex = at;
  const head = TYPE.exec(scan.text);
  if (head === null) return { end: at + 1 };
  const type = (head[1] ?? '').toLowerCase();
  const body = at + head[0].length;
  const opened = scan.text[body] === '{' || scan.text[body] === '(';
  if (type === 'comment') return scanComment(scan, { at, body, opened }, comments);
  if (!opened) return scanBraceless(scan, { type, at, body });
  if (type === 'string') return scanStrings(scan, at, body);
  if (type === 'preamble') return { end: scanValueGroup(scan.text, body) };
  if (type === 'xdata') {
    scan.problems.add('entry.shared', { start: at, end: body }, entryName(scan.text, at));
  }
  return scanEntry(scan, { type, at, body });
}

/** Types that are meant as entries even where the brace is missing; other `@words` are text. */
const TYPES = new Set(
  (
    'article book booklet conference inbook incollection inproceedings manual mastersthesis misc ' +
    'phdthesis proceedings techreport unpublished collection online report thesis software dataset'
  ).split(' '),
);

function scanBraceless(
  { text, problems }: Scan,
  { type, at, body }: { readonly type: string; readonly at: number; readonly body: number },
): Item {
  if (TYPES.has(type) && beginsLine(text, at)) {
    problems.add('entry.noBrace', { start: at, end: shortLineEnd(text, at) }, `@${type}`);
  }
  return { end: text[body - 1] === '@' ? body - 1 : Math.max(at + 1, body) };
}

/** How often the rest of a file is searched in vain for the end of a comment. */
const SEARCHES = 16;

/** As JabRef and pandoc do, a comment in braces goes to its closing brace, any other to the line's end. */
function scanComment(
  { text, problems }: Scan,
  { at, body, opened }: { readonly at: number; readonly body: number; readonly opened: boolean },
  comments: { unclosed: number },
): Item {
  if (!opened || text[body] === '(') return { end: lineEnd(text, at) };
  const end = comments.unclosed < SEARCHES ? closingBrace(text, body) : undefined;
  if (end === undefined) {
    comments.unclosed += 1;
    problems.add('comment.unclosed', { start: at, end: lineEnd(text, at) });
    return { end: lineEnd(text, at) };
  }
  for (let inner = text.indexOf('@', at + 1); inner >= 0 && inner < end;) {
    if (looksLikeEntry(text, inner)) {
      problems.add('entry.inComment', { start: inner, end: inner + 1 }, entryName(text, inner));
    }
    inner = text.indexOf('@', inner + 1);
  }
  return { end };
}

function closingBrace(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 123) depth += 1;
    else if (character === 125 && --depth === 0) return at + 1;
  }
  return undefined;
}

/** @string is like an entry without a key: its fields are the definitions. */
function scanStrings(scan: Scan, at: number, body: number): Item {
  const { entry, end } = scanEntry(scan, { type: 'string', at, body });
  const text = scan.text.slice(at, end);
  const strings = entry?.fields.map(({ name, value: { start, end: behind, single } }) => {
    return { name, text, value: { start: start - at, end: behind - at, single } };
  });
  return { end, strings: strings ?? [] };
}

function scanValueGroup(text: string, body: number): number {
  if (text[body] === '{') {
    const { end, limit } = findClosing(text, body, 'bibtex');
    return end ?? limit;
  }
  return scanValue(text, skipSpace(text, body + 1)).end;
}

/** The first entry of a key is the one that counts, as in BibTeX; `first` has where its key stands. */
function reportDuplicate(
  { key, keySpan, type }: BibtexEntry,
  first: Map<string, number>,
  problems: Problems,
): void {
  const earlier = first.get(key);
  if (earlier === undefined) first.set(key, keySpan.start);
  else {
    const line = String(problems.lineOf(earlier));
    problems.add('entry.duplicateKey', keySpan, `@${type}{${key}}`, line);
  }
}
