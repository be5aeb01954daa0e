/** The selectors of Web Annotations, Gloss's own and others', in the words and code units of Gloss. */
import { isFields } from '../../base/fields.ts';
import { describe } from '../anchoring/selectors.ts';
import type { TextPosition, TextQuote } from '../annotation.ts';

export interface FoundSelectors {
  readonly quote: TextQuote;
  readonly position?: TextPosition;
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
    const found = selectorsFrom(selectors.flatMap(refined), text);
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

/** A selector and what refines it: words on a page, for instance. */
function refined(selector: unknown): readonly unknown[] {
  return isFields(selector) ? [selector, ...listed(selector['refinedBy'])] : [];
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
export function listed(value: unknown): readonly unknown[] {
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

/** The place in code units of one counted in code points; undefined for none of the text's. */
function codeUnits(text: string, points: unknown): number | undefined {
  if (!Number.isInteger(points) || typeof points !== 'number' || points < 0) return undefined;
  const characters = Array.from(text);
  return points > characters.length ? undefined : characters.slice(0, points).join('').length;
}
