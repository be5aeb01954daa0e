/** Lists of names as BibTeX and BibLaTeX write them, to CSL names, split as pandoc does. */
import type { CslName } from '../../library/paper.ts';
import { parseLatex, plainText, type Inline } from './latex.ts';
import { withParticles } from '../particles.ts';

type Token = { readonly text: string; readonly group: boolean } | 'space' | 'comma';

/**
 * The names of a field. A name in braces is an institution; "First von Last", "von Last, First" and
 * "von Last, Jr, First" are told apart, and BibLaTeX's `family=…, given=…`.
 * @param useprefix whether "von" stays with the family name, as `options = {useprefix=true}` says
 */
export function namesOf(latex: string, useprefix: boolean): readonly CslName[] {
  return splitAtAnd(tokensOf(parseLatex(latex))).flatMap(
    (tokens) => nameOf(tokens, useprefix) ?? [],
  );
}

/** Several literals, e.g. publishers, joined by semicolons. */
export function literals(content: readonly Inline[], write: (part: readonly Inline[]) => string) {
  const parts: Inline[][] = [[]];
  for (const part of content) {
    if (typeof part !== 'string') parts.at(-1)?.push(part);
    else {
      const [first = '', ...others] = part.split(/\s+and\s+/u);
      parts.at(-1)?.push(first);
      for (const other of others) parts.push([other]);
    }
  }
  return parts.map(write).join('; ');
}

function tokensOf(content: readonly Inline[]): readonly Token[] {
  return content.flatMap((part): Token[] => {
    if (typeof part !== 'string') return [{ text: plainText(part.content), group: true }];
    const pieces = spacedInitials(part).match(/[\s\u00a0]+|,|[^\s\u00a0,]+/gu) ?? [];
    return pieces.map((piece) => {
      if (piece === ',') return 'comma';
      return /^[\s\u00a0]/u.test(piece) ? 'space' : { text: piece, group: false };
    });
  });
}

/** "J.G. Smith" is "J. G. Smith". */
function spacedInitials(text: string): string {
  return text.replace(/(?<![\p{L}\p{M}])(\p{Lu})\.(?=\p{Lu}(?:\.|$))/gu, '$1. ');
}

function splitAtAnd(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const names: Token[][] = [[]];
  tokens.forEach((token, index) => {
    const isAnd =
      typeof token === 'object' &&
      !token.group &&
      token.text.toLowerCase() === 'and' &&
      tokens[index - 1] === 'space' &&
      tokens[index + 1] === 'space';
    if (isAnd) names.push([]);
    else names.at(-1)?.push(token);
  });
  return names;
}

type Word = readonly Exclude<Token, string>[];

function nameOf(tokens: readonly Token[], useprefix: boolean): CslName | undefined {
  const parts = partsOf(tokens).map((part) => wordsOf(part));
  const words = parts.flat();
  const [only] = words;
  if (only === undefined) return undefined;
  if (parts.length === 1 && words.length === 1 && only.length === 1 && only[0]?.group === true) {
    return { literal: tidied(only[0].text) };
  }
  if (words.length === 1 && textOf(only) === 'others') return { literal: 'others' };
  const isExtended = /^(?:family|given|prefix|suffix|useprefix)=/u.test(textOf(only));
  return withParticles(isExtended ? extendedName(parts) : classicName(parts, useprefix));
}

function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token === 'comma') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function wordsOf(tokens: readonly Token[]): readonly Word[] {
  const words: Exclude<Token, string>[][] = [];
  let open = false;
  for (const token of tokens) {
    if (typeof token === 'string') open = false;
    else if (open) words.at(-1)?.push(token);
    else {
      words.push([token]);
      open = true;
    }
  }
  return words;
}

function textOf(word: Word): string {
  return word.map(({ text }) => text).join('');
}

function joined(words: readonly Word[]): string {
  return tidied(words.map(textOf).join(' '));
}

function tidied(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function classicName(parts: readonly (readonly Word[])[], useprefix: boolean): CslName {
  const [given, vonLast, jr] = arranged(parts);
  const lower = vonLast.findIndex(isCapitalised);
  // All in small letters: the last word is the family name.
  const split = lower < 0 ? Math.max(vonLast.length - 1, 0) : lower;
  const von = joined(vonLast.slice(0, split));
  const particle = useprefix ? 'non-dropping-particle' : 'dropping-particle';
  return withoutEmpty({
    family: joined(vonLast.slice(split)),
    given: joined(given),
    [particle]: von,
    suffix: joined(jr),
  });
}

type Arranged = readonly [given: readonly Word[], vonLast: readonly Word[], jr: readonly Word[]];

function arranged(parts: readonly (readonly Word[])[]): Arranged {
  const [first = [], second, third] = parts;
  if (third !== undefined) return [third, first, second ?? []];
  if (second !== undefined) return [second, first, []];
  const small = first.findIndex((word) => !isCapitalised(word));
  const split = small < 0 ? Math.max(first.length - 1, 0) : small;
  return [first.slice(0, split), first.slice(split), []];
}

/** A word in braces has no case, unless it begins with a capital. */
function isCapitalised(word: Word): boolean {
  for (const { text, group } of word) {
    const letter = /[^\p{N}]/u.exec(text)?.[0];
    if (letter === undefined) continue;
    if (/\p{Lu}/u.test(letter)) return true;
    if (!group) return /\p{Lo}|\p{Lt}/u.test(letter);
  }
  return true;
}

const EXTENDED: Readonly<Record<string, string>> = {
  family: 'family',
  given: 'given',
  suffix: 'suffix',
  prefix: 'dropping-particle',
};

function extendedName(parts: readonly (readonly Word[])[]): CslName {
  const name: Record<string, string> = {};
  let useprefix = false;
  for (const words of parts) {
    const [label = '', ...value] = joined(words).split('=');
    const field = EXTENDED[label.trim()];
    const text = value.join('=').trim().replace(/^"|"$/gu, '');
    if (field !== undefined) name[field] = text;
    else if (label.trim() === 'useprefix') useprefix = text === 'true';
  }
  const { 'dropping-particle': prefix = '', ...others } = name;
  return withoutEmpty({
    ...others,
    [useprefix ? 'non-dropping-particle' : 'dropping-particle']: prefix,
  });
}

function withoutEmpty(name: Readonly<Record<string, string>>): CslName {
  return Object.fromEntries(Object.entries(name).filter(([, text]) => text !== ''));
}
