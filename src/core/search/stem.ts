/** What English endings leave of a word: "gates", "gating" and "gated" are one stem (Porter, 1980). */
import { stemmer } from 'stemmer';
import { groupBy } from '../base/groupBy.ts';
import { pluralsFrom, singularOf } from './plurals.ts';

/** Other scripts, digits and acronyms with digits have no English endings. */
const STEMMABLE = /^[a-z]{3,}$/;

/** The same words come again and again, and looking one up is much quicker than stemming it. */
const known = new Map<string, string>();
const MAX_KNOWN = 30_000;

/** The stem of a folded word; the word itself where it has none. */
export function stem(term: string): string {
  const before = known.get(term);
  if (before !== undefined) return before;
  if (!STEMMABLE.test(term)) return term;
  const stemmed = stemmer(singularOf(term));
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(term, stemmed);
  return stemmed;
}

/** A stem as a number (FNV-1a, 32 bits), for typed arrays; compared among near neighbours only. */
export function stemHash(stemmed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < stemmed.length; i++) {
    hash = Math.imul(hash ^ stemmed.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * What all words of a stem begin with but those that `irregularWith` has: Porter's rules change a stem's last
 * letter at most ("studi" of "study"), so its words stand close together in a sorted dictionary. Undefined
 * where no other word can have this stem.
 */
export function stemBeginning(stemmed: string): string | undefined {
  if (!/^[a-z]{2,}$/.test(stemmed)) return undefined;
  return stemmed.slice(0, Math.max(2, stemmed.length - 1));
}

/** By first letter, as they are asked for: stemming all takes longer than the first letter typed may. */
const irregular = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** The irregular plurals with this stem: "indices" for "index". */
export function irregularWith(stemmed: string): readonly string[] {
  const letter = stemmed.slice(0, 1);
  const known = irregular.get(letter) ?? groupBy(pluralsFrom(letter), stem);
  irregular.set(letter, known);
  return known.get(stemmed) ?? [];
}
