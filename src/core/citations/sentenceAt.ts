/** The sentence at a place of a document: what a citation is sought for. */
import type { Span } from './citation.ts';
import type { Markup } from './markup.ts';

/** Paragraphs are as long as this at most, on either side of the place. */
const REACH = 5_000;
/** Where a sentence ends, unless what is before is a short form. */
const END = /[.!?…][”"’')\]]*(?=\s+[^\s\p{Ll}]|\s*$)/gu;
const SHORT_FORM =
  /(?:^|[\s(])(?:\p{Lu}|e\.\s?g|i\.\s?e|al|cf|vs|etc|Fig|Figs|Eq|Eqs|Sec|Tab|Dr|Prof|Mr|Mrs|Ms|St|No|vol|pp?|ca|resp|approx)\.$/iu;

/**
 * Of the paragraph, list item or block quote there; without white space, and without the marks at its lines'
 * beginnings where it has only one line. Undefined in headings, code, tables, comments and commands.
 */
export function sentenceAt(text: string, markup: Markup, offset: number): Span | undefined {
  const paragraph = paragraphAt(text, offset);
  if (paragraph === undefined || isInCode(text, markup, paragraph.start)) return undefined;
  const words = text.slice(paragraph.start, paragraph.end);
  if (!isProse(words, markup)) return undefined;
  let start = paragraph.start;
  for (const { 0: mark, index } of words.matchAll(END)) {
    if (SHORT_FORM.test(words.slice(Math.max(0, index - 20), index + 1))) continue;
    const end = paragraph.start + index + mark.length;
    if (offset <= end) return trimmed(text, { start, end });
    start = end;
  }
  return trimmed(text, { start, end: paragraph.end });
}

/** Lines that are not blank, around the place; an item of a list is one for itself. */
function paragraphAt(text: string, offset: number): Span | undefined {
  const from = Math.max(0, offset - REACH);
  const before = text.slice(from, offset);
  const behind = text.slice(offset, offset + REACH);
  const blank = [...before.matchAll(/\n[ \t>]*\r?\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])\s)/gu)].at(-1);
  const start = from + (blank === undefined ? 0 : blank.index + blank[0].length);
  const stop = /\r?\n[ \t>]*(?:\r?\n|$)|\n(?=[ \t]*(?:[-*+]|\d+[.)])\s)/u.exec(behind)?.index;
  const end = offset + (stop ?? behind.length);
  return start < end ? { start, end } : undefined;
}

const NO_PROSE: Readonly<Record<Markup, RegExp>> = {
  markdown: /^\s*(?:#|\||```|~~~|<!--|:::|\[[^\]]+\]:|---|===)|^(?: {4}|\t)|^[^\n]*\n[=-]{3,}\s*$/u,
  latex:
    /^\s*(?:%|\\(?:begin|end|(?:sub)*section|chapter|title|author|date|usepackage|documentclass|label|bibliography)\b)/u,
  typst: /^\s*(?:=|\/\/|#(?!quote|cite))/u,
};

function isProse(paragraph: string, markup: Markup): boolean {
  return !NO_PROSE[markup].test(paragraph);
}

/** Whether a fence of code, or the metadata at the beginning, is open before a place. */
function isInCode(text: string, markup: Markup, at: number): boolean {
  if (markup === 'latex') return false;
  const before = text.slice(0, at);
  const isInMetadata =
    markup === 'markdown' && /^---\s*\n/u.test(text) && !/\n(?:---|\.\.\.)\s*\n/u.test(before);
  const fences = before.match(/^[ \t]*(?:```|~~~)/gmu)?.length ?? 0;
  return isInMetadata || fences % 2 === 1;
}

/** Without white space and marks of lists and quotes at the ends. */
function trimmed(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end);
  const front = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?[\s>]*/u.exec(words)?.[0].length ?? 0;
  const back = /\s*$/u.exec(words)?.[0].length ?? 0;
  return front + back >= words.length ? undefined : { start: start + front, end: end - back };
}

/** Where a citation of the sentence goes: before the mark that ends it. */
export function citationPlace(text: string, { start, end }: Span): number {
  const mark = /[.!?…][”"’')\]]*$/u.exec(text.slice(start, end));
  return mark === null ? end : start + mark.index;
}
