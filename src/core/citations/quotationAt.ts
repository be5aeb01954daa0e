/**
 * Quotations that stand in a document: the words, and whom the citation beside them names. It reads what
 * `quotations.ts` writes and what people write by hand: block quotes, and quotation marks of all kinds.
 */
import { MARKUPS } from './markup.ts';
import { readCitations } from './read.ts';

export interface FoundQuotation {
  /** As the citation has them; none is empty. */
  readonly keys: readonly string[];
  /** The words as they stand in the document, with its escapes. */
  readonly words: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Citation extends Span {
  readonly keys: readonly string[];
}

interface Words extends Span {
  readonly text: string;
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

interface Block extends Span {
  readonly text: string;
}

/** Paragraphs, and block quotes in all their lines. */
function blocksOf(text: string): readonly Block[] {
  const latex = /^[ \t]*\\begin\{(quote|quotation)\}[\s\S]*?\\end\{\1\}/gmu;
  const typst = /^[ \t]*#quote\([^)\n]*\)\[(?:\\.|\[(?:\\.|[^\]\\])*\]|[^[\]\\])*\]/gmu;
  const markdown = /^[ ]{0,3}>.*(?:\n[ ]{0,3}>.*)*/gmu;
  const quotes = [latex, typst, markdown].flatMap((pattern) => [...text.matchAll(pattern)]);
  const spans = quotes
    .map(({ 0: quote, index }) => ({ start: index, end: index + quote.length }))
    .sort((one, other) => one.start - other.start);
  const gaps = spans.map(({ start }, index) => ({ start: spans[index - 1]?.end ?? 0, end: start }));
  const rest = [...gaps, { start: spans.at(-1)?.end ?? 0, end: text.length }];
  const paragraphs = rest.flatMap(({ start, end }) => paragraphsOf(text.slice(start, end), start));
  return [...spans, ...paragraphs]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

function paragraphsOf(text: string, offset: number): readonly Span[] {
  return [...text.matchAll(/\S.*(?:\n[ \t]*\S.*)*/gu)].map(({ 0: paragraph, index }) => ({
    start: offset + index,
    end: offset + index + paragraph.length,
  }));
}

function isQuote({ text }: Block): boolean {
  return /^[ \t]*(?:>|\\begin\{quot|#quote\()/u.test(text);
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
    const citation = citationOf(quote, quotes, citations);
    return citation === undefined ? undefined : { keys: citation.keys, words: quote.text };
  }
  const here = citations.find((span) => holds(span, at));
  if (here === undefined) return undefined;
  const cited =
    quotes.findLast(
      (span) => citationOf(span, quotes, citations) === here && span.end <= here.start,
    ) ?? quotes.find((span) => citationOf(span, quotes, citations) === here);
  return cited === undefined ? undefined : { keys: here.keys, words: cited.text };
}

function holds({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}

/** The next citation behind a quote, else the last one in front of it, with no other quote between. */
function citationOf(
  quote: Span,
  quotes: readonly Span[],
  citations: readonly Citation[],
): Citation | undefined {
  const next = quotes.find(({ start }) => start >= quote.end)?.start ?? Infinity;
  const last = quotes.findLast(({ end }) => end <= quote.start)?.end ?? 0;
  return (
    citations.find(({ start }) => start >= quote.end && start < next) ??
    citations.findLast(({ start, end }) => end <= quote.start && start >= last)
  );
}

const QUOTED =
  /“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|``((?:(?!''|``)[^])+)''|(?<![\p{L}\p{N}\\])"(?=\S)([^"]+)"/gu;

function quotesOf(text: string): readonly Words[] {
  return [...text.matchAll(QUOTED)].map((match) => {
    const [whole, ...groups] = match;
    // One of them is the words, the others are undefined.
    const words = groups.join('');
    return { start: match.index, end: match.index + whole.length, text: words };
  });
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
