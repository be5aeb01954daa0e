/**
 * How the words of a query come together into one order of papers. Of a few words, papers that have every
 * one come before those that lack one; in a sentence no word must be there: the sum decides. A paper found
 * through typos alone never comes before one that has one of those words as typed. The first papers are
 * then looked at more closely.
 */
import { best } from './best.ts';
import { addUp, scoreOf } from './sums.ts';
import type { AddOptions, Candidate, RankedWord } from './sums.ts';

/** The order of papers, and what is known of all of them beyond the best. */
export interface Ranking {
  readonly papers: readonly RankedPaper[];
  /** How many papers were found. */
  readonly total: number;
  /** How many of them have every word. */
  readonly complete: number;
}

export interface RankedPaper {
  /** Its number in the index. */
  readonly paper: number;
  readonly score: number;
  /** Whether it has every word that any paper has. */
  readonly complete: boolean;
}

export interface RankOptions extends AddOptions {
  /** Absent where the query says too little yet. */
  readonly closer: CloserLook | undefined;
}

/** What the texts of the first papers tell beyond which words they have. */
export interface CloserLook {
  /** What query words that stand side by side are worth, for each of these papers. */
  readonly sideBySide: (papers: readonly number[]) => readonly number[];
  /** What the words of the first papers are worth in each of these, all together as much as one word. */
  readonly alike: (first: readonly number[], papers: readonly number[]) => readonly number[];
}

/** So many of the best papers are looked at more closely. */
const LOOKED = { words: 30, sentence: 120 } as const;
/** Words of the first few are asked for too, for so much of a score. */
const FEEDBACK = { papers: 5, words: 0.3, sentence: 0.4 } as const;
const SIDE_BY_SIDE = 2;

/**
 * Papers that have a word; equal ones in the order added. Words that no paper has ask nothing of any. By one
 * word papers are not looked at more closely: it says too little to go by.
 */
export function rank(asked: readonly RankedWord[], options: RankOptions): Ranking {
  const words = asked.filter(({ found }) => found.papers.length > 0);
  if (words.length === 0) return { papers: [], total: 0, complete: 0 };
  const { closer, limit, sentence } = options;
  const looked =
    closer === undefined || words.length === 1 ? 0 : LOOKED[sentence ? 'sentence' : 'words'];
  const { papers, total, complete } = addUp(words, { ...options, limit: Math.max(limit, looked) });
  const ranked = (each: Candidate): RankedPaper => rankedPaper(each, scoreOf(each, sentence));
  if (closer === undefined || looked === 0) return { papers: papers.map(ranked), total, complete };
  const again = lookCloser(papers.slice(0, looked), { sentence, count: words.length }, closer);
  const least = again.at(-1)?.score ?? 0;
  const rest = papers.slice(looked).map(ranked);
  const lower = rest.map((each) => ({ ...each, score: Math.min(each.score, least) }));
  return { papers: [...again, ...lower].slice(0, limit), total, complete };
}

function rankedPaper({ paper, complete }: Candidate, score: number): RankedPaper {
  return { paper, score, complete };
}

/** Orders papers anew by what their texts tell. */
function lookCloser(
  first: readonly Candidate[],
  { sentence, count }: { readonly sentence: boolean; readonly count: number },
  closer: CloserLook,
): readonly RankedPaper[] {
  const numbers = first.map(({ paper }) => paper);
  const pairs = closer.sideBySide(numbers).map((worth) => (SIDE_BY_SIDE * worth) / count);
  const own = Float64Array.from(first, (each, i) =>
    scoreOf(each, sentence, { own: pairs[i] ?? 0 }),
  );
  const leading = best(own, FEEDBACK.papers).map((i) => numbers[i] ?? 0);
  const alike = closer.alike(leading, numbers);
  const share = sentence ? FEEDBACK.sentence : FEEDBACK.words;
  const scores = Float64Array.from(first, (each, i) =>
    scoreOf(each, sentence, { own: pairs[i] ?? 0, alike: alike[i] ?? 0, share }),
  );
  return best(scores, first.length).flatMap((i) => {
    const each = first[i];
    return each === undefined ? [] : [rankedPaper(each, scores[i] ?? 0)];
  });
}
