/**
 * What is behind a key: a locator ("pp. 33-35", "{ii, A, D-Z}") and a suffix, told apart as pandoc's
 * citeproc does (its Citeproc/Locator). It works on tokens: words, single punctuation marks, spaces.
 */
import { labelOfTerm } from '../locatorTerms.ts';
import { plainText, type Inline } from './inline.ts';
import type { Slice } from './source.ts';

export interface Locator {
  /** CSL's name of what is counted; empty in braces without one. */
  readonly label: string;
  readonly locator: string;
  /** From the label's first character to the locator's last. */
  readonly span: Slice;
}

interface Token extends Slice {
  readonly kind: 'word' | 'mark' | 'space' | 'math' | 'other';
  readonly text: string;
}

/** The locator at the start of a suffix; undefined if all of it is suffix. */
export function locatorOf(suffix: readonly Inline[]): Locator | undefined {
  const tokens = tokensOf(suffix);
  const comma = isMark(tokens[0], ',') ? 1 : 0;
  const from = tokens[comma]?.kind === 'space' ? comma + 1 : comma;
  const found = delimited(tokens, from) ?? integrated(tokens, from);
  const first = tokens[from];
  const last = found && tokens[found.end - 1];
  if (found === undefined || first === undefined || last === undefined) return undefined;
  return {
    label: found.label,
    locator: found.text.trim(),
    span: { start: first.start, end: last.end },
  };
}

/** Words and single marks; white space of any kind is a token of its own. */
const TOKEN = /\s|\p{P}|[^\s\p{P}]+/gu;

function tokensOf(inlines: readonly Inline[]): readonly Token[] {
  const tokens: Token[] = [];
  for (const token of inlines.flatMap(tokensIn)) {
    const last = tokens.at(-1);
    const isJoined = last !== undefined && last.kind === token.kind && last.end === token.start;
    if (isJoined && token.kind === 'word') {
      const { kind, text, start } = last;
      tokens[tokens.length - 1] = { kind, text: text + token.text, start, end: token.end };
    } else tokens.push(token);
  }
  return tokens;
}

function tokensIn(inline: Inline): readonly Token[] {
  const { kind, start, end } = inline;
  if (kind === 'text') return textTokens(inline.text, start, end);
  if (kind === 'space' || kind === 'softBreak') return [{ kind: 'space', text: ' ', start, end }];
  if (kind === 'math') return [{ kind, text: inline.text, start, end }];
  const isOpen = kind === 'group' && inline.isOpen === true;
  return isOpen ? inline.children.flatMap(tokensIn) : [other(inline)];
}

function other(inline: Inline): Token {
  return { kind: 'other', text: plainText([inline]), start: inline.start, end: inline.end };
}

function textTokens(text: string, start: number, end: number): readonly Token[] {
  // An escape or a reference is longer than what it means: its tokens all stand where it stands.
  const isLiteral = text.length === end - start;
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    kind: kindOf(token),
    text: token,
    start: isLiteral ? start + index : start,
    end: isLiteral ? start + index + token.length : end,
  }));
}

function kindOf(token: string): Token['kind'] {
  if (/^\s/u.test(token)) return 'space';
  // "vol:page" is one thing.
  return token !== ':' && /^\p{P}/u.test(token) ? 'mark' : 'word';
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}

/** A reading of some tokens. */
interface Reading {
  readonly text: string;
  /** Whether there is a digit or a roman numeral in it. */
  readonly counts: boolean;
  readonly end: number;
}

interface Labelled {
  readonly label: string;
  readonly text: string;
  readonly end: number;
}

/** `{…}`: all that it holds is locator; `{}` says that there is none. */
function delimited(tokens: readonly Token[], at: number): Labelled | undefined {
  if (!isMark(tokens[at], '{')) return undefined;
  let from = at + 1;
  while (tokens[from]?.kind === 'space') from += 1;
  const { label, end: begin } = labelAt(tokens, from, (index) => index < tokens.length) ?? {
    label: '',
    end: from,
  };
  const any = (index: number): Reading | undefined => {
    const token = tokens[index];
    return token && { text: token.text, counts: true, end: index + 1 };
  };
  const { text, end } = balanced(tokens, begin, ['{}', '[]'], any) ?? { text: '', end: begin };
  return isMark(tokens[end], '}') ? { label, text, end: end + 1 } : undefined;
}

