/**
 * Reads lines of text as pandoc's Markdown reader does, in its order of trying (`inline` in its
 * Readers/Markdown), as far as that decides what is a citation.
 */
import { closingBracket } from './balance.ts';
import { readBracketed, readImage } from './brackets.ts';
import { readCitation, readExampleReference, readTextualCitation } from './cites.ts';
import { readCode } from './code.ts';
import { readEmphasis } from './emphasis.ts';
import { decodeEntity } from './entities.ts';
import {
  countScan,
  DEEPEST,
  derive,
  readInlines,
  type Context,
  type Inline,
  type Reader,
  type ReadInline,
} from './inline.ts';
import { blankLineFrom, escapeEnd, mathEnd, matchAt, noteMarkerAt, skipSpaces } from './lexical.ts';
import { readLineEnd } from './lineEnds.ts';
import { readQuotation } from './quotes.ts';
import { autolinkEnd, isInlineTag, tagAt, texEnd, type Tag } from './verbatim.ts';

export const readInline: ReadInline = (reader, at, context) => {
  if (at >= context.limit) return undefined;
  reader.steps -= 1;
  const end = wordEnd(reader.text, at);
  if (end > at) return readWord(reader, at, Math.min(end, context.limit));
  // Spaces and words are read too often to be worth remembering.
  if (reader.text[at] === ' ') return readSpace(reader, at, context);
  if (context.memory.has(at)) return recall(reader, at, context);
  reader.depth += 1;
  const isPlain = reader.depth > DEEPEST || reader.steps < 0;
  const inline = isPlain ? readPlain(reader, at, context) : readSpecial(reader, at, context);
  reader.depth -= 1;
  context.memory.set(at, inline);
  return inline;
};

/** Letters, digits, single full stops. */
const WORD = /(?:[\p{L}\p{N}]+|\.(?!\.))+/uy;

/** Where a word ends that begins here; the same place if there is none. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiWord(text.charCodeAt(end))) end += 1;
  const code = text.charCodeAt(end);
  if (code < 128 && code !== FULL_STOP) return end;
  const rest = matchAt(WORD, text, end);
  return rest === undefined ? end : end + rest[0].length;
}

const FULL_STOP = 46;

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function recall(reader: Reader, at: number, context: Context): Inline | undefined {
  const inline = context.memory.get(at);
  if (inline?.kind === 'group' && /[*_]/u.test(reader.text[inline.end - 1] ?? '')) {
    reader.wordEnd = inline.end;
  }
  return inline;
}

function readWord(reader: Reader, start: number, end: number): Inline {
  reader.wordEnd = end;
  return { kind: 'text', start, end, text: reader.text.slice(start, end) };
}

function readPlain(reader: Reader, at: number, context: Context): Inline | undefined {
  return reader.text[at] === '\n' ? readLineEnd(reader, at, context) : symbol(reader, at);
}

function readSpecial(reader: Reader, at: number, context: Context): Inline | undefined {
  const read = BY_CHARACTER[reader.text[at] ?? ''];
  return read === undefined ? symbol(reader, at) : read(reader, at, context);
}

function symbol({ text }: Reader, at: number): Inline {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { kind: 'text', start: at, end: at + character.length, text: character };
}

const orSymbol =
  (...readings: readonly ReadInline[]): ReadInline =>
  (reader, at, context) => {
    for (const read of readings) {
      const inline = read(reader, at, context);
      if (inline !== undefined) return inline;
    }
    return symbol(reader, at);
  };

const readSpace: ReadInline = (reader, at, context) => {
  const end = skipSpaces(reader.text, at, context.limit);
  const lineEnd = end - at > 1 && end < context.limit && reader.text[end] === '\n';
  const following = lineEnd ? readLineEnd(reader, end, context) : undefined;
  return following === undefined
    ? { kind: 'space', start: at, end }
    : { kind: 'lineBreak', start: at, end: following.end };
};

const readMath: ReadInline = (reader, at, { limit }) => {
  const { text } = reader;
  const end = mathEnd(text, at, limit);
  if (end !== undefined) return { kind: 'math', start: at, end, text: inMath(text, at, end) };
  countScan(reader, blankLineFrom(text, at) - at);
  return undefined;
};

function inMath(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/^\$\$?\s*|\s*\$\$?$/gu, '');
}

const readBackslash: ReadInline = (reader, at, context) => {
  const { text } = reader;
  const { limit } = context;
  if (text[at + 1] === '\n') return { kind: 'lineBreak', start: at, end: at + 1 };
  const escape = escapeEnd(text, at, limit);
  if (escape !== undefined) {
    const escaped = text.slice(at + 1, escape);
    return { kind: 'text', start: at, end: escape, text: escaped === ' ' ? '\u00a0' : escaped };
  }
  const end = texEnd(text, at, limit);
  if (end === undefined || text[end] === '{') countScan(reader, limit - at);
  return end === undefined ? symbol(reader, at) : { kind: 'raw', start: at, end };
};

/** `<` begins an address or a tag; one of a block ends the text before it. */
const readAngle: ReadInline = (reader, at, context) => {
  const { text } = reader;
  const { limit } = context;
  const address = context.links ? autolinkEnd(text, at, limit) : undefined;
  if (address !== undefined) return link(text, at, address);
  const tag = tagAt(text, at, limit);
  if (tag !== undefined) return readTag(reader, at, context, tag);
  countScan(reader, limit - at);
  return symbol(reader, at);
};

