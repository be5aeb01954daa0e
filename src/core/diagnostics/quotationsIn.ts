/** All quotations of a document that have a citation: where their words stand, and whom they may be from. */
import type { FoundCitation, Span } from '../citations/citation.ts';
import {
  blocksOf,
  citationBeside,
  isQuote,
  quotesOf,
  type Block,
} from '../citations/quotedText.ts';

export interface CitedQuotation {
  /** The words, without quotation marks and what opens a block quote. */
  readonly words: Span;
  /** The keys cited beside it, then the others of its paragraph. */
  readonly keys: readonly string[];
}

interface Cited {
  readonly block: Block;
  readonly citations: readonly FoundCitation[];
}

/**
 * In the order of the document; `citations` are those of the text, in their order. Yields between slices of work.
 */
export function* quotationSteps(
  text: string,
  citations: readonly FoundCitation[],
): Generator<void, readonly CitedQuotation[]> {
  const cited = citedBlocks(blocksOf(text.replaceAll('\r', ' ')), citations);
  const found: CitedQuotation[] = [];
  for (const [index, here] of cited.entries()) {
    yield;
    const marked = inParagraph(here);
    const isWhole = marked.length === 0 && isQuote(here.block);
    found.push(...(isWhole ? inBlock(here, cited[index - 1], cited[index + 1]) : marked));
  }
  return found;
}

function citedBlocks(
  blocks: readonly Block[],
  citations: readonly FoundCitation[],
): readonly Cited[] {
  let next = 0;
  return blocks.map((block) => {
    while ((citations[next]?.start ?? Infinity) < block.start) next += 1;
    const first = next;
    while ((citations[next]?.start ?? Infinity) < block.end) next += 1;
    return { block, citations: citations.slice(first, next) };
  });
}

function inParagraph({ block, citations }: Cited): readonly CitedQuotation[] {
  if (citations.length === 0) return [];
  const quotes = quotesOf(block.text).map(({ start, end, text }) => {
    // The marks on both sides are alike long.
    const mark = (end - start - text.length) / 2;
    return {
      outer: { start: block.start + start, end: block.start + end },
      words: { start: block.start + start + mark, end: block.start + end - mark },
    };
  });
  const spans = quotes.map(({ outer }) => outer);
  return quotes.flatMap(({ outer, words }) => {
    const beside = citationBeside(outer, spans, citations);
    const keys = keysOf(beside === undefined ? citations : [beside, ...citations]);
    return pieces(words, citations).map((piece) => ({ words: piece, keys }));
  });
}

function inBlock(
  { block, citations }: Cited,
  before: Cited | undefined,
  behind: Cited | undefined,
): readonly CitedQuotation[] {
  const words = innerSpan(block);
  const [first] = citations;
  if (first !== undefined) {
    const front = block.text.slice(words.start - block.start, first.start - block.start);
    const isInFront = /[\p{L}\p{N}]/u.test(front);
    const span = isInFront
      ? { start: words.start, end: words.start + withoutSource(front).length }
      : { start: citations.at(-1)?.end ?? first.end, end: words.end };
    return [{ words: span, keys: keysOf(citations) }];
  }
  const beside = behind !== undefined && beginsWithCitation(behind) ? behind : before;
  const keys = keysOf(beside?.citations ?? []);
  return keys.length === 0 ? [] : [{ words, keys }];
}

/** "— Ibrahim et al." in front of the citation names who is quoted. */
function withoutSource(front: string): string {
  return front.replace(/(?:^|\s)(?:—|–|--+|―)\s*\p{Lu}[^\n]{0,80}$/u, '');
}

/** Without what makes it a block quote in LaTeX and Typst; Markdown's marks are no words. */
function innerSpan({ text, start, end }: Block): Span {
  const opening = /^\s*(?:\\begin\{\w+\}|#quote\([^)\n]*\)\[)/u.exec(text)?.[0].length ?? 0;
  const closing = opening === 0 ? 0 : (/(?:\\end\{\w+\}|\])$/u.exec(text)?.[0].length ?? 0);
  return { start: start + opening, end: end - closing };
}

function beginsWithCitation({ block, citations: [first] }: Cited): boolean {
  return (
    first !== undefined && !/[\p{L}\p{N}]/u.test(block.text.slice(0, first.start - block.start))
  );
}

/** A citation within the marks is none of the words quoted. */
function pieces(words: Span, citations: readonly Span[]): readonly Span[] {
  const inside = citations.filter(({ start, end }) => start >= words.start && end <= words.end);
  const result: Span[] = [];
  let { start } = words;
  for (const citation of inside) {
    if (citation.start > start) result.push({ start, end: citation.start });
    start = Math.max(start, citation.end);
  }
  return [...result, { start, end: words.end }];
}

function keysOf(citations: readonly FoundCitation[]): readonly string[] {
  return [...new Set(citations.flatMap(({ items }) => items.map(({ key }) => key)))];
}
