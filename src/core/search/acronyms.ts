/**
 * Short forms that texts explain themselves: "Mixture-of-Experts (MoE)", "NAS (neural architecture
 * search)". The letters of the short form must stand in the words of the long one in order, each word
 * beginning with one of them (after Schwartz and Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text", 2003).
 */
import { groupBy } from '../base/groupBy.ts';
import { fold, terms } from './analyze.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stopWords.ts';

export interface Acronym {
  /** Folded, singular: "moe". */
  readonly short: string;
  /** Folded words, "mixture of experts". */
  readonly long: string;
  /** How many papers explain it so. */
  readonly papers: number;
}

/** In brackets: two to eight letters or digits, at least two of them capitals; a plural's s is dropped. */
const BRACKETED = /\(((?=[^()]*\p{Lu}[^()]*\p{Lu})[\p{L}\p{N}-]{2,9})(?:[,;][^()]*)?\)/gu;
/** Three to six capitals, perhaps with a plural's s. */
const CAPITALS = /\b[A-Z]{3,6}s?\b/g;
/** As far back as a long form may begin, in characters for each letter of the short one. */
const REACH = 24;
/** Small words that a short form may leave out. */
const SKIPPED: ReadonlySet<string> = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'to',
  'with',
  'a',
  'on',
  'by',
  'from',
]);
const MOST_SKIPPED = 2;
/** As many letters one word may stand for. */
const MOST_LETTERS = 3;

/** The short forms of a paper's texts, with the words each stands for. */
export function acronymsOf(
  texts: readonly string[],
): readonly (readonly [short: string, long: string])[] {
  const found = new Map<string, string>();
  for (const text of texts) if (text.includes('(')) addBracketed(text, found);
  const others = shortFormsIn(texts).filter((short) => !found.has(short));
  // Most papers have none, and a text shorter than two words explains nothing.
  if (others.length > 0) for (const text of texts) addBeside(text, others, found);
  return [...found];
}

function addBracketed(text: string, found: Map<string, string>): void {
  for (const match of text.matchAll(BRACKETED)) {
    const short = shortForm(match[1] ?? '');
    const before = text.slice(Math.max(0, match.index - short.length * REACH), match.index);
    const long = longForm(short, plainWords(before));
    if (long !== undefined) found.set(short, long);
  }
}

function shortFormsIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(CAPITALS) ?? []).map(shortForm))];
}

/** Where a short form stands anywhere in the texts, and words that begin with its letters: "NAS". */
function addBeside(text: string, shorts: readonly string[], found: Map<string, string>): void {
  const words = plainWords(text).filter((word) => !isStopWord(word));
  const initials = words.map((word) => word[0] ?? ' ').join('');
  for (const short of shorts) {
    const at = initials.indexOf(short);
    if (at >= 0 && !found.has(short)) {
      found.set(short, words.slice(at, at + short.length).join(' '));
    }
  }
}

const PLURAL = /(?<=\p{Lu})s$/u;
const MIXED_PLURAL = /(?<=\p{Lu}\p{L})s$/u;

/** "MoEs" and "MoE" are one. */
export function shortForm(written: string): string {
  const isSmall = written === written.toLowerCase();
  const singular = isSmall ? written : written.replace(PLURAL, '').replace(MIXED_PLURAL, '');
  return terms(singular)[0] ?? '';
}

/** Words without their compounds: "mixture-of-experts" is three. */
function plainWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The last words whose beginnings spell the short form; undefined where they don't. */
function longForm(short: string, words: readonly string[]): string | undefined {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < 2) return undefined;
  let [letter, skipped] = [letters.length - 1, 0];
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] ?? '';
    const taken = takenFrom(word, letters, letter);
    if (taken === 0) {
      if (!SKIPPED.has(word) || ++skipped > MOST_SKIPPED) return undefined;
      continue;
    }
    letter -= taken;
    if (letter < 0) return words.length - at < 2 ? undefined : words.slice(at).join(' ');
  }
  return undefined;
}

/**
 * How many of the letters up to `last` a word stands for: it begins with the first of them and has
 * the others further on ("autoencoder" has two of "SAE"); 0 if none.
 */
function takenFrom(word: string, letters: string, last: number): number {
  for (let taken = 1; taken <= Math.min(MOST_LETTERS, last + 1); taken++) {
    const wanted = letters.slice(last - taken + 1, last + 1);
    if (word[0] === wanted[0] && hasInOrder(word.slice(1), wanted.slice(1))) return taken;
  }
  return 0;
}

function hasInOrder(word: string, letters: string): boolean {
  let at = -1;
  return Array.from(letters).every((letter) => (at = word.indexOf(letter, at + 1)) !== -1);
}

/** Counts of several texts or indexes together, most papers first. */
export function joinAcronyms(lists: readonly (readonly Acronym[])[]): readonly Acronym[] {
  const counted = new Map<string, Acronym>();
  for (const acronym of lists.flat()) {
    const name = `${acronym.short} ${acronym.long}`;
    const papers = acronym.papers + (counted.get(name)?.papers ?? 0);
    counted.set(name, { ...acronym, papers });
  }
  return [...counted.values()].sort((a, b) => b.papers - a.papers || (a.long < b.long ? -1 : 1));
}

/** What short forms stand for, and by which stems long forms are known; the commonest first. */
export interface Meanings {
  readonly byShort: ReadonlyMap<string, readonly Acronym[]>;
  /** By the first telling stem of the long form. */
  readonly byFirst: ReadonlyMap<string, readonly LongForm[]>;
}

/** A long form as its telling stems. */
export interface LongForm {
  readonly short: string;
  readonly stems: readonly string[];
}

export function meaningsOf(acronyms: readonly Acronym[]): Meanings {
  let byFirst: ReadonlyMap<string, readonly LongForm[]> | undefined;
  return {
    byShort: groupBy(acronyms, ({ short }) => short),
    // The first letter typed need not wait for the stems of all long forms.
    get byFirst() {
      return (byFirst ??= groupBy(acronyms.map(longFormOf), ({ stems: [first = ''] }) => first));
    },
  };
}

function longFormOf({ short, long }: Acronym): LongForm {
  return { short, stems: tellingWords(long).map(stem) };
}

/** The words of a long form that a paper must have. */
export function tellingWords(long: string): readonly string[] {
  return long.split(' ').filter((word) => !isStopWord(word));
}
