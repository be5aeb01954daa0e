/**
 * Brackets in pandoc's Markdown that were to be a citation of several works, but are not: pandoc then reads
 * `@key` in them as a citation in the text, and the brackets as brackets.
 */
import type { FoundCitation, Span } from '../citations/citation.ts';
import type { CitingDocument } from './known.ts';
import { malformed, type Malformed } from './malformedCitation.ts';
import { sentence } from './sentences.ts';

/** Brackets that are further apart belong to something else. */
const LONGEST = 1_000;
/** Words between a bracket that is not closed and the key: "see", "for example". */
const PREFIX = /^\[[\p{L}\s.,'’]{0,30}$/u;
/** Keys and locators behind the first one, as far as nothing else stands between. */
const REST =
  /^(?:\s*(?:,\s*(?:pp?|chap|sec|fig|vol)\.?\s*[\p{N}–-]+|;\s*-?@[\p{L}\p{N}_](?:[\p{L}\p{N}_:.-]*[\p{L}\p{N}_])?))*/u;

export function brokenGroups({ text, citations }: CitingDocument): readonly Malformed[] {
  const found = new Map<number, Malformed | undefined>();
  for (const citation of citations) {
    if (citation.form !== 'textual') continue;
    const open = openBracket(text, citation.start);
    if (open === undefined || found.has(open)) continue;
    const close = closeBracket(text, citation.end);
    found.set(
      open,
      close === undefined
        ? unclosed(text, open, citation)
        : inBrackets(text, { start: open, end: close + 1 }),
    );
  }
  return [...found.values()].filter((diagnostic) => diagnostic !== undefined);
}

/** The bracket that a place is in; undefined outside of all, and in those of an image or a note. */
function openBracket(text: string, at: number): number | undefined {
  let depth = 0;
  for (let i = at - 1; i >= Math.max(0, at - LONGEST); i--) {
    if (isBlankLine(text, i)) return undefined;
    const sign = text[i - 1] === '\\' ? '' : text[i];
    if (sign === ']') depth += 1;
    if (sign === '[' && depth-- === 0) {
      return text[i - 1] === '!' || text[i - 1] === '^' || text[i + 1] === '^' ? undefined : i;
    }
  }
  return undefined;
}

function closeBracket(text: string, at: number): number | undefined {
  let depth = 0;
  for (let i = at; i < Math.min(text.length, at + LONGEST); i++) {
    if (isBlankLine(text, i)) return undefined;
    if (text[i] === '\\') i += 1;
    else if (text[i] === '[') depth += 1;
    else if (text[i] === ']' && depth-- === 0) return i;
  }
  return undefined;
}

/** Whether a line ends here and the next one is blank. */
function isBlankLine(text: string, at: number): boolean {
  return text[at] === '\n' && /^[ \t]*(?:\r?\n|$)/u.test(text.slice(at + 1, at + 100));
}

function unclosed(text: string, open: number, { end }: FoundCitation): Malformed | undefined {
  const prefix = text.slice(open, text.indexOf('@', open)).replace(/-$/u, '');
  if (!PREFIX.test(prefix)) return undefined;
  const rest = REST.exec(text.slice(end, end + LONGEST))?.[0].length ?? 0;
  const at = end + rest;
  const title = sentence('close');
  return malformed({ start: open, end: at }, sentence('unclosedCitation', ']'), {
    title,
    edits: [{ start: at, end: at, newText: ']' }],
  });
}

/** Undefined for the text of a link, a span, a definition, and for what has no semicolon. */
function inBrackets(text: string, span: Span): Malformed | undefined {
  const inner = text.slice(span.start + 1, span.end - 1);
  if (/^[([{:]/u.test(text.slice(span.end)) || !inner.includes(';')) return undefined;
  const parts = partsOf(inner, span.start + 1);
  const empty = parts.find(({ start, end }) => text.slice(start, end).trim() === '');
  if (empty !== undefined) return emptyPart(span, empty);
  const bare = parts.find(({ start, end }) => !text.slice(start, end).includes('@'));
  return bare === undefined ? undefined : withoutSign(text, span, bare);
}

function partsOf(inner: string, offset: number): readonly Span[] {
  let start = offset;
  return inner.split(';').map((part) => {
    const span = { start, end: start + part.length };
    start = span.end + 1;
    return span;
  });
}

/** With the semicolon behind it, or at the end the one in front of it. */
function emptyPart(span: Span, { start, end }: Span): Malformed {
  const isLast = end === span.end - 1;
  const removed = isLast ? { start: start - 1, end } : { start, end: end + 1 };
  return malformed(span, sentence('emptyPart'), {
    title: sentence('removeSemicolon'),
    edits: [{ ...removed, newText: '' }],
  });
}

function withoutSign(text: string, span: Span, part: Span): Malformed {
  const words = text.slice(part.start, part.end);
  const key = words.trim();
  // One word with a digit or a sign in it is likely to be a key.
  if (!/^-?[\p{L}_][\p{L}\p{N}_:.-]*$/u.test(key)) return malformed(span, sentence('noKey', key));
  const at = part.start + words.indexOf(key) + Number(key.startsWith('-'));
  return malformed(span, sentence('noSign', key), {
    title: sentence('addSign', key),
    edits: [{ start: at, end: at, newText: '@' }],
  });
}
