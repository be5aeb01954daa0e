/** What is said of the papers that were found: which words, how, and in which fields. */
import { fieldsOfBits, MATCH_KINDS } from './found.ts';
import type { Found, MatchKind } from './found.ts';
import { foundWord, homeOf } from './indexed.ts';
import type { Indexed } from './indexed.ts';
import type { OtherWords } from './wordFinder.ts';
import type { QueryWord } from './queryWords.ts';
import type { RankedPaper, Ranking } from './ranking.ts';
import type { RankedWord } from './sums.ts';
import type { SearchField } from './searchDocument.ts';
import { stem } from './stem.ts';

/** How a paper has one word of the query. */
export interface WordMatch {
  /** The query's word, folded. */
  readonly word: string;
  /** Of a compound, by which it may have been found as well: "top" and "k". */
  readonly parts?: readonly string[];
  readonly kind: MatchKind;
  /** The words found, as they stand in the index. */
  readonly terms: readonly string[];
  readonly fields: readonly SearchField[];
  /** What was taken for the word where it is an acronym or what one stands for: "mixture of experts". */
  readonly meaning?: string;
}

export interface Hit {
  readonly key: string;
  /** Falls along the ranking; says nothing across queries. */
  readonly score: number;
  /** Whether it has every word of the query that any paper has. */
  readonly complete: boolean;
  /** All words found, as they stand in the index. */
  readonly terms: readonly string[];
  /** In the query's order; words that the paper has not are absent. */
  readonly matches: readonly WordMatch[];
}

/** The other words among which the found one is. */
function meaningOf(found: string, others: readonly OtherWords[] = []): string | undefined {
  const acronyms = others.filter(({ kind }) => kind === 'acronym');
  const own = acronyms.find(({ terms }) => terms.some((term) => stem(term) === stem(found)));
  return (own ?? acronyms[0])?.label;
}

/** For each word and each of these papers its row, counted from 1; 0 where it has not got the word. */
function rowsOf(
  found: readonly RankedWord[],
  papers: Ranking['papers'],
  places: Uint32Array,
): readonly Uint32Array[] {
  for (const [hit, { paper }] of papers.entries()) places[paper] = hit + 1;
  const all = found.map((each) => {
    const rows = new Uint32Array(papers.length);
    const numbers = each.found.papers;
    for (let row = 0, left = papers.length; row < numbers.length && left > 0; row++) {
      const hit = places[numbers[row] ?? 0] ?? 0;
      if (hit === 0) continue;
      rows[hit - 1] = row + 1;
      left--;
    }
    return rows;
  });
  for (const { paper } of papers) places[paper] = 0;
  return all;
}

/** A query's words, with what was found for each. */
export interface Asked {
  readonly all: readonly Indexed[];
  readonly words: readonly QueryWord[];
  readonly others: readonly (readonly OtherWords[])[];
  readonly found: readonly RankedWord[];
}

/** The papers in their order, each with its matches in the query's. `places` has a zero for every paper. */
export function toHits(asked: Asked, { papers }: Ranking, places: Uint32Array): readonly Hit[] {
  const rows = rowsOf(asked.found, papers, places);
  return papers.map((ranked, hit) => toHit(asked, ranked, (word) => (rows[word]?.[hit] ?? 0) - 1));
}

/** `rowOf` gives a word's row of the paper, -1 where it has not got it. */
function toHit(
  { all, words, others, found }: Asked,
  { paper, score, complete }: RankedPaper,
  rowOf: (word: number) => number,
): Hit {
  const home = homeOf(all, paper);
  const matches = words.flatMap((word, w) => {
    const [each, row] = [found[w]?.found, rowOf(w)];
    if (row < 0 || each === undefined || home === undefined) return [];
    return [matchOf(word, each, { row, home, others: others[w] })];
  });
  return {
    key: home?.segment.keys[paper - home.first] ?? '',
    score,
    complete,
    terms: [...new Set(matches.flatMap((match) => match.terms))],
    matches,
  };
}

function matchOf(
  { text, alternatives: [, parts] }: QueryWord,
  { kinds, words, fields }: Found,
  at: {
    readonly row: number;
    readonly home: Indexed;
    readonly others: readonly OtherWords[] | undefined;
  },
): WordMatch {
  const kind = MATCH_KINDS[kinds[at.row] ?? 0] ?? 'fuzzy';
  const found = foundWord(at.home, words[at.row] ?? 0);
  const meaning = kind === 'acronym' ? meaningOf(found, at.others) : undefined;
  return {
    word: text,
    ...(parts !== undefined && { parts }),
    kind,
    terms: [found],
    fields: fieldsOfBits(fields[at.row] ?? 0),
    ...(meaning !== undefined && { meaning }),
  };
}
