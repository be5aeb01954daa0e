/**
 * The words that an index has, to find those that a typed word may be a typo for. Words are only
 * ever added: one whose last paper has gone finds nothing and costs next to nothing.
 */
import { beginningDistance, forgivenTypos, typingDistance } from './distance.ts';
import { isStopWord } from './stopWords.ts';

interface Entry {
  readonly term: string;
  /** A bit for each letter that the word has: most words are ruled out by it alone. */
  readonly letters: number;
}

/** More words than these are not looked up for one typed word; the nearest are kept. */
const MAX_SIMILAR = 24;

export class TermList {
  readonly #known = new Set<string>();
  readonly #entries: Entry[] = [];

  add(term: string): void {
    if (this.#known.has(term)) return;
    this.#known.add(term);
    this.#entries.push({ term, letters: letterBits(term) });
  }

  clear(): void {
    this.#known.clear();
    this.#entries.length = 0;
  }

  /**
   * Words that were perhaps meant with the number of slips, nearest first; never the word itself or what begins with it. An
   * open word is compared with the beginnings of words. A plural's s is no typo.
   */
  similar(typed: string, open: boolean): ReadonlyMap<string, number> {
    const max = forgivenTypos(typed.length);
    if (max === 0) return new Map();
    const letters = letterBits(typed);
    const found: { readonly term: string; readonly distance: number }[] = [];
    for (const entry of this.#entries) {
      const { term } = entry;
      if (countBits(letters & ~entry.letters) > max) continue;
      if (term.length < typed.length - max || term.startsWith(typed)) continue;
      const distance = open ? beginningDistance(typed, term, max) : wordDistance(typed, term, max);
      if (distance <= max && sameOnset(typed, term) && !isStopWord(term))
        found.push({ term, distance });
    }
    found.sort((a, b) => a.distance - b.distance || a.term.length - b.term.length);
    return new Map(found.slice(0, MAX_SIMILAR).map(({ term, distance }) => [term, distance]));
  }
}

function wordDistance(typed: string, term: string, max: number): number {
  const distance = typingDistance(typed, term, max);
  const singular = term.endsWith('s') ? typingDistance(typed, term.slice(0, -1), max) : max + 1;
  return Math.min(distance, singular);
}

/** Slips seldom hit the first letter, and in a short word they would make another word of it. */
function sameOnset(typed: string, term: string): boolean {
  return typed.length >= 6 || typed[0] === term[0] || typed[0] === term[1];
}

/** Letters a to z have a bit each; all others share the remaining ones. */
function letterBits(term: string): number {
  let bits = 0;
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i);
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
