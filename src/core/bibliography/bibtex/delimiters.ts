/**
 * Where values of a `.bib` file end, also where a brace is missing. Every function looks ahead at most to
 * the next entry behind the one it stands in, so that a damaged file costs no more than a sound one.
 */

export const OPEN = 123;
export const CLOSE = 125;
const OPEN_ROUND = 40;
const CLOSE_ROUND = 41;
const QUOTE = 34;
const BACKSLASH = 92;
const AT = 64;
const PERCENT = 37;
const NEWLINE = 10;
const RETURN = 13;

/** pandoc does not count `\{` and `\}`, BibTeX does: a path may end in `\}`. */
export type BraceRule = 'pandoc' | 'bibtex';

/** `end` is behind the closing delimiter; undefined where there is none before `limit`. */
export interface Closing {
  readonly end: number | undefined;
  /** Where the search stopped: at the end of the value, the next entry, or the end of the text. */
  readonly limit: number;
}

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0xfeff;
}

/** Behind white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Behind white space and comments from `%` to the end of the line. */
export function skipSpaceAndComments(text: string, from: number): number {
  let at = skipSpace(text, from);
  while (text.charCodeAt(at) === PERCENT) at = skipSpace(text, lineEnd(text, at));
  return at;
}

/** The end of the line of an offset, before its line end. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== NEWLINE && text.charCodeAt(at) !== RETURN) {
    at += 1;
  }
  return at;
}

/** The start of the line of an offset, or `from` where that is later. */
export function lineStart(text: string, at: number, from: number): number {
  let start = at;
  while (start > from) {
    const code = text.charCodeAt(start - 1);
    if (code === NEWLINE || code === RETURN) break;
    start -= 1;
  }
  return start;
}

/** The end of the line, or of its first 200 characters: enough to show a place by, and to read a key from. */
export function shortLineEnd(text: string, from: number): number {
  return from + lineEnd(text.slice(from, from + 200), 0);
}

/** Whether nothing but blanks stands before an offset in its line. */
export function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before -= 1;
  if (before < 0) return true;
  const code = text.charCodeAt(before);
  return code === NEWLINE || code === RETURN;
}

const ENTRY_HEAD = /@[ \t]{0,9}[A-Za-z]{1,40}[ \t]{0,9}(?:\{|\([ \t]{0,9}[^\s,(){}]{1,200},)/uy;
const ENTRY_WITH_FIELD =
  /@[A-Za-z]{1,40}[ \t]{0,9}[{(]\s{0,40}[^\s,={}]{1,200}\s{0,40},\s{0,40}[\w-]{1,60}\s{0,40}=/uy;

/** Whether what stands at an `@` is an entry's beginning, or text that only looks a little like one. */
export function looksLikeEntry(text: string, at: number): boolean {
  const pattern = beginsLine(text, at) ? ENTRY_HEAD : ENTRY_WITH_FIELD;
  pattern.lastIndex = at;
  return pattern.test(text);
}

/**
 * Where the brace or quotation mark at `from` is closed before `limit`. At what looks like the next entry the search
 * stops, unless that lies within this value and the value goes on soundly behind it.
 */
export function findClosing(
  text: string,
  from: number,
  rule: BraceRule,
  limit = text.length,
): Closing {
  const close = closeOf(text, from);
  let depth = 0;
  for (let at = nextSign(text, from + 1); at < limit; at = nextSign(text, at + 1)) {
    const code = text.charCodeAt(at);
    if (code === close && depth === 0) return { end: at + 1, limit: at + 1 };
    if (code === BACKSLASH) at += escaped(text, at + 1, rule, close);
    if (code === AT && looksLikeEntry(text, at)) {
      const end = soundEnd(text, at, { depth, close });
      return { end, limit: end ?? at };
    }
    depth += change(code);
    // Such a brace closes the entry: the quotation mark is missing.
    if (depth < 0) return { end: undefined, limit: at };
  }
  return { end: undefined, limit };
}

const SIGN = /[{}"\\@]/gu;

/** The next character that can matter to where a value ends; the text's length where there is none. */
function nextSign(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.test(text) ? SIGN.lastIndex - 1 : text.length;
}

function closeOf(text: string, from: number): number {
  return text.charCodeAt(from) === QUOTE ? QUOTE : CLOSE;
}

function change(code: number): number {
  if (code === OPEN) return 1;
  return code === CLOSE ? -1 : 0;
}

/** How many characters behind a backslash count as text. */
function escaped(text: string, at: number, rule: BraceRule, close: number): number {
  const code = text.charCodeAt(at);
  if (rule === 'bibtex') return 0;
  return code === OPEN || code === CLOSE || code === BACKSLASH || code === close ? 1 : 0;
}

/** Where a value is closed that holds something like an entry at `from`; undefined if not before a second one. */
function soundEnd(
  text: string,
  from: number,
  { depth: outer, close }: { readonly depth: number; readonly close: number },
): number | undefined {
  let depth = outer;
  for (let at = from + 1; at < text.length && depth >= 0; at++) {
    const code = text.charCodeAt(at);
    if (code === close && depth === 0) {
      return continuation(text, at + 1) === 'sound' ? at + 1 : undefined;
    }
    if (code === BACKSLASH) at += 1;
    else if (code === AT && looksLikeEntry(text, at)) return undefined;
    depth += change(code);
  }
  return undefined;
}

const FIELD_HEAD = /[^\s"#%'(),={}@\\~]{1,100}\s{0,40}=/uy;

/** Whether a name and `=` stand at an offset. */
export function looksLikeField(text: string, at: number): boolean {
  FIELD_HEAD.lastIndex = at;
  return FIELD_HEAD.test(text);
}

/**
 * Whether what follows a value can follow one: a comma, `#`, the entry's end, or (where a comma is
 * missing) a field. At the end of the text or the next entry it is doubtful.
 */
export function continuation(text: string, end: number): 'sound' | 'doubtful' | 'broken' {
  const at = skipSpaceAndComments(text, end);
  if (at >= text.length) return 'doubtful';
  const code = text.charCodeAt(at);
  if (code === 44 || code === 35 || code === CLOSE || code === CLOSE_ROUND) return 'sound';
  if (code === AT) return looksLikeEntry(text, at) ? 'doubtful' : 'broken';
  return looksLikeField(text, at) ? 'sound' : 'broken';
}

const NEXT_FIELD =
  /(?:,[ \t]*([A-Za-z][\w:+-]*[ \t]*=[ \t]*["{])|[\r\n][ \t]*([A-Za-z][\w:+-]*[ \t]*=[ \t]*["{\w]))/u;

/** Where a line (or what follows a comma) begins a field, between two offsets; undefined if none does. */
export function nextField(text: string, from: number, limit: number): number | undefined {
  const match = NEXT_FIELD.exec(text.slice(from, limit));
  if (match === null) return undefined;
  return from + match.index + match[0].length - (match[1] ?? match[2] ?? '').length;
}

const RESUME =
  /(?:,|[\r\n])[ \t]*(?:\r?\n[ \t]*)?[A-Za-z][\w:+-]*[ \t]*=[ \t]*["{\w]|[\r\n][ \t]*[})]|@[A-Za-z]+[ \t]*[{(]/gu;

/** Where reading fields can go on behind what belongs to no field: a field, a closing brace, an entry. */
export function resumeAt(text: string, from: number): number {
  RESUME.lastIndex = from;
  const match = RESUME.exec(text);
  return match?.index ?? text.length;
}

/** The character that closes what this one opens. */
export function closingOf(code: number): number {
  return code === OPEN_ROUND ? CLOSE_ROUND : CLOSE;
}
