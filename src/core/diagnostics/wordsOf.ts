/**
 * A text as the words that count when quotations are compared: without case, marks, line ends, and what
 * different markup writes differently. What a writer put into brackets, or left out, stands for any words.
 */
import type { Span } from '../citations/citation.ts';

/** A word of a text and where it stands there; `text` is undefined for what stands for any words. */
export interface Word extends Span {
  readonly text: string | undefined;
}

const ELLIPSIS = String.raw`\\?\[\s*(?:…|\.\s?\.\s?\.|\\[l]?dots(?:\{\})?)\s*\\?\]|…|\.\s?\.\s?\.|\\(?:l?dots|textellipsis)(?![A-Za-z])`;
/** "[s]parse", "model[s]": a word that the writer changed, and says so. */
const CHANGED = String.raw`[\p{L}\p{N}\p{M}]*\\?\[[\p{L}\p{N}\p{M}’']{1,12}\\?\][\p{L}\p{N}\p{M}]+|[\p{L}\p{N}\p{M}]+\\?\[[\p{L}\p{N}\p{M}’']{1,12}\\?\]`;
/** "[sic]", "[the model]" */
const ADDED = String.raw`\\?\[[^[\]]{0,200}\\?\]`;
/** What is no word: a command, a tag, an entity; a soft hyphen or other sign without width parts no word. */
const SKIPPED = String.raw`\\[A-Za-z]+\*?|#[a-z]+(?=[[(])|<\/?[A-Za-z][^<>]{0,80}>|&#?\w{1,12};`;
const LETTERS = String.raw`(?:[\p{L}\p{N}\p{M}][\u00AD\u200B-\u200D\u2060]*)+`;

const QUOTED = new RegExp(
  `(?<any>${ELLIPSIS}|${CHANGED}|${ADDED})|${SKIPPED}|(?<word>${LETTERS})`,
  'gu',
);
const WRITTEN = new RegExp(`${SKIPPED}|(?<word>${LETTERS})`, 'gu');

/** Of a quotation in a document, in this part of it. */
export function quotedWords(document: string, { start, end }: Span): readonly Word[] {
  return wordsBy(QUOTED, document.slice(start, end), start);
}

/** Of the text that is quoted. */
export function writtenWords(text: string): readonly Word[] {
  return wordsBy(WRITTEN, text, 0);
}

function wordsBy(pattern: RegExp, text: string, offset: number): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: whole, index, groups } of text.matchAll(pattern)) {
    const place = { start: offset + index, end: offset + index + whole.length };
    if (groups?.['any'] !== undefined) words.push({ text: undefined, ...place });
    else if (groups?.['word'] !== undefined) words.push({ text: folded(whole), ...place });
  }
  return words;
}

function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060]/gu, '')
    .toLowerCase();
}
