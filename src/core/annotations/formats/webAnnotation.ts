/**
 * Highlights in the form of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/),
 * and the selectors of such annotations from elsewhere. Positions are code points there, and UTF-16
 * code units here; a lone surrogate is one of either.
 */
import { isFields } from '../../base/fields.ts';
import { describe } from '../anchoring/selectors.ts';
import type { Highlight, TextPosition, TextQuote } from '../annotation.ts';

export interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: 'commenting' | 'tagging';
  readonly value: string;
  readonly format: 'text/plain';
}

export interface WebAnnotation {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld';
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'highlighting' | 'commenting' | 'tagging';
  readonly body?: readonly TextualBody[];
  readonly target: {
    readonly source: string;
    readonly selector: readonly (QuoteSelector | PositionSelector)[];
  };
  readonly created: string;
  readonly modified: string;
}

type QuoteSelector = TextQuote & { readonly type: 'TextQuoteSelector' };
type PositionSelector = TextPosition & { readonly type: 'TextPositionSelector' };

interface FoundSelectors {
  readonly quote: TextQuote;
  readonly position?: TextPosition;
}

/**
 * `source` is the IRI of what is annotated, `text` the field the highlight is in (empty for a passage
 * from elsewhere). The position is left out where other words stand there by now.
 */
export function toWebAnnotation(
  { id, quote, position, comment, tags, created, modified }: Highlight,
  { source, text }: { readonly source: string; readonly text: string },
): WebAnnotation {
  const { exact, prefix, suffix } = quote;
  const body = [
    ...(comment === '' ? [] : [bodyOf('commenting', comment)]),
    ...tags.map((tag) => bodyOf('tagging', tag)),
  ];
  const selector: (QuoteSelector | PositionSelector)[] = [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
  ];
  if (position !== undefined && text.slice(position.start, position.end) === exact) {
    const start = codePoints(text, position.start);
    selector.push({ type: 'TextPositionSelector', start, end: codePoints(text, position.end) });
  }
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: body[0]?.purpose ?? 'highlighting',
    ...(body.length > 0 && { body }),
    target: { source, selector },
    created,
    modified,
  };
}

function bodyOf(purpose: TextualBody['purpose'], value: string): TextualBody {
  return { type: 'TextualBody', purpose, value, format: 'text/plain' };
}

/**
 * The selectors of an annotation of `text`, from its first target that has any; undefined where nothing
 * says which words are meant. Never throws. A position that is not in the text is left out.
 */
export function selectorsFromWebAnnotation(
  value: unknown,
  text: string,
): FoundSelectors | undefined {
  if (!isFields(value)) return undefined;
  for (const target of listed(value['target'])) {
    const selectors = isFields(target) ? listed(target['selector']) : [];
    const found = selectorsFrom(selectors, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

function selectorsFrom(selectors: readonly unknown[], text: string): FoundSelectors | undefined {
  const quote = first(selectors, quoteFrom);
  const position = first(selectors, (selector) => positionFrom(selector, text));
  if (quote !== undefined) return position === undefined ? { quote } : { quote, position };
  return position === undefined ? undefined : describe(text, position.start, position.end);
}

function quoteFrom(selector: unknown): TextQuote | undefined {
  if (!isFields(selector) || selector['type'] !== 'TextQuoteSelector') return undefined;
  const { exact, prefix, suffix } = selector;
  if (typeof exact !== 'string' || exact === '') return undefined;
  return { exact, prefix: stringOf(prefix), suffix: stringOf(suffix) };
}

function positionFrom(selector: unknown, text: string): TextPosition | undefined {
  if (!isFields(selector) || selector['type'] !== 'TextPositionSelector') return undefined;
  const start = codeUnits(text, selector['start']);
  const end = codeUnits(text, selector['end']);
  return start === undefined || end === undefined || start >= end ? undefined : { start, end };
}

/** JSON-LD writes a list of one as that one. */
function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function first<T>(
  values: readonly unknown[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  return values.map(read).find((found) => found !== undefined);
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** How many code points there are before a place that is counted in code units. */
function codePoints(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}

/** The place in code units of one counted in code points; undefined for none of the text's. */
function codeUnits(text: string, points: unknown): number | undefined {
  if (!Number.isInteger(points) || typeof points !== 'number' || points < 0) return undefined;
  const characters = Array.from(text);
  return points > characters.length ? undefined : characters.slice(0, points).join('').length;
}
