/**
 * Citation keys in the form that Google Scholar's BibTeX export made usual: the first author's family
 * name, the year, the first significant word of the title, in ASCII lower case ("zimmer2023sparse").
 * People's documents depend on these keys: a change here must not change a key that was shipped.
 */
import type { CslName } from './paper.ts';

/** What a key is made of. */
export interface KeyFacts {
  readonly authors: readonly CslName[];
  readonly year: number | undefined;
  readonly title: string;
}

/** Words at the beginning of a title that say nothing about it. */
export const TITLE_STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but of on in to for from by with at as into about via ' +
    'is are was were be been can could do does did has have should will would ' +
    'how what when where which who why whether if it its this that these those not no'
  ).split(' '),
);

/** Stands for the name where a paper has no author whose name can be written in ASCII. */
const NO_NAME = 'anon';

/**
 * Letters that have no decomposition into ASCII: Greek by its look or usual Latin spelling, and the
 * Latin letters that NFKD leaves as they are.
 */
const TRANSLITERATED: ReadonlyMap<string, string> = new Map(
  (
    'αa βb γg δd εe ζz ηe θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υu φph χch ψps ωo ' +
    'ßss æae œoe øo łl đd ðd þth ħh ıi ŋng ŧt ĸk əe'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/**
 * The key without regard to other papers. Parts that are missing are left out, a missing name is
 * "anon": `anon2023sparse`, `zimmersparse`, `zimmer2023`.
 */
export function baseCitationKey({ authors, year, title }: KeyFacts): string {
  const name = wordsOf(nameOf(authors[0])).join('');
  return [name === '' ? NO_NAME : name, year ?? '', significantWord(title)].join('');
}

/**
 * The key of a paper that joins others: its base key if that is free, otherwise the base with the
 * first free one of a, b, … z, aa, ab, … at its end.
 */
export function citationKey(facts: KeyFacts, taken: Keys): string {
  return freeKey(baseCitationKey(facts), taken, BARE).key;
}

/** A key as it is if that is free, otherwise with the first free one of a, b, … at its end. */
export function citationKeySuffixed(key: string, taken: Keys): string {
  return freeKey(key, taken, BARE).key;
}

/**
 * Keys for papers in their order, each unlike the others. Of papers with the same base key the first
 * has it bare, the second with `a`, the third with `b`: so a paper added at the end changes no key.
 */
export function citationKeys(papers: readonly KeyFacts[]): readonly string[] {
  const taken = new Set<string>();
  const tried = new Map<string, number>();
  return papers.map((facts) => {
    const base = baseCitationKey(facts);
    const { key, number } = freeKey(base, taken, tried.get(base) ?? BARE);
    tried.set(base, number);
    taken.add(key);
    return key;
  });
}

/** Keys that are taken: a set of them, or a map by them. */
interface Keys {
  has(key: string): boolean;
}

/** The number of the suffix that is none; 0 is `a`. */
const BARE = -1;

function freeKey(base: string, taken: Keys, from: number) {
  for (let number = from; ; number++) {
    const key = base + suffix(number);
    if (!taken.has(key)) return { key, number };
  }
}

function nameOf(author: CslName | undefined): string {
  return author?.family ?? author?.literal ?? author?.given ?? '';
}

function significantWord(title: string): string {
  return wordsOf(title).find((word) => !TITLE_STOP_WORDS.has(word)) ?? '';
}

/** The words in ASCII lower case, split at all but letters and digits; other scripts' are left out. */
function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/[^a-z0-9]/gu, ''))
    .filter((word) => word !== '');
}

/** NFKD without accents, in lower case, with the letters of the table above spelled out. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => TRANSLITERATED.get(letter) ?? letter);
}

/** -1 is none, 0 is a, 25 is z, 26 is aa. */
function suffix(number: number): string {
  if (number === BARE) return '';
  const letter = String.fromCharCode('a'.charCodeAt(0) + (number % 26));
  return suffix(Math.floor(number / 26) - 1) + letter;
}
