/**
 * Adds up, paper by paper, what the words of a query are worth together. Arrays as long as the library, used
 * again by every search: adding to them and going through them once costs less than keeping lists.
 */
import { best } from './best.ts';
import { FUZZY } from './found.ts';
import type { Found } from './found.ts';

/** Room to add up in for so many papers; zeros between searches, but for the papers found. */
export interface RankSheet {
  /** The sums of the words' scores, and of their weights. */
  readonly scores: Float32Array;
  readonly covered: Float32Array;
  /** How many words a paper has, above two bits that say how. */
  readonly states: Uint16Array;
  /** The papers found in order, and what each is worth. */
  readonly papers: Uint32Array;
  readonly worths: Float64Array;
  /** For those who look something up by paper. */
  readonly places: Uint32Array;
}

export function makeRankSheet(size: number): RankSheet {
  return {
    scores: new Float32Array(size),
    covered: new Float32Array(size),
    states: new Uint16Array(size),
    papers: new Uint32Array(size),
    worths: new Float64Array(size),
    places: new Uint32Array(size),
  };
}

/** One word of a query, and how much it tells papers apart. */
export interface RankedWord {
  readonly found: Found;
  readonly rarity: number;
  /** What having it is worth for completeness. */
  readonly weight: number;
  /** The mark of a paper that has it through a typo. */
  readonly byTypo: number;
}

/** A paper with what its words add up to. */
export interface Candidate {
  readonly paper: number;
  /** The mean of its words' scores. */
  readonly own: number;
  /** The share of the query's weight that it has. */
  readonly covered: number;
  /** Of `TIERS`. */
  readonly tier: number;
  /** Whether it has every word. */
  readonly complete: boolean;
}

/** The best papers first, how many were found in all, and how many of them have every word. */
export interface Candidates {
  readonly papers: readonly Candidate[];
  readonly total: number;
  readonly complete: number;
}

export interface AddOptions {
  readonly sheet: RankSheet;
  readonly accept: ((paper: number) => boolean) | undefined;
  /** Whether the query is a sentence rather than a few words. */
  readonly sentence: boolean;
  readonly limit: number;
}

/** Whatever its words are worth, a paper of a higher tier comes first. */
const TIERS = { all: 2, some: 1, typos: 0 } as const;
/** Added to a word's weight for completeness, so that rare words don't outweigh all others. */
const WEIGHT_FLOOR = 1;

/** More than the scores of words can add up to. */
const BEYOND_SUMS = 1e6;

/** In a paper's state: found directly by some word; through a typo where others have the word. */
const DIRECT = 1;
const OUTDONE = 2;
const MARKS = DIRECT | OUTDONE;
const ONE_WORD = 4;

/** How much a word tells papers apart (BM25's inverse document frequency). */
export function rarity(having: number, papers: number): number {
  return Math.log(1 + (Math.max(0, papers - having) + 0.5) / (having + 0.5));
}

export function rankedWord(found: Found, papers: number): RankedWord {
  const anyDirect = found.kinds.some((kind) => kind !== FUZZY);
  const rare = rarity(found.papers.length, papers);
  return {
    found,
    rarity: rare,
    weight: WEIGHT_FLOOR + rare,
    byTypo: anyDirect ? OUTDONE : 0,
  };
}

/** The papers that have any of the words. */
export function addUp(words: readonly RankedWord[], options: AddOptions): Candidates {
  const { sheet, limit } = options;
  for (const word of words) addWord(sheet, word);
  const wanted = words.reduce((sum, { weight }) => sum + weight, 0);
  const query: QuerySize = { count: words.length, whole: words.length * ONE_WORD, wanted };
  const { total, complete } = weigh(query, options);
  const papers = best(sheet.worths.subarray(0, total), limit).map((i) =>
    candidate(sheet, query, { paper: sheet.papers[i] ?? 0, sentence: options.sentence }),
  );
  sheet.scores.fill(0);
  sheet.covered.fill(0);
  sheet.states.fill(0);
  return { papers, total, complete };
}

/** How many words there are, what the state of a paper that has all of them is at least, and their weights' sum. */
interface QuerySize {
  readonly count: number;
  readonly whole: number;
  readonly wanted: number;
}

function addWord(
  { scores, covered, states }: RankSheet,
  { found, rarity: rare, weight, byTypo }: RankedWord,
): void {
  const { papers, scores: each, kinds } = found;
  const fuzzy = FUZZY;
  for (let row = 0; row < papers.length; row++) {
    const paper = papers[row] ?? 0;
    scores[paper] = (scores[paper] ?? 0) + rare * (each[row] ?? 0);
    covered[paper] = (covered[paper] ?? 0) + weight;
    const mark = kinds[row] === fuzzy ? byTypo : DIRECT;
    states[paper] = ((states[paper] ?? 0) + ONE_WORD) | mark;
  }
}

/** Notes the papers that have a word and are accepted, and what each is worth: in the order of their scores. */
function weigh(
  { whole, wanted }: QuerySize,
  { sheet, accept, sentence }: AddOptions,
): Pick<Candidates, 'total' | 'complete'> {
  const { scores, covered, states, papers, worths } = sheet;
  let [total, complete] = [0, 0];
  for (let paper = 0; paper < states.length; paper++) {
    const state = states[paper] ?? 0;
    if (state === 0 || accept?.(paper) === false) continue;
    if (state >= whole) complete++;
    papers[total] = paper;
    const sum = scores[paper] ?? 0;
    const worth = sentence ? sum : (sum * (covered[paper] ?? 0)) / wanted;
    worths[total++] = tierOf(state, whole, sentence) * BEYOND_SUMS + worth;
  }
  return { total, complete };
}

function candidate(
  { scores, covered, states }: RankSheet,
  { count, whole, wanted }: QuerySize,
  { paper, sentence }: { readonly paper: number; readonly sentence: boolean },
): Candidate {
  const state = states[paper] ?? 0;
  return {
    paper,
    own: (scores[paper] ?? 0) / count,
    covered: (covered[paper] ?? 0) / wanted,
    tier: tierOf(state, whole, sentence),
    complete: state >= whole,
  };
}

function tierOf(state: number, whole: number, sentence: boolean): number {
  if ((state & MARKS) === OUTDONE) return TIERS.typos;
  return state >= whole && !sentence ? TIERS.all : TIERS.some;
}

/** Scores that order within a tier, and never reach the next. */
function inTier(tier: number, score: number): number {
  return tier + score / (1 + score);
}

/** What was learnt of a paper from its text: a sum beside its words' mean, and a share of the whole for the rest. */
export interface More {
  readonly own?: number;
  readonly alike?: number;
  readonly share?: number;
}

/** The mean of its words' scores, less the more of the query's weight is lacking, within its tier. */
export function scoreOf(
  { own, covered, tier }: Candidate,
  sentence: boolean,
  { own: more = 0, alike = 0, share = 0 }: More = {},
): number {
  const words = (own + more) * (sentence ? 1 : covered);
  return inTier(tier, (1 - share) * words + share * alike);
}
