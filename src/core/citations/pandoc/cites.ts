/** pandoc's citations: `[see @key, p. 3; -@other]`, `@key`, `@key [p. 3]` (its manual, "Citation syntax"). */
import type { CitationMode } from '../citation.ts';
import { keyBehind } from '../grammar.ts';
import { closingBracket } from './balance.ts';
import {
  countScan,
  readInlines,
  type CiteInline,
  type CiteItem,
  type Context,
  type Inline,
  type Reader,
  type ReadInline,
} from './inline.ts';
import { attributesEnd, linkTargetEnd, matchAt, skipSpacesAndLine } from './lexical.ts';
import type { Slice } from './source.ts';

interface Key extends Slice {
  readonly key: string;
  readonly suppressed: boolean;
}

/** `@key` or `-@key`, not right behind a word. */
function keyAt(reader: Reader, at: number, { limit }: Context): Key | undefined {
  const { text, wordEnd } = reader;
  if (wordEnd === at) return undefined;
  const suppressed = text[at] === '-';
  const sign = suppressed ? at + 1 : at;
  if (text[sign] !== '@' || sign >= limit) return undefined;
  const found = keyBehind(text, sign, limit);
  return found && { key: found.key, suppressed, start: at, end: found.end };
}

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

/** `[…]` with at least one key. */
export const readCitation: ReadInline = (reader, at, context) =>
  normalCitationAt(reader, at, context);

export function normalCitationAt(
  reader: Reader,
  at: number,
  context: Context,
): CiteInline | undefined {
  // The places of brackets have their own readings: this is one more, under a number of its own.
  const place = -1 - at;
  if (!context.memory.has(place)) {
    context.memory.set(place, normalCitation(reader, at, context));
  }
  const known = context.memory.get(place);
  return known?.kind === 'cite' ? known : undefined;
}

function normalCitation(reader: Reader, at: number, context: Context): CiteInline | undefined {
  const { text } = reader;
  const { limit } = context;
  if (text[at] !== '[') return undefined;
  reader.lastClose ??= text.lastIndexOf(']');
  if (reader.lastClose < at) return undefined;
  const start = skipSpacesAndLine(text, at + 1, limit);
  const list = start === undefined ? undefined : readItems(reader, start, context);
  const end = list && closeAt(reader, list.end, context);
  if (list === undefined || end === undefined || isLabel(reader, end, limit)) return undefined;
  return { kind: 'cite', start: at, end, items: list.value };
}

/** Whether what ends here is the label of a link or a span. */
function isLabel(reader: Reader, end: number, limit: number): boolean {
  const { text } = reader;
  const target = linkTargetEnd(text, end, limit);
  if (target === undefined && text[end] === '(') countScan(reader, limit - end);
  const behind = target ?? attributesEnd(text, end, limit) ?? closingBracket(reader, end, limit);
  return behind !== undefined;
}

/** Behind the bracket that closes a citation. */
function closeAt({ text }: Reader, at: number, { limit }: Context): number | undefined {
  const end = skipSpacesAndLine(text, at, limit);
  return end !== undefined && end < limit && text[end] === ']' ? end + 1 : undefined;
}

function readItems(
  reader: Reader,
  start: number,
  context: Context,
): Read<readonly CiteItem[]> | undefined {
  const items: CiteItem[] = [];
  let at: number | undefined = start;
  for (;;) {
    const item: Read<CiteItem> | undefined =
      at === undefined ? undefined : readItem(reader, at, context);
    if (item === undefined) return undefined;
    items.push(item.value);
    if (item.end >= context.limit || reader.text[item.end] !== ';') {
      return { value: items, end: item.end };
    }
    at = skipSpacesAndLine(reader.text, item.end + 1, context.limit);
  }
}

function readItem(reader: Reader, start: number, context: Context): Read<CiteItem> | undefined {
  const prefix = readPrefix(reader, start, context);
  if (prefix === undefined) return undefined;
  const key = keyAt(reader, prefix.end, context);
  if (key === undefined) return undefined;
  const suffix = readSuffix(reader, key.end, context);
  if (suffix === undefined) return undefined;
  const mode = key.suppressed ? 'suppress' : 'normal';
  const before = { parts: prefix.value, slice: { start, end: key.start } };
  return { value: itemOf(reader, mode, { key, before, behind: suffix.value }), end: suffix.end };
}

interface Part {
  readonly parts: readonly Inline[];
  readonly slice: Slice;
}

function itemOf(
  { text }: Reader,
  mode: CitationMode,
  { key, before, behind }: { readonly key: Key; readonly before: Part; readonly behind: Part },
): CiteItem {
  return {
    key: key.key,
    mode,
    reference: { start: key.start, end: key.end },
    prefix: trimmed(text, before.slice),
    prefixParts: before.parts,
    suffix: trimmed(text, behind.slice),
    suffixParts: behind.parts,
  };
}

