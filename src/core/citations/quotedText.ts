/**
 * Where a document quotes: block quotes, and quotation marks of all kinds; and which citation stands beside a
 * quotation. What the document is written in need not be known.
 */
import type { Span } from './citation.ts';

/** A paragraph, or a block quote in all its lines. */
export interface Block extends Span {
  readonly text: string;
}

/** Words in quotation marks; the span has the marks in it. */
export interface Words extends Span {
  readonly text: string;
}

/** A block quote is as long as this at most: it keeps one that is never closed cheap. */
const LATEX_QUOTE = /^[ \t]*\\begin\{(quote|quotation)\}[\s\S]{0,20000}?\\end\{\1\}/gmu;
const TYPST_QUOTE =
  /^[ \t]*#quote\([^)\n]*\)\[(?:\\.|\[(?:\\.|[^\]\\]){0,2000}\]|[^[\]\\]){0,20000}\]/gmu;
const MARKDOWN_QUOTE = /^[ ]{0,3}>.*(?:\n[ ]{0,3}>.*)*/gmu;

/** Of a text without `\r`, in its order. */
export function blocksOf(text: string): readonly Block[] {
  const patterns = [LATEX_QUOTE, TYPST_QUOTE, MARKDOWN_QUOTE];
  const quotes = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
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

export function isQuote({ text }: Block): boolean {
  return /^[ \t]*(?:>|\\begin\{quot|#quote\()/u.test(text);
}

const QUOTED =
  /“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|``((?:(?!''|``)[^])+)''|(?<![\p{L}\p{N}\\])"(?=\S)([^"]+)"/gu;

export function quotesOf(text: string): readonly Words[] {
  return [...text.matchAll(QUOTED)].map((match) => {
    const [whole, ...groups] = match;
    // One of them is the words, the others are undefined.
    const words = groups.join('');
    return { start: match.index, end: match.index + whole.length, text: words };
  });
}

/** The next citation behind a quote, else the last one in front of it, with no other quote between. */
export function citationBeside<Citation extends Span>(
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
