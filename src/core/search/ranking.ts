/**
 * How the words of a query come together into one order of papers. As typed, papers that have every
 * word come before those that lack one, and a paper found through typos alone never comes before one
 * that has one of those words as typed. In a sentence no word must be there: the sum decides. The
 * first papers are then looked at more closely.
 */
import { best } from './best.ts';
import { FUZZY } from './found.ts';
import type { Found } from './found.ts';

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

export interface RankOptions {
  /** How many papers there are. */
  readonly papers: number;
  readonly limit: number;
  readonly accept: ((paper: number) => boolean) | undefined;
  /** Whether the query is a sentence rather than a few words. */
  readonly sentence: boolean;
  /** Absent where the query says too little yet. */
  readonly closer: CloserLook | undefined;
  readonly sheet: RankSheet;
}

/** Room to add up in for so many papers, used again by every search. */
export type RankSheet = Pick<Sums, 'scores' | 'covered' | 'words' | 'marks'> & {
  readonly papers: Uint32Array;
};

export function makeRankSheet(size: number): RankSheet {
  return {
    scores: new Float32Array(size),
    covered: new Float32Array(size),
    words: new Uint8Array(size),
    marks: new Uint8Array(size),
    papers: new Uint32Array(size),
  };
}

/** What the texts of the first papers tell beyond which words they have. */
export interface CloserLook {
  /** What query words that stand side by side are worth, for each of these papers. */
  readonly sideBySide: (papers: readonly number[]) => readonly number[];
  /** What the words of the first papers are worth in each of these, all together as much as one word. */
  readonly alike: (first: readonly number[], papers: readonly number[]) => readonly number[];
}

/** One word of the query, and how much it tells papers apart. */
interface RankedWord {
  readonly found: Found;
  readonly rarity: number;
  /** Whether any paper has it otherwise than through a typo. */
  readonly anyDirect: boolean;
}

/** What was added up for each paper, by its number. */
interface Sums {
  readonly scores: Float32Array;
  readonly covered: Float32Array;
  readonly words: Uint8Array;
  /** Bit 1: found directly by some word. Bit 2: through a typo where others have the word. */
  readonly marks: Uint8Array;
  /** Of all words together, what `covered` adds up to in a paper that has them all. */
  readonly wanted: number;
  readonly count: number;
}

/** Whatever its words are worth, a paper of a higher tier comes first. */
const TIERS = { all: 2, some: 1, typos: 0 } as const;
/** Added to a word's weight for completeness, so that rare words don't outweigh all others. */
const WEIGHT_FLOOR = 1;
/** So many of the best papers are looked at more closely. */
const CLOSER = { words: 30, sentence: 300 } as const;
/** Words of the first few are asked for too, for so much of a score. */
const FEEDBACK = { papers: 5, words: 0.3, sentence: 0.4 } as const;
const SIDE_BY_SIDE = 2;

const DIRECT = 1;
const OUTDONE = 2;

/** Papers that have a word; equal ones in the order added. Words that no paper has ask nothing of any. */
export function rank(found: readonly Found[], options: RankOptions): Ranking {
  const words = found
    .filter(({ papers }) => papers.length > 0)
    .map((each) => rankedWord(each, options.papers));
  const [only] = words;
  if (only !== undefined && words.length === 1) return rankOne(only, options);
  const sums = addUp(words, options.sheet);
  const papers = foundPapers(sums, options);
  const scores = new Float64Array(papers.length);
  let complete = 0;
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] ?? 0;
    scores[i] = scoreOf(sums, paper, options.sentence);
    if (sums.words[paper] === sums.count) complete++;
  }
  const looked = options.sentence ? CLOSER.sentence : CLOSER.words;
  const order = best(scores, Math.max(options.limit, Math.min(looked, papers.length)));
  const ranked = order.map((i): RankedPaper => {
    const paper = papers[i] ?? 0;
    return { paper, score: scores[i] ?? 0, complete: sums.words[paper] === sums.count };
  });
  const { closer, limit } = options;
  const again =
    closer === undefined ? ranked.slice(0, limit) : lookCloser(ranked, sums, options, closer);
  return { papers: again, total: papers.length, complete };
}

/**
 * By one word there is nothing to add up, and of one letter there may be very many. Nor is it looked at
 * more closely: a word, of which only the beginning may be there, says too little to go by.
 */
function rankOne({ found, rarity: rare, anyDirect }: RankedWord, options: RankOptions): Ranking {
  const { accept, limit, sheet, sentence } = options;
  const [fuzzy, outdone] = [FUZZY, anyDirect ? TIERS.typos : TIERS.all];
  const scores = new Float64Array(found.papers.length);
  let total = 0;
  for (let row = 0; row < scores.length; row++) {
    const paper = found.papers[row] ?? 0;
    if (accept?.(paper) === false) continue;
    const score = rare * (found.scores[row] ?? 0);
    const tier = found.kinds[row] === fuzzy ? outdone : TIERS.all;
    sheet.papers[total] = paper;
    scores[total++] = sentence ? score : tier + score / (1 + score);
  }
  const papers = best(scores.subarray(0, total), limit, sheet.papers).map((i) => ({
    paper: sheet.papers[i] ?? 0,
    score: scores[i] ?? 0,
    complete: true,
  }));
  return { papers, total, complete: total };
}