function trimmed(text: string, { start, end }: Slice): Slice {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/u.test(text[to - 1] ?? '') && text[to - 2] !== '\\') to -= 1;
  return { start: from, end: to };
}

/** All before the key. That a bracket may end it too is pandoc's: `[see]@key]` is a citation to it. */
function readPrefix(
  reader: Reader,
  start: number,
  context: Context,
): Read<readonly Inline[]> | undefined {
  const parts: Inline[] = [];
  let at = start;
  while (at < context.limit) {
    if (reader.text[at] === ']') return { value: parts, end: at + 1 };
    if (isKeyNext(reader, at, context)) return { value: parts, end: at };
    const inline = reader.text[at] === ';' ? undefined : reader.inline(reader, at, context);
    if (inline === undefined) return undefined;
    parts.push(inline);
    at = inline.end;
  }
  return undefined;
}

function isKeyNext(reader: Reader, at: number, context: Context): boolean {
  const { text } = reader;
  const behind = text[at] === ';' ? skipSpacesAndLine(text, at + 1, context.limit) : undefined;
  return keyAt(reader, behind ?? at, context) !== undefined;
}

function readSuffix(reader: Reader, start: number, context: Context): Read<Part> | undefined {
  const { text } = reader;
  const from = skipSpacesAndLine(text, start, context.limit);
  if (from === undefined) return undefined;
  const read = readInlines(reader, from, context, (at) => /[;\]]/u.test(text[at] ?? ''));
  // White space before a comma makes all of it a suffix.
  const hasSpace = from > start && read.parts.length > 0;
  const space: Inline = { kind: 'space', start, end: from };
  const parts = hasSpace ? [space, ...read.parts] : read.parts;
  return { value: { parts, slice: { start, end: read.end } }, end: read.end };
}

/** `@key`, with the brackets behind it that belong to it. */
export const readTextualCitation: ReadInline = (reader, at, context) => {
  const key = keyAt(reader, at, context);
  if (key === undefined) return undefined;
  const none = { parts: [], slice: { start: key.end, end: key.end } };
  const alone = textualItem(reader, key, none);
  const gap = skipSpacesAndLine(reader.text, key.end, context.limit);
  const bracketed = gap === undefined ? undefined : readBehind(reader, gap, context);
  if (gap === undefined || bracketed === undefined) {
    return { kind: 'cite', start: at, end: key.end, items: [alone] };
  }
  const { suffix, others, end } = bracketed;
  const first = suffix === undefined ? alone : textualItem(reader, key, suffix);
  const bracket = reader.text.slice(gap, end);
  return { kind: 'cite', start: at, end, items: [first, ...others], bracket };
};

function textualItem(reader: Reader, key: Key, behind: Part): CiteItem {
  const before = { parts: [], slice: { start: key.start, end: key.start } };
  return itemOf(reader, key.suppressed ? 'suppress' : 'textual', { key, before, behind });
}

/** What brackets behind a textual citation say: about its own work, and other works. */
interface Bracketed {
  readonly suffix: Part | undefined;
  readonly others: readonly CiteItem[];
  readonly end: number;
}

/** `[see @other]`, `[p. 3; see @other]` */
function readBehind(reader: Reader, at: number, context: Context): Bracketed | undefined {
  if (reader.text[at] !== '[') return undefined;
  const group = normalCitationAt(reader, at, context);
  if (group !== undefined) return { suffix: undefined, others: group.items, end: group.end };
  return reader.text[at + 1] === '^' ? undefined : readLocated(reader, at, context);
}

function readLocated(reader: Reader, at: number, context: Context): Bracketed | undefined {
  const suffix = readSuffix(reader, at + 1, context);
  if (suffix === undefined) return undefined;
  const list = readOthers(reader, suffix.end, context);
  const end = closeAt(reader, list?.end ?? suffix.end, context);
  if (end === undefined || goesOn(reader.text, end, context)) return undefined;
  return { suffix: suffix.value, others: list?.value ?? [], end };
}

/** Whether a link's address, another label or attributes follow. */
function goesOn(text: string, at: number, { limit }: Context): boolean {
  return at < limit && /[[({]/u.test(text.charAt(at));
}

function readOthers(reader: Reader, at: number, context: Context) {
  if (reader.text[at] !== ';') return undefined;
  const from = skipSpacesAndLine(reader.text, at + 1, context.limit);
  return from === undefined ? undefined : readItems(reader, from, context);
}

/** `@label` behind a word: no citation, and all of it is text. */
export const readExampleReference: ReadInline = ({ text }, at, { limit }) => {
  const match = matchAt(/@(?:[\p{L}\p{N}]+|[_-][\p{L}\p{N}]+)*/uy, text, at, limit);
  if (match === undefined) return undefined;
  return { kind: 'text', start: at, end: at + match[0].length, text: match[0] };
};
