/** How lists and fenced code begin: a paragraph has to know it as well as the blocks themselves. */
import { attributesEnd, isBlankFrom, matchAt, rawAttributeEnd, skipSpaces } from './lexical.ts';

export interface ListMarker {
  readonly kind: string;
  /** The first item of a list inside of another has to be number one. */
  readonly isFirst: boolean;
  /** The label of an example. */
  readonly example?: string;
  /** Where the item's text begins. */
  readonly end: number;
}

const RULE = / *(?:\*(?: *\*){2,}|-(?: *-){2,}|_(?: *_){2,}) *\n/y;

/** A line of three or more stars, dashes or underscores. */
export function isRule(text: string, at: number): boolean {
  return matchAt(RULE, text, at) !== undefined;
}

const BULLET = / {0,3}([*+-])(?: |(?=\n))/y;

export function bulletAt(text: string, at: number): ListMarker | undefined {
  const match = matchAt(BULLET, text, at);
  if (match === undefined || isRule(text, at)) return undefined;
  return { kind: 'bullet', isFirst: true, end: textStart(text, at + match[0].length) };
}

const DEFINITION = / {0,3}[:~](?: |(?=\n))/y;

export function definitionAt(text: string, at: number): ListMarker | undefined {
  const match = matchAt(DEFINITION, text, at);
  return match && { kind: 'definition', isFirst: true, end: textStart(text, at + match[0].length) };
}

/** Up to three more spaces belong to the marker, unless the text is indented further: that is code. */
function textStart(text: string, at: number): number {
  const end = skipSpaces(text, at, at + 4);
  return end - at <= 3 && text[end] !== ' ' ? end : at;
}

const NUMBER = String.raw`\d+|#|@(?:[_-]?[\p{L}\p{N}])*|[ivxlcdm]+|[IVXLCDM]+|[a-z]|[A-Z]`;
const ORDERED = new RegExp(
  String.raw` {0,3}(?!p\. \d)(?:\((${NUMBER})(\))|(${NUMBER})([.)]))(?: |(?=\n))`,
  'uy',
);
const ROMAN = /^m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/u;

/** An item of an ordered list; `kind`, where given, is that of the items before it. */
export function orderedAt(text: string, at: number, kind?: string): ListMarker | undefined {
  const match = matchAt(ORDERED, text, at);
  if (match === undefined) return undefined;
  const { number, delimiter } = numbered(match);
  const style = styleOf(number, kind?.split(' ')[0]);
  const end = at + match[0].length;
  if (style === undefined || isInitial(style, number + delimiter, text.charAt(end))) {
    return undefined;
  }
  const found = style === 'default' && delimiter === '.' ? 'default' : `${style} ${delimiter}`;
  if (kind !== undefined && kind !== found) return undefined;
  return {
    kind: found,
    isFirst: /^(?:1|#|@.*|i|a)$/iu.test(number),
    ...(style === 'example' && { example: number.slice(1) }),
    end: textStart(text, end),
  };
}

function numbered([, inner, , outer, behind]: RegExpExecArray) {
  return inner === undefined
    ? { number: String(outer), delimiter: String(behind) }
    : { number: inner, delimiter: '()' };
}

const STYLES: readonly (readonly [RegExp, string])[] = [
  [/^\d/u, 'decimal'],
  [/^#/u, 'default'],
  [/^@/u, 'example'],
];

/** What is counted with; letters go on as they were begun where they may be either. */
function styleOf(number: string, begun: string | undefined): string | undefined {
  const style = STYLES.find(([pattern]) => pattern.test(number))?.[1];
  if (style !== undefined) return style;
  const sized = number === number.toLowerCase() ? 'lower' : 'upper';
  const possible = [
    ...(ROMAN.test(number.toLowerCase()) ? [`${sized}Roman`] : []),
    ...(number.length === 1 ? [`${sized}Alpha`] : []),
  ];
  if (begun !== undefined && possible.includes(begun)) return begun;
  return /^i$/iu.test(number) ? possible[0] : possible.at(-1);
}

/** "B. Russell" begins no list: a capital with a full stop needs two spaces behind it. */
function isInitial(style: string, marker: string, next: string): boolean {
  const isCapital =
    style === 'upperAlpha' || (style === 'upperRoman' && /^[IVXLCDM]\.$/u.test(marker));
  return isCapital && marker.endsWith('.') && !/[ \n]/u.test(next);
}

export function startsListItem(text: string, at: number): boolean {
  return (
    bulletAt(text, at) !== undefined ||
    orderedAt(text, at) !== undefined ||
    definitionAt(text, at) !== undefined
  );
}

const FENCE = / {0,3}(`{3,}|~{3,}) */y;

/** The block's content begins here and ends there, where its last fence begins. */
export interface FencedCode {
  readonly closing: number;
  readonly end: number;
}

/** A fenced block of code, its last fence too; undefined without one: then it is text. */
export function fencedCodeAt(text: string, at: number): FencedCode | undefined {
  const match = matchAt(FENCE, text, at);
  if (match === undefined) return undefined;
  const info = infoEnd(text, at + match[0].length);
  if (!isBlankFrom(text, info, text.length)) return undefined;
  return closingFence(text, text.indexOf('\n', info) + 1, match[1] ?? '');
}

/** The next fence of the same character that is at least as long. */
function closingFence(text: string, from: number, fence: string): FencedCode | undefined {
  const closing = new RegExp(fence.startsWith('~') ? CLOSING_TILDES : CLOSING_TICKS);
  closing.lastIndex = from;
  for (let closed = closing.exec(text); closed !== null; closed = closing.exec(text)) {
    if (String(closed[1]).length >= fence.length) {
      return { closing: closed.index, end: closing.lastIndex };
    }
  }
  return undefined;
}

const CLOSING_TICKS = /^ {0,3}(`{3,}) *\n/gmu;
const CLOSING_TILDES = /^ {0,3}(~{3,}) *\n/gmu;

function infoEnd(text: string, at: number): number {
  const limit = text.length;
  const raw = rawAttributeEnd(text, at, limit);
  if (raw !== undefined) return raw;
  const language = matchAt(/[^`{}\s]*/uy, text, at);
  const behind = skipSpaces(text, at + (language?.[0].length ?? 0), limit);
  return attributesEnd(text, behind, limit) ?? behind;
}

export function startsFencedCode(text: string, at: number): boolean {
  return fencedCodeAt(text, at) !== undefined;
}
