/** Brackets in pairs: code, mathematics, tags, TeX and escapes between them do not count. */
import { codeEnd } from './code.ts';
import type { Reader } from './inline.ts';
import { contextOf } from './inline.ts';
import { escapeEnd, mathEnd, noteMarkerAt } from './lexical.ts';
import { readLineEnd } from './lineEnds.ts';
import { isInlineTag, tagAt, texEnd } from './verbatim.ts';

/**
 * The bracket that closes the one here, before the limit; undefined if none does, or for the mark of a
 * note. Takes time in proportion to the text for all brackets together.
 */
export function closingBracket(reader: Reader, at: number, limit: number): number | undefined {
  if (reader.text[at] !== '[' || at >= limit) return undefined;
  if (noteMarkerAt(reader.text, at, limit) !== undefined) return undefined;
  if (!reader.brackets.has(at)) findPairs(reader, at);
  const close = reader.brackets.get(at);
  return close !== undefined && close < limit ? close : undefined;
}

/** Finds the pair of this bracket, and those of all brackets on the way. */
function findPairs(reader: Reader, start: number): void {
  const { text, brackets } = reader;
  const open: number[] = [];
  let at: number | undefined = start;
  while (at !== undefined && at < text.length) {
    const character = text[at];
    if (character === '[') open.push(at);
    if (character === ']') brackets.set(open.pop() ?? start, at);
    if (open.length === 0) return;
    at = stepEnd(reader, at);
  }
  for (const unpaired of open) brackets.set(unpaired, undefined);
}

function stepEnd(reader: Reader, at: number): number | undefined {
  const { text } = reader;
  const limit = text.length;
  switch (text.charAt(at)) {
    case '\\':
      return escapeEnd(text, at, limit) ?? texEnd(text, at, limit) ?? at + 1;
    case '`':
      return codeEnd(reader, at, limit) ?? at + 1;
    case '$':
      return mathEnd(text, at, limit) ?? at + 1;
    case '<': {
      const tag = tagAt(text, at, limit);
      return tag !== undefined && isInlineTag(tag) ? tag.end : at + 1;
    }
    case '\n':
      return readLineEnd(reader, at, contextOf(limit))?.end;
    default:
      return at + 1;
  }
}