/** How much a word tells papers apart (BM25's inverse document frequency). */
export function rarity(having: number, papers: number): number {
  return Math.log(1 + (Math.max(0, papers - having) + 0.5) / (having + 0.5));
}

function rankedWord(found: Found, papers: number): RankedWord {
  const anyDirect = found.kinds.some((kind) => kind !== FUZZY);
  return { found, rarity: rarity(found.papers.length, papers), anyDirect };
}

function weightOf(word: RankedWord): number {
  return WEIGHT_FLOOR + word.rarity;
}

function addUp(words: readonly RankedWord[], sheet: RankSheet): Sums {
  for (const each of [sheet.scores, sheet.covered, sheet.words, sheet.marks]) each.fill(0);
  const wanted = words.reduce((sum, word) => sum + weightOf(word), 0);
  const sums: Sums = { ...sheet, wanted, count: words.length };
  for (const word of words) addWord(sums, word);
  return sums;
}

function addWord(sums: Sums, word: RankedWord): void {
  const { papers, scores, kinds } = word.found;
  const weight = weightOf(word);
  const [fuzzy, rare] = [FUZZY, word.rarity];
  const byTypo = word.anyDirect ? OUTDONE : 0;
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] ?? 0;
    sums.scores[paper] = (sums.scores[paper] ?? 0) + rare * (scores[i] ?? 0);
    sums.covered[paper] = (sums.covered[paper] ?? 0) + weight;
    sums.words[paper] = (sums.words[paper] ?? 0) + 1;
    const mark = kinds[i] === fuzzy ? byTypo : DIRECT;
    sums.marks[paper] = (sums.marks[paper] ?? 0) | mark;
  }
}

function foundPapers(sums: Sums, { accept, sheet: { papers } }: RankOptions): Uint32Array {
  let count = 0;
  for (let paper = 0; paper < papers.length; paper++) {
    if (sums.words[paper] !== 0 && accept?.(paper) !== false) papers[count++] = paper;
  }
  return papers.subarray(0, count);
}

/** What is added to a paper's own score, as a share of the whole. */
const OWN = { more: 0, share: 0 };

/** The mean of its words' scores, less the more of the query's weight is lacking, within its tier. */
function scoreOf(sums: Sums, paper: number, sentence: boolean, { more, share } = OWN): number {
  const own = (sums.scores[paper] ?? 0) / sums.count;
  if (sentence) return (1 - share) * own + share * more;
  const covered = ((sums.covered[paper] ?? 0) / sums.wanted) ** 2;
  const score = (1 - share) * own * covered + share * more;
  return TIERS[tierOf(sums, paper)] + score / (1 + score);
}

function tierOf(sums: Sums, paper: number): keyof typeof TIERS {
  const marks = sums.marks[paper] ?? 0;
  if ((marks & DIRECT) === 0 && (marks & OUTDONE) !== 0) return 'typos';
  return sums.words[paper] === sums.count ? 'all' : 'some';
}

/** Orders the first of the ranked anew; those behind stay behind. */
function lookCloser(
  ranked: readonly RankedPaper[],
  sums: Sums,
  { sentence, limit }: RankOptions,
  closer: CloserLook,
): readonly RankedPaper[] {
  const looked = sentence ? CLOSER.sentence : CLOSER.words;
  const first = ranked.slice(0, looked);
  const numbers = first.map(({ paper }) => paper);
  closer.sideBySide(numbers).forEach((worth, i) => {
    const paper = numbers[i] ?? 0;
    sums.scores[paper] = (sums.scores[paper] ?? 0) + SIDE_BY_SIDE * worth;
  });
  const own = Float64Array.from(numbers, (paper) => scoreOf(sums, paper, sentence));
  const leading = best(own, FEEDBACK.papers).map((i) => numbers[i] ?? 0);
  const alike = closer.alike(leading, numbers);
  const share = sentence ? FEEDBACK.sentence : FEEDBACK.words;
  const scores = Float64Array.from(numbers, (paper, i) =>
    scoreOf(sums, paper, sentence, { more: alike[i] ?? 0, share }),
  );
  const again = best(scores, first.length).flatMap((i): RankedPaper[] => {
    const known = first[i];
    return known === undefined ? [] : [{ ...known, score: scores[i] ?? 0 }];
  });
  const least = again.at(-1)?.score ?? 0;
  const rest = ranked.slice(looked);
  const lower = rest.map((each) => ({ ...each, score: Math.min(each.score, least) }));
  return [...again, ...lower].slice(0, limit);
}
