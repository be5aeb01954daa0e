/** Why a paper was found: which words of its texts answer the query, and what a word was taken for. */
import type { MatchKind } from './found.ts';
import type { Hit, WordMatch } from './hits.ts';
import { SEARCH_FIELDS } from './searchDocument.ts';
import type { SearchField } from './searchDocument.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stopWords.ts';

/** What a word was taken for: `{ kind: "fuzzy", typed: "gatign", found: "gating" }`. */
export interface Reason {
  readonly kind: Exclude<MatchKind, 'exact' | 'prefix'>;
  readonly typed: string;
  readonly found: string;
}

const WORTH: Readonly<Record<MatchKind, number>> = {
  exact: 1,
  stem: 0.95,
  prefix: 0.9,
  acronym: 0.85,
  part: 0.8,
  fuzzy: 0.8,
};

/** A term looked for: the query word it answers, and what finding it is worth. */
export interface Wanted {
  readonly word: string;
  readonly worth: number;
}

/** By stems. */
export function wantedTerms(hit: Hit | undefined): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const match of hit?.matches ?? []) {
    const worth = WORTH[match.kind];
    for (const term of [...match.terms, ...meaningWords(match)].map(stem)) {
      if (!wanted.has(term)) wanted.set(term, { word: match.word, worth });
    }
  }
  return wanted;
}

/** The words of what an acronym was taken for, or the acronym of words; none for other matches. */
export function meaningWords({ meaning = '' }: WordMatch): readonly string[] {
  return meaning.split(' ').filter((word) => word !== '' && !isStopWord(word));
}

/** For words that were found otherwise than as typed. */
export function reasonsOf(hit: Hit | undefined): readonly Reason[] {
  return (hit?.matches ?? []).flatMap(({ kind, word, terms: [term], meaning }): Reason[] => {
    const found = meaning ?? term;
    if (kind === 'exact' || kind === 'prefix' || found === undefined) return [];
    return kind === 'stem' && isPlural(word, found) ? [] : [{ kind, typed: word, found }];
  });
}

/** Nobody needs to be told that "gates" was found by "gate". */
function isPlural(a: string, b: string): boolean {
  return `${a}s` === b || a === `${b}s`;
}

/** The fields in which the query's words stand, in the order of the search's fields. */
export function fieldsOf(hit: Hit | undefined): readonly SearchField[] {
  const found = new Set((hit?.matches ?? []).flatMap(({ fields }) => fields));
  return SEARCH_FIELDS.filter((field) => found.has(field));
}
