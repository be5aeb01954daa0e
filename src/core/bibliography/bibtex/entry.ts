/** One entry of a `.bib` file, from its `@` on: its key and its fields, in good shape or not. */
import type { ProblemSink } from '../problem.ts';
import type { Span } from '../span.ts';
import {
  closingOf,
  shortLineEnd,
  looksLikeEntry,
  looksLikeField,
  resumeAt,
  skipSpace,
  skipSpaceAndComments,
} from './delimiters.ts';
import type { BibtexEntry, BibtexField } from './file.ts';
import { scanValue, type ScannedValue } from './value.ts';

export interface Scan {
  readonly text: string;
  readonly problems: ProblemSink;
  /** Whether an @string above defines a name. */
  readonly isDefined: (name: string) => boolean;
  /** Characters that were searched in vain for the ends of values. */
  wasted: number;
}

/** A file is searched in vain so many times over before the ends of values are looked for nearby only. */
const SEARCHES = 8;
const NEARBY = 5_000;

function searchLimit({ text, wasted }: Scan, from: number): number {
  return wasted < SEARCHES * text.length ? text.length : Math.min(text.length, from + NEARBY);
}

export interface EntryHead {
  readonly type: string;
  /** The offset of `@`. */
  readonly at: number;
  /** The offset of `{` or `(`. */
  readonly body: number;
}