function readTag(reader: Reader, at: number, context: Context, tag: Tag): Inline | undefined {
  const isSpan = tag.name === 'span' && tag.kind === 'open';
  const span = isSpan ? readSpan(reader, at, tag.end, context) : undefined;
  if (span !== undefined) return span;
  const closesBlock = tag.kind === 'close' && tag.name === reader.block.html;
  return isInlineTag(tag) && !closesBlock ? { kind: 'raw', start: at, end: tag.end } : undefined;
}

function link(text: string, start: number, end: number): Inline {
  const shown = { start: start + 1, end: end - 1 };
  const address: Inline = { kind: 'text', ...shown, text: text.slice(shown.start, shown.end) };
  return { kind: 'group', start, end, children: [address], marks: ['', ''] };
}

function readSpan(
  reader: Reader,
  start: number,
  from: number,
  context: Context,
): Inline | undefined {
  const closing = (at: number) => {
    const tag = tagAt(reader.text, at, context.limit);
    return tag?.kind === 'close' && tag.name === 'span' ? tag.end : undefined;
  };
  const { parts, end } = readInlines(reader, from, context, (at) => closing(at) !== undefined);
  const closed = closing(end);
  if (closed === undefined) return undefined;
  return { kind: 'group', start, end: closed, children: parts, marks: ['', ''] };
}

const readCaret: ReadInline = (reader, at, context) => {
  if (reader.text[at + 1] === '[') {
    const note = readInlineNote(reader, at, context);
    if (note !== undefined) return note;
  }
  return readScript(reader, at, context);
};

function readInlineNote(reader: Reader, at: number, context: Context): Inline | undefined {
  const close = closingBracket(reader, at + 1, context.limit);
  if (close === undefined) return undefined;
  if (close + 1 < context.limit && /[([]/u.test(reader.text[close + 1] ?? '')) return undefined;
  const inner = derive(context, { limit: close, quote: 'none' });
  const { parts } = readInlines(reader, at + 2, inner);
  return { kind: 'note', start: at, end: close + 1, children: parts };
}

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  '^': /\^((?:\\[^\p{L}\p{N}\n]|[^\s^\\]|\\(?!\s))+)\^/uy,
  '~': /~((?:\\[^\p{L}\p{N}\n]|[^\s~\\]|\\(?!\s))+)~/uy,
};

/** Superscript and subscript: no white space in them. */
const readScript: ReadInline = (reader, at, context) => {
  const pattern = SCRIPTS[reader.text[at] ?? ''];
  const match = pattern && matchAt(pattern, reader.text, at, context.limit);
  if (match === undefined) return undefined;
  const end = at + match[0].length;
  const { parts } = readInlines(reader, at + 1, derive(context, { limit: end - 1 }));
  return { kind: 'group', start: at, end, children: parts, marks: ['', ''] };
};

const readStrikeout: ReadInline = (reader, at, context) => {
  const { text } = reader;
  if (matchAt(/~~[^\s~]/uy, text, at, context.limit) === undefined) return undefined;
  const { parts, end } = readInlines(reader, at + 2, context, (from) =>
    text.startsWith('~~', from),
  );
  if (!text.startsWith('~~', end) || end + 2 > context.limit) return undefined;
  return { kind: 'group', start: at, end: end + 2, children: parts, marks: ['', ''] };
};

const readNoteReference: ReadInline = ({ text }, at, { limit }) => {
  const marker = noteMarkerAt(text, at, limit);
  return marker && { kind: 'noteReference', start: at, end: marker.end, label: marker.label };
};

const readEntity: ReadInline = ({ text }, at, { limit }) => {
  const match = matchAt(/&(?:#\d+|#[xX][\dA-Fa-f]+|[A-Za-z][A-Za-z\d]*);/y, text, at, limit);
  const decoded = match && decodeEntity(match[0]);
  if (match === undefined || decoded === undefined) return undefined;
  return { kind: 'text', start: at, end: at + match[0].length, text: decoded };
};

const readDash: ReadInline = ({ text }, at, { limit }) => {
  const match = matchAt(/---?/y, text, at, limit);
  if (match === undefined) return undefined;
  const dash = match[0].length === 3 ? '\u2014' : '\u2013';
  return { kind: 'text', start: at, end: at + match[0].length, text: dash };
};

const readEllipsis: ReadInline = ({ text }, at, { limit }) =>
  matchAt(/\.\.\./y, text, at, limit) === undefined
    ? undefined
    : { kind: 'text', start: at, end: at + 3, text: '\u2026' };

const BY_CHARACTER: Readonly<Record<string, ReadInline>> = {
  '\n': readLineEnd,
  '`': orSymbol(readCode),
  _: orSymbol(readEmphasis),
  '*': orSymbol(readEmphasis),
  '^': orSymbol(readCaret),
  '[': orSymbol(readNoteReference, readCitation, readBracketed),
  '!': orSymbol(readImage),
  $: orSymbol(readMath),
  '~': orSymbol(readStrikeout, readScript),
  '<': readAngle,
  '\\': readBackslash,
  '@': orSymbol(readTextualCitation, readExampleReference),
  '"': orSymbol(readQuotation),
  "'": orSymbol(readQuotation),
  '-': orSymbol(readTextualCitation, readDash),
  '.': orSymbol(readEllipsis),
  '&': orSymbol(readEntity),
};