/** A label with what it counts; without a label, pages, which have digits. */
function integrated(tokens: readonly Token[], at: number): Labelled | undefined {
  const counts = (index: number) => wordAt(tokens, index, true)?.counts === true;
  const labelled = labelAt(tokens, at, counts);
  const isPart = ({ text, counts: isNumber }: Reading) =>
    labelled === undefined ? /\d/u.test(text) : isNumber;
  const begin = labelled?.end ?? at;
  const first = wordAt(tokens, begin, labelled !== undefined);
  if (first === undefined || !isPart(first)) return undefined;
  let { text, end } = first;
  for (;;) {
    const next = wordAt(tokens, end, false);
    if (next === undefined || !isPart(next)) break;
    text += next.text;
    end = next.end;
  }
  return { label: labelled?.label ?? 'page', text, end };
}

/** The longest label from here that is followed by something countable. */
function labelAt(
  tokens: readonly Token[],
  at: number,
  isFollowed: (index: number) => boolean,
): { readonly label: string; readonly end: number } | undefined {
  let best: { readonly label: string; readonly end: number } | undefined;
  let term = '';
  let end = at;
  while (end < tokens.length && end - at < LONGEST_LABEL) {
    term += tokens[end]?.text ?? '';
    end += 1;
    if (!isFollowed(end)) continue;
    const label = labelOfTerm(term);
    if (label !== undefined) best = { label, end };
  }
  return best;
}

/** In tokens: "sub verbo" has three, "s.vv." four. */
const LONGEST_LABEL = 12;

/** One number or range, with the comma or semicolon before it where it is not the first. */
function wordAt(tokens: readonly Token[], at: number, isFirst: boolean): Reading | undefined {
  let from = at;
  let before = '';
  if (!isFirst && (isMark(tokens[from], ',') || isMark(tokens[from], ';'))) {
    before = tokens[from]?.text ?? '';
    from += 1;
  }
  if (tokens[from]?.kind === 'space') {
    before += ' ';
    from += 1;
  }
  const read = balanced(tokens, from, ['{}', '[]', '()'], (index) => sequenceAt(tokens, index));
  return read && { ...read, text: before + read.text };
}

/** Readings one after the other, each alone or in one pair of brackets. */
function balanced(
  tokens: readonly Token[],
  at: number,
  pairs: readonly string[],
  read: (index: number) => Reading | undefined,
): Reading | undefined {
  const braces = pairs.join('');
  const isBrace = (index: number) => {
    const token = tokens[index];
    return token?.kind === 'mark' && braces.includes(token.text);
  };
  const inside = (index: number) => (isBrace(index) ? undefined : read(index));
  let result: Reading | undefined;
  for (let from = at; ; from = result.end) {
    const next = bracketed(tokens, from, pairs, inside) ?? inside(from);
    if (next === undefined) return result;
    const counts = result?.counts === true || next.counts;
    result = { text: (result?.text ?? '') + next.text, counts, end: next.end };
  }
}

function bracketed(
  tokens: readonly Token[],
  at: number,
  pairs: readonly string[],
  inside: (index: number) => Reading | undefined,
): Reading | undefined {
  const pair = pairs.find(([open = '']) => isMark(tokens[at], open));
  if (pair === undefined) return undefined;
  const inner = inside(at + 1);
  const end = inner?.end ?? at + 1;
  if (!isMark(tokens[end], pair.charAt(1))) return undefined;
  const text = pair.charAt(0) + (inner?.text ?? '') + pair.charAt(1);
  return { text, counts: inner?.counts === true, end: end + 1 };
}

/** `1`, `1.2`, `.2`; a period at the end stays outside. */
function sequenceAt(tokens: readonly Token[], at: number): Reading | undefined {
  let result = unitAt(tokens, at);
  for (;;) {
    const from: number = result?.end ?? at;
    const next = isMark(tokens[from], '.') ? unitAt(tokens, from + 1) : undefined;
    if (next === undefined) return result;
    const counts = result?.counts === true || next.counts;
    result = { text: `${result?.text ?? ''}.${next.text}`, counts, end: next.end };
  }
}

const ROMAN = /^M*(?:CM)?D*(?:CD)?C*(?:XC)?L*(?:XL)?X*(?:IX)?V*(?:IV)?I*$/u;

function unitAt(tokens: readonly Token[], at: number): Reading | undefined {
  const first = tokens[at];
  if (first?.kind === 'word' && ROMAN.test(first.text.toUpperCase())) {
    return { text: first.text, counts: true, end: at + 1 };
  }
  let end = at;
  let text = '';
  for (let token = tokens[end]; token !== undefined && isInUnit(token); token = tokens[end]) {
    text += token.text;
    end += 1;
  }
  return end === at ? undefined : { text, counts: /\d/u.test(text), end };
}

/** Of punctuation, what ranges are written with. */
function isInUnit({ kind, text }: Token): boolean {
  return kind === 'word' || kind === 'other' || (kind === 'mark' && /^[-–]$/u.test(text));
}
