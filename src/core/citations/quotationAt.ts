/**
 * Quotations that stand in a document: the words, and whom the citation beside them names. It reads what
 * `quotations.ts` writes and what people write by hand: block quotes, and quotation marks of all kinds.
 */
import type { Span } from './citation.ts';
import { MARKUPS } from './markup.ts';
import { blocksOf, citationBeside, isQuote, quotesOf, type Block } from './quotedText.ts';
import { readCitations } from './read.ts';

export interface FoundQuotation {
  /** As the citation has them; none is empty. */
  readonly keys: readonly string[];
  /** The words as they stand in the document, with its escapes. */
  readonly words: string;
}

interface Citation extends Span {
  readonly keys: readonly string[];
}

/** The quotation at a place of a document, or at the citation there; undefined where there is none. */
export function quotationAt(text: string, offset: number): FoundQuotation | undefined {
  const blocks = blocksOf(text.replaceAll('\r', ' '));
  const at = blocks.findIndex(({ end }) => offset <= end);
  const block = blocks[at];
  if (block === undefined || block.start > offset) return undefined;
  const [before, behind] = [blocks[at - 1], blocks[at + 1]];
  if (isQuote(block)) return inBlock(block, before, behind);
  const inline = inParagraph(block, offset);
  if (inline !== undefined) return inline;
  const cited = before !== undefined && isQuote(before) && beginsWithCitation(block);
  return cited ? inBlock(before, blocks[at - 2], block) : undefined;
}

/** What a quote says before its citation, or behind it where the citation comes first. */
function inBlock(block: Block, before?: Block, behind?: Block): FoundQuotation | undefined {
  const text = withoutMarks(block.text);
  const [citation] = citationsOf(text);
  if (citation !== undefined) {
    const front = text.slice(0, citation.start).trim();
    const words = /[\p{L}\p{N}]/u.test(front) ? front : text.slice(citation.end).trim();
    return { keys: citation.keys, words };
  }
  const beside = behind !== undefined && beginsWithCitation(behind) ? behind : undefined;
  const keys = beside === undefined ? lastKeys(before) : citationsOf(beside.text)[0]?.keys;
  return keys === undefined ? undefined : { keys, words: text.trim() };
}

function withoutMarks(quote: string): string {
  if (/^\s*>/u.test(quote)) return quote.replace(/^[ \t]*>[ ]?/gmu, '');
  return quote.replace(/^\s*(?:\\begin\{\w+\}|#quote\([^)\n]*\)\[)|(?:\\end\{\w+\}|\])$/gu, '');
}

function lastKeys(block: Block | undefined): readonly string[] | undefined {
  return block === undefined ? undefined : citationsOf(block.text).at(-1)?.keys;
}

function beginsWithCitation({ text }: Block): boolean {
  const [first] = citationsOf(text);
  return first !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(0, first.start));
}

/** The quotation in marks that the place is in, or that the citation there belongs to. */
function inParagraph({ text, start }: Block, offset: number): FoundQuotation | undefined {
  const at = offset - start;
  const citations = citationsOf(text);
  const quotes = quotesOf(text);
  const quote = quotes.find((span) => holds(span, at));
  if (quote !== undefined) {
    const citation = citationBeside(quote, quotes, citations);
    return citation === undefined ? undefined : { keys: citation.keys, words: quote.text };
  }
  const here = citations.find((span) => holds(span, at));
  if (here === undefined) return undefined;
  const cited =
    quotes.findLast(
      (span) => citationBeside(span, quotes, citations) === here && span.end <= here.start,
    ) ?? quotes.find((span) => citationBeside(span, quotes, citations) === here);
  return cited === undefined ? undefined : { keys: here.keys, words: cited.text };
}

function holds({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}

/**
 * All citations of a text, in their order; what a block is written in is not known here. To Typst, `@key`
 * is one also where pandoc reads the brackets around it: the outermost counts.
 */
function citationsOf(text: string): readonly Citation[] {
  let read = 0;
  return MARKUPS.flatMap((markup) => readCitations(text, markup))
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ end }) => {
      const isInside = end <= read;
      read = Math.max(read, end);
      return !isInside;
    })
    .map(({ start, end, items }) => ({ start, end, keys: items.map(({ key }) => key) }));
}