const NAME = /@[ \t]*[A-Za-z][\w.:+-]*\s{0,20}[{(]?\s{0,20}[^\s,{}()]{0,80}/uy;

/** What to call the entry at an offset in a sentence, e.g. "@article{key". */
export function entryName(text: string, at: number): string {
  NAME.lastIndex = at;
  return (NAME.exec(text)?.[0] ?? text.slice(at, at + 20)).replace(/\s+/gu, '');
}

/**
 * Reads the entry of a head. `entry` is undefined where it has no key (and is no @string), which is
 * reported; reading goes on at `end` in any case.
 */
export function scanEntry(
  scan: Scan,
  head: EntryHead,
): { readonly entry?: BibtexEntry; readonly end: number } {
  const { type, at, body } = head;
  const keySpan = type === 'string' ? { start: body + 1, end: body + 1 } : scanKey(scan, head);
  const name = entryName(scan.text, at);
  const hasKey = keySpan.start < keySpan.end || type === 'string';
  if (!hasKey)
    scan.problems.add('entry.noKey', { start: at, end: shortLineEnd(scan.text, at) }, name);
  const { fields, end } = scanFields(scan, { ...head, name, from: keySpan.end });
  reportFields(scan, fields);
  if (!hasKey) return { end };
  const key = scan.text.slice(keySpan.start, keySpan.end);
  return { entry: { type, key, keySpan, fields, start: at, end }, end };
}

const KEY = /[^\s,{}"]{0,500}/uy;

/** The key, empty where there is none. It reaches to the comma; one with spaces in it is reported. */
function scanKey({ text, problems }: Scan, { at, body }: EntryHead): Span {
  const start = skipSpace(text, body + 1);
  const end = wordEnd(text, start, body);
  if (end === start || looksLikeField(text, start) || looksLikeEntry(text, start)) {
    return { start, end: start };
  }
  const next = skipSpace(text, end);
  if (/[,})]/u.test(text[next] ?? '')) return { start, end };
  const goesOn = !looksLikeField(text, next) && !looksLikeEntry(text, next);
  const comma = goesOn ? text.slice(end, shortLineEnd(text, end)).indexOf(',') : -1;
  const key = { start, end: end + Math.max(comma, 0) };
  problems.add(comma < 0 ? 'entry.keyComma' : 'entry.keySpace', key, entryName(text, at));
  return key;
}

function wordEnd(text: string, start: number, body: number): number {
  KEY.lastIndex = start;
  const end = start + (KEY.exec(text)?.[0].length ?? 0);
  // `@article(key)` has no comma.
  return text[body] === '(' && text[end - 1] === ')' && text[end] !== ',' ? end - 1 : end;
}

interface Body extends EntryHead {
  readonly name: string;
  /** Behind the key. */
  readonly from: number;
}

interface Fields {
  readonly fields: readonly BibtexField[];
  readonly end: number;
}

function scanFields(scan: Scan, body: Body): Fields {
  const { text, problems } = scan;
  const close = closingOf(text.charCodeAt(body.body));
  const fields: BibtexField[] = [];
  let at = skipSpaceAndComments(text, body.from);
  let comma = fields.length === 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === close || code === 125) {
      const goesOn = behindStrayBrace(text, at, body);
      if (goesOn === undefined) return { fields, end: at + 1 };
      problems.add('entry.strayBrace', { start: at, end: at + 1 }, body.name);
      at = goesOn;
      comma = true;
    } else if (code === 64 && /^@[A-Za-z]+\s*[{(]/u.test(text.slice(at, at + 60))) {
      break;
    } else if (code === 44) {
      comma = true;
      at += 1;
    } else {
      const field = scanField(scan, at, { afterComma: comma });
      if (field.field !== undefined) fields.push(field.field);
      comma = field.unclosed;
      at = field.end;
    }
    at = skipSpaceAndComments(text, at);
  }
  problems.add('entry.unclosed', { start: body.at, end: shortLineEnd(text, body.at) }, body.name);
  return { fields, end: at };
}

const FIELD_BEHIND = /\}?\s{0,40},\s{0,200}[A-Za-z][\w:+-]{0,60}\s{0,40}=\s{0,40}["{\w]/uy;

/** Where fields go on behind a brace that closes the entry too early; undefined where none does. */
function behindStrayBrace(text: string, at: number, { body }: EntryHead): number | undefined {
  if (text[body] !== '{') return undefined;
  FIELD_BEHIND.lastIndex = at;
  return FIELD_BEHIND.test(text) ? at + 1 : undefined;
}

const FIELD_NAME = /[^\s"#%'(),={}@\\~]+/uy;

interface ScannedField {
  readonly field?: BibtexField;
  readonly end: number;
  readonly unclosed: boolean;
}

function scanField(
  scan: Scan,
  start: number,
  { afterComma }: { readonly afterComma: boolean },
): ScannedField {
  const { text, problems } = scan;
  FIELD_NAME.lastIndex = start;
  const written = FIELD_NAME.exec(text)?.[0];
  const equals = written === undefined ? start : skipSpace(text, start + written.length);
  if (written === undefined || text[equals] !== '=') return skipJunk(scan, start);
  const name = written.toLowerCase();
  if (!afterComma) problems.add('field.noComma', { start, end: equals }, name);
  const begin = skipSpaceAndComments(text, equals + 1);
  const limit = searchLimit(scan, begin);
  const value = scanValue(text, begin, limit);
  if (value.unclosed) scan.wasted += limit - begin;
  if (value.start === value.end) {
    problems.add('field.noValue', { start, end: equals + 1 }, name);
    return { end: equals + 1, unclosed: false };
  }
  if (value.unclosed) problems.add('field.unclosed', { start, end: value.start + 1 }, name);
  reportNames(scan, name, value);
  const { end, single } = value;
  const field = { name, value: { start: value.start, end, single }, start, end };
  return { field, end: value.end, unclosed: value.unclosed };
}

function reportNames(
  { text, problems, isDefined }: Scan,
  field: string,
  value: ScannedValue,
): void {
  for (const used of value.names) {
    if (isDefined(used.name) || isCommonName(field, used.name)) continue;
    problems.add('string.undefined', used, text.slice(used.start, used.end));
  }
}

const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));

/** Names that every style defines, and words that are plainly meant as they stand. */
function isCommonName(field: string, name: string): boolean {
  return MONTHS.has(name) || field === 'month';
}

function skipJunk({ text, problems }: Scan, start: number): ScannedField {
  const end = Math.max(resumeAt(text, start), start + 1);
  const found = text.slice(start, Math.min(end, start + 40)).split(/[\r\n]/u)[0] ?? '';
  problems.add('field.junk', { start, end }, found.trim());
  return { end, unclosed: false };
}

function reportFields({ problems }: Scan, fields: readonly BibtexField[]): void {
  const seen = new Map<string, BibtexField>();
  for (const field of fields) {
    const earlier = seen.get(field.name);
    if (earlier !== undefined) {
      problems.add('field.duplicate', field, field.name, String(problems.lineOf(earlier.start)));
    }
    seen.set(field.name, field);
  }
}
