/**
 * How the words of a query come together into one order of papers. Papers that have every word
 * come before those that lack one; a paper found through typos alone never comes before one that
 * has one of those words as typed.
 */
import type { SearchField } from './searchDocument.ts';

export type MatchKind = 'exact' | 'prefix' | 'fuzzy';

/** How a paper has one word of the query. */
export interface WordMatch {
  /** The query's word, folded. */
  readonly word: string;
  readonly kind: MatchKind;
  /** The words found, as they stand in the index. */
  readonly terms: readonly string[];
  readonly fields: readonly SearchField[];
  /** What the match adds to the paper's score. */
  readonly score: number;
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

interface Ranked {
  readonly key: string;
  readonly tier: 'all' | 'some' | 'typos';
  readonly complete: boolean;
  readonly score: number;
  readonly matches: readonly WordMatch[];
}

/** One word of the query: the papers that have it, and what follows from them. */
interface RankedWord {
  readonly byKey: ReadonlyMap<string, WordMatch>;
  /** How much it tells papers apart: little where most have it, nothing where none has it. */
  readonly weight: number;
  readonly anyExact: boolean;
}

/** Whatever its words are worth, a paper of a higher tier comes first. */
const TIER_SCORES: Readonly<Record<Ranked['tier'], number>> = { all: 2, some: 1, typos: 0 };
/** Added to a word's weight, so that rare words don't outweigh all others. */
const WEIGHT_FLOOR = 1;

/**
 * Papers that have a word, best first; equal ones in the order of `papers`. Words that no paper has
 * ask nothing of any.
 */
export function rank(
  found: readonly ReadonlyMap<string, WordMatch>[],
  papers: ReadonlyMap<string, unknown>,
  accept: ((key: string) => boolean) | undefined,
): readonly Hit[] {
  const known = found.filter((byKey) => byKey.size > 0);
  const words = known.map((byKey) => rankedWord(byKey, papers.size));
  const ranked: Ranked[] = [];
  for (const key of papers.keys()) {
    if (!words.some(({ byKey }) => byKey.has(key)) || accept?.(key) === false) continue;
    ranked.push(rankPaper(key, words));
  }
  ranked.sort((a, b) => TIER_SCORES[b.tier] - TIER_SCORES[a.tier] || b.score - a.score);
  return ranked.map(toHit);
}

function rankedWord(byKey: ReadonlyMap<string, WordMatch>, papers: number): RankedWord {
  const weight = WEIGHT_FLOOR + Math.log(1 + papers / byKey.size);
  return { byKey, weight, anyExact: [...byKey.values()].some(({ kind }) => kind !== 'fuzzy') };
}

/** Its score is the sum of its words', less the more of the query's weight it lacks. */
function rankPaper(key: string, words: readonly RankedWord[]): Ranked {
  const matches: WordMatch[] = [];
  let [sum, covered, total] = [0, 0, 0];
  let [fuzzyOnly, outdone] = [true, false];
  for (const { byKey, weight, anyExact } of words) {
    total += weight;
    const match = byKey.get(key);
    if (match === undefined) continue;
    matches.push(match);
    sum += match.score;
    covered += weight;
    if (match.kind !== 'fuzzy') fuzzyOnly = false;
    else if (anyExact) outdone = true;
  }
  const complete = matches.length === words.length;
  const tier = fuzzyOnly && outdone ? 'typos' : complete ? 'all' : 'some';
  return { key, tier, complete, score: sum * (covered / total) ** 2, matches };
}

function toHit({ key, tier, complete, score, matches }: Ranked): Hit {
  const terms = [...new Set(matches.flatMap((match) => match.terms))];
  return { key, score: TIER_SCORES[tier] + score / (1 + score), complete, terms, matches };
}
