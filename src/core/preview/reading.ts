/** What the preview replaces in a document: its citations, and the place of its references. */
import type { Span } from '../citations/citation.ts';
import { readPandocPrinted, type PrintedCitation } from '../citations/pandoc/readPandoc.ts';
import { placeholdersFor, type Placeholders } from './placeholders.ts';

/**
 * What a part of the document is: a citation by its number, the div for references or its first line
 * (`fence`), what goes into such a div that stands there in HTML (`inside`), or behind all else (`end`).
 */
export type Part =
  | { readonly kind: 'citation'; readonly index: number }
  | { readonly kind: 'references' | 'fence' | 'inside' | 'end' };

export interface Reading {
  /** The document, with line ends as markdown-it has them. */
  readonly text: string;
  readonly citations: readonly PrintedCitation[];
  readonly parts: readonly Part[];
  readonly placeholders: Placeholders;
}

/** Undefined for a document without citations, and metadata that could name any, unless all are to be read. */
export function readingOf(text: string, readsAll = false): Reading | undefined {
  if (!readsAll && !text.includes('@')) return undefined;
  const citations = readPandocPrinted(text);
  const found = [...outermost(text, citations), ...referenceDivs(text)];
  found.sort((one, other) => one.start - other.start);
  const placed = found.filter(({ start }, index) => start >= (found[index - 1]?.end ?? 0));
  const placeholders = placeholdersFor(text, placed);
  return placeholders && { text, citations, parts: placed.map(({ part }) => part), placeholders };
}

interface Placed extends Span {
  readonly part: Part;
}

/** Citations that stand in no other; one that begins a definition of a link is left to that. */
function outermost(text: string, citations: readonly PrintedCitation[]): readonly Placed[] {
  let end = 0;
  return citations.flatMap(({ citation }, index): readonly Placed[] => {
    if (citation.start < end || isDefinition(text, citation)) return [];
    end = citation.end;
    return [{ start: citation.start, end, part: { kind: 'citation', index } }];
  });
}

function isDefinition(text: string, { start, end }: Span): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return text[end] === ':' && text[start] === '[' && /^[ >]*$/u.test(text.slice(line, start));
}

const DIV = /^:::+[ \t]*\{[^{}\n]*#refs(?=[ }])[^{}\n]*\}[ \t]*:*[ \t]*$/gmu;

/** `::: {#refs}` to `:::`, also where it is code, which is for others to say; what stands between them stays. */
function referenceDivs(text: string): readonly Placed[] {
  return Array.from(text.matchAll(DIV)).flatMap(({ 0: open, index }) => {
    const behind = index + open.length;
    const close = /^:::+[ \t]*$/mu.exec(text.slice(behind));
    if (close === null) return [];
    const start = behind + close.index;
    const end = start + close[0].length;
    if (text.slice(behind, start).trim() === '') {
      return [{ start: index, end, part: { kind: 'references' } }];
    }
    return [
      { start: index, end: behind, part: { kind: 'fence' } },
      { start, end, part: { kind: 'references' } },
    ];
  });
}

/** The place of the references, in HTML. */
export const REFERENCES_DIV = /<div\b[^<>]*\bid=(?:"refs"|'refs'|refs\b)[^<>]*>/u;

/** Whether a text looks as if it said where the references are to stand. */
export function hasReferencesPlace(text: string): boolean {
  return referenceDivs(text).length > 0 || REFERENCES_DIV.test(text);
}
