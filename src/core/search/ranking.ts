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
  readonly rows: Uint32Array;
  readonly worths: Float64Array;
  /** Zeros, for those who look something up by paper; they leave it so. */
  readonly places: Uint32Array;
};

export function makeRankSheet(size: number): RankSheet {
  return {
    scores: new Float32Array(size),
    covered: new Float32Array(size),
    words: new Uint8Array(size),
    marks: new Uint8Array(size),
    papers: new Uint32Array(size),
    rows: new Uint32Array(size),
    worths: new Float64Array(size),
    places: new Uint32Array(size),
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
  /** What having it is worth for completeness. */
  readonly weight: number;
  /** Whether any paper has it otherwise than through a typo. */
  readonly anyDirect: boolean;
  /** The mark of a paper that has it through a typo. */
  readonly byTypo: number;
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
  if (only === undefined) return { papers: [], total: 0, complete: 0 };
  if (words.length === 1) return rankOne(only, options);
  const most = Math.max(options.limit, options.sentence ? CLOSER.sentence : CLOSER.words);
  const { sums, papers, total } = addUp(words, options, most);
  const scores = options.sheet.worths.subarray(0, papers.length);
  let complete = 0;
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] ?? 0;
    scores[i] = scoreOf(sums, paper, options.sentence);
    if (sums.words[paper] === sums.count) complete++;
  }
  const ranked = best(scores, most, papers).map((i): RankedPaper => {
    const paper = papers[i] ?? 0;
    return { paper, score: scores[i] ?? 0, complete: sums.words[paper] === sums.count };
  });
  const { closer, limit } = options;
  const again =
    closer === undefined ? ranked.slice(0, limit) : lookCloser(ranked, sums, options, closer);
  clear(sums, papers);
  return { papers: again, total, complete };
}

/**
 * By one word there is nothing to add up, and of one letter there may be very many. Nor is it looked at
 * more closely: a word, of which only the beginning may be there, says too little to go by.
 */
function rankOne({ found, rarity: rare, anyDirect }: RankedWord, options: RankOptions): Ranking {
  const { accept, limit, sheet, sentence } = options;
  const [fuzzy, outdone] = [FUZZY, anyDirect ? TIERS.typos : TIERS.all];
  const scores = sheet.worths;
  let total = 0;
  for (let row = 0; row < found.papers.length; row++) {
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
  const rare = rarity(found.papers.length, papers);
  const byTypo = anyDirect ? OUTDONE : 0;
  return { found, rarity: rare, weight: WEIGHT_FLOOR + rare, anyDirect, byTypo };
}

/**
 * What the words are worth in each paper, as far as it can matter: papers that have nothing but the
 * commonest of the words are counted, and only the best of them, as many as are asked for, are looked at.
 */
function addUp(
  words: readonly RankedWord[],
  { sheet, accept }: RankOptions,
  most: number,
): { readonly sums: Sums; readonly papers: Uint32Array; readonly total: number } {
  const wanted = words.reduce((sum, word) => sum + word.weight, 0);
  const sums: Sums = { ...sheet, wanted, count: words.length };
  const rowsOf = (word: RankedWord): number => word.found.papers.length;
  const commonest = words.reduce((a, b) => (rowsOf(b) > rowsOf(a) ? b : a));
  let found = 0;
  for (const word of words) {
    if (word !== commonest) found = addWord(sums, word, { sheet, accept }, found);
  }
  const alone = addToOthers(sums, commonest, { sheet, accept }, found);
  const worths = sheet.worths.subarray(0, alone);
  const rows = best(worths, most, sheet.papers.subarray(found)).map((i) => sheet.rows[i] ?? 0);
  for (const [i, row] of rows.entries()) {
    sheet.papers[found + i] = commonest.found.papers[row] ?? 0;
    addRow(sums, commonest, row);
  }
  const papers = sheet.papers.subarray(0, found + rows.length);
  return { sums, papers, total: found + alone };
}

type Sheet = Pick<RankOptions, 'sheet' | 'accept'>;

/** Notes the papers that no word before had, behind so many others; how many there are then. */
function addWord(sums: Sums, word: RankedWord, { sheet, accept }: Sheet, found: number): number {
  let size = found;
  const rows = word.found.papers;
  for (let row = 0; row < rows.length; row++) {
    const paper = rows[row] ?? 0;
    if (accept?.(paper) === false) continue;
    if (sums.words[paper] === 0) sheet.papers[size++] = paper;
    addRow(sums, word, row);
  }
  return size;
}

/** Adds the word where other words are, and notes all other accepted papers behind so many: how many. */
function addToOthers(
  sums: Sums,
  word: RankedWord,
  { sheet, accept }: Sheet,
  found: number,
): number {
  const { rows, worths } = sheet;
  let alone = 0;
  const { papers, scores, kinds } = word.found;
  const [fuzzy, outdone] = [FUZZY, word.anyDirect ? TIERS.typos : TIERS.some];
  for (let row = 0; row < papers.length; row++) {
    const paper = papers[row] ?? 0;
    if (sums.words[paper] !== 0) addRow(sums, word, row);
    else if (accept?.(paper) !== false) {
      rows[alone] = row;
      sheet.papers[found + alone] = paper;
      // No row is worth more than 1, so the tier decides first.
      worths[alone++] = (scores[row] ?? 0) + 2 * (kinds[row] === fuzzy ? outdone : TIERS.some);
    }
  }
  return alone;
}

function addRow(
  sums: Sums,
  { found, rarity: rare, weight, byTypo }: RankedWord,
  row: number,
): void {
  const paper = found.papers[row] ?? 0;
  sums.scores[paper] = (sums.scores[paper] ?? 0) + rare * (found.scores[row] ?? 0);
  sums.covered[paper] = (sums.covered[paper] ?? 0) + weight;
  sums.words[paper] = (sums.words[paper] ?? 0) + 1;
  sums.marks[paper] = (sums.marks[paper] ?? 0) | (found.kinds[row] === FUZZY ? byTypo : DIRECT);
}

/** Makes the sheet ready for the next search; filling all of it takes longer. */
function clear(sums: Sums, papers: Uint32Array): void {
  for (const paper of papers) {
    sums.scores[paper] = 0;
    sums.covered[paper] = 0;
    sums.words[paper] = 0;
    sums.marks[paper] = 0;
  }
}

/** What is added to a paper's own score, as a share of the whole. */
const OWN = { more: 0, share: 0 };

/** The mean of its words' scores, less the more of the query's weight is lacking, within its tier. */
function scoreOf(sums: Sums, paper: number, sentence: boolean, { more, share } = OWN): number {
  const own = (sums.scores[paper] ?? 0) / sums.count;
  if (sentence) return (1 - share) * own + share * more;
  const covered = ((sums.covered[paper] ?? 0) / sums.wanted) ** 2;
  const score = (1 - share) * own * covered + share * more;
  return tierOf(sums, paper) + score / (1 + score);
}

/** Of `TIERS`. */
function tierOf(sums: Sums, paper: number): number {
  if (sums.marks[paper] === OUTDONE) return TIERS.typos;
  return sums.words[paper] === sums.count ? TIERS.all : TIERS.some;
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
