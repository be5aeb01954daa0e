/**
 * Characters of no alphabet by which things that citeproc knows nothing of pass through it: markup of
 * what an author writes around a key, citations within that, keys that nothing is known of, and where a
 * variable begins and ends. They are taken out of everything that comes in.
 */

const ALL = /[\uF700-\uF7FF]/gu;

/** Ends what `itemMark`, `URL_START`, `DOI_START` or `TITLE_START` begins. */
export const END = '\uF700';
export const URL_START = '\uF701';
export const DOI_START = '\uF702';
export const TITLE_START = '\uF703';
const ITEM_START = '\uF704';
const NUMBER_END = '\uF705';

const DIGITS = 0xf710;
const TAGS = 0xf720;
const NESTED = 0xf740;
const UNKNOWN = 0xf7a0;
/** So many citations within another, and unknown keys of one, are told apart. */
const MOST = 0x50;

/** The tags that what an author writes around a key may have. */
const TAG_NAMES = ['i', 'b', 'sup', 'sub', 's', 'code'] as const;
export type TagName = (typeof TAG_NAMES)[number];

export function withoutMarks(text: string): string {
  return text.replace(ALL, '');
}

export function tagged(name: TagName, inside: string): string {
  const at = TAGS + 2 * TAG_NAMES.indexOf(name);
  return String.fromCharCode(at) + inside + String.fromCharCode(at + 1);
}

/** Undefined for more than can be told apart. */
export function nestedMark(index: number): string | undefined {
  return index < MOST ? String.fromCharCode(NESTED + index) : undefined;
}

export function unknownMark(index: number): string {
  return String.fromCharCode(UNKNOWN + Math.min(index, MOST - 1));
}

/** Begins what an item prints, by the item's number. */
export function itemMark(number: number): string {
  const digits = Array.from(String(number), (digit) => String.fromCharCode(DIGITS + Number(digit)));
  return ITEM_START + digits.join('') + NUMBER_END;
}

export type Mark =
  | { readonly kind: 'end' | 'url' | 'doi' | 'title' }
  | { readonly kind: 'item' | 'nested' | 'unknown'; readonly index: number }
  | { readonly kind: 'open' | 'close'; readonly name: TagName };

const SIMPLE: Readonly<Record<string, 'end' | 'url' | 'doi' | 'title'>> = {
  [END]: 'end',
  [URL_START]: 'url',
  [DOI_START]: 'doi',
  [TITLE_START]: 'title',
};

/** One mark, of as many characters as it has. */
export const MARK = /\uF704[\uF710-\uF719]+\uF705|[\uF700-\uF7FF]/u;

/** What a mark says; undefined for what is none. */
export function readMark(mark: string): Mark | undefined {
  const simple = SIMPLE[mark];
  if (simple !== undefined) return { kind: simple };
  if (mark.startsWith(ITEM_START)) return itemOf(mark);
  const code = mark.charCodeAt(0);
  if (code >= UNKNOWN && code < UNKNOWN + MOST) return { kind: 'unknown', index: code - UNKNOWN };
  if (code >= NESTED && code < NESTED + MOST) return { kind: 'nested', index: code - NESTED };
  const name = TAG_NAMES[(code - TAGS) >> 1];
  if (code < TAGS || name === undefined) return undefined;
  return { kind: (code - TAGS) % 2 === 0 ? 'open' : 'close', name };
}

function itemOf(mark: string): Mark | undefined {
  const digits = Array.from(mark.slice(1, -1), (digit) => digit.charCodeAt(0) - DIGITS);
  return digits.length === 0 ? undefined : { kind: 'item', index: Number(digits.join('')) };
}
