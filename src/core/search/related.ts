/**
 * Which papers are like a paper, and why: words and word pairs that stand out in both texts (cosine
 * of TF–IDF vectors over title, abstract and key phrases). Topics explain a likeness but do not
 * make one, so papers from a bibliography are related as well as those of the corpus.
 */
import type { Paper } from '../library/paper.ts';
import { words } from './analyze.ts';
import { topicIds } from './searchDocument.ts';
import { isProse, isStopWord } from './stopWords.ts';

export interface Related {
  readonly key: string;
  /** Cosine, above 0 and at most 1. */
  readonly score: number;
  /** Ids of topics that both papers have. */
  readonly sharedTopics: readonly string[];
  /** Up to four words or word pairs as the papers write them, most telling first. */
  readonly sharedTerms: readonly string[];
}

/** A text's terms by weight, of length 1, with the spelling each stands in most often. */
interface Vector {
  readonly paper: Paper;
  readonly weights: ReadonlyMap<string, number>;
  readonly spelling: ReadonlyMap<string, string>;
  /** Terms of the title and the key phrases: what the paper is about by its own account. */
  readonly named: ReadonlySet<string>;
}

const DEFAULT_LIMIT = 5;
const MAX_SHARED_TERMS = 4;
/** A term in more of the papers than this tells none of them apart. */
const MAX_SHARE = 0.3;
/** In a handful of papers a share says little: terms of so few papers always count. */
const FEW_PAPERS = 3;
const TITLE_WEIGHT = 2;
const KEYPHRASE_WEIGHT = 1.5;
/** As reasons, pairs say more than words, and what a paper names says more than what it mentions. */
const PAIR_WORTH = 1.5;
const NAMED_WORTH = 2;
/** After two reasons, a further one must be worth this share of the best. */
const LEAST_WORTH = 0.2;

/** Related papers of one state of the library; vectors are made at the first question. */
export class RelatedPapers {
  readonly #papers: readonly Paper[];
  #vectors: ReadonlyMap<string, Vector> | undefined;

  constructor(papers: readonly Paper[]) {
    this.#papers = papers;
  }

  /** The most alike first; empty where the key is unknown or nothing is shared. */
  related(
    key: string,
    { limit = DEFAULT_LIMIT }: { readonly limit?: number } = {},
  ): readonly Related[] {
    this.#vectors ??= vectorsOf(this.#papers);
    const from = this.#vectors.get(key);
    if (from === undefined) return [];
    const scored: { readonly vector: Vector; readonly score: number }[] = [];
    for (const vector of this.#vectors.values()) {
      const score = vector === from ? 0 : cosine(from.weights, vector.weights);
      if (score > 0) scored.push({ vector, score });
    }
    scored.sort((a, b) => b.score - a.score);
    return scored.slice(0, limit).map(({ vector, score }) => explain(from, vector, score));
  }
}

function explain(from: Vector, to: Vector, score: number): Related {
  const topics = topicIds(to.paper);
  return {
    key: to.paper.key,
    score,
    sharedTopics: topicIds(from.paper).filter((id) => topics.includes(id)),
    sharedTerms: sharedTerms(from, to),
  };
}

/** The terms that make the likeness, none of them within another or a mere variant of it. */
function sharedTerms(from: Vector, to: Vector): readonly string[] {
  const shared = [...from.weights].flatMap(([term, weight]) => {
    const other = to.weights.get(term);
    if (other === undefined || /^[\p{N} ]+$/u.test(term)) return [];
    const named = from.named.has(term) || to.named.has(term) ? NAMED_WORTH : 1;
    return [{ term, worth: weight * other * named * (term.includes(' ') ? PAIR_WORTH : 1) }];
  });
  shared.sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1));
  const chosen: string[] = [];
  const least = (shared[0]?.worth ?? 0) * LEAST_WORTH;
  for (const { term, worth } of shared) {
    if (chosen.length === MAX_SHARED_TERMS || (chosen.length >= 2 && worth < least)) break;
    if (!chosen.some((known) => overlap(known, term))) chosen.push(term);
  }
  return chosen.map((term) => plainest([to.spelling.get(term), from.spelling.get(term)]) ?? term);
}

function overlap(a: string, b: string): boolean {
  const parts = b.split(' ');
  return a
    .split(' ')
    .some((one) => parts.some((two) => one.startsWith(two) || two.startsWith(one)));
}

function vectorsOf(papers: readonly Paper[]): ReadonlyMap<string, Vector> {
  const counted = papers.map((paper) => ({ paper, ...countTerms(paper) }));
  const spread = new Map<string, number>();
  for (const { counts } of counted) {
    for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const most = Math.max(FEW_PAPERS, papers.length * MAX_SHARE);
  const rarity = (term: string): number => {
    const n = spread.get(term) ?? 0;
    return n < 2 || n > most ? 0 : Math.log(1 + papers.length / n);
  };
  const vectors = counted.map(({ paper, counts, spelling }): [string, Vector] => [
    paper.key,
    { paper, weights: normalised(counts, rarity), spelling, named: namedTerms(paper) },
  ]);
  return new Map(vectors);
}

/** Weights of length 1. Terms of one paper only can't be shared, so they are left out. */
function normalised(
  counts: ReadonlyMap<string, number>,
  rarity: (term: string) => number,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [term, n] of counts) {
    const weight = (1 + Math.log(n)) * rarity(term);
    if (weight > 0) weights.set(term, weight);
  }
  const length = Math.sqrt([...weights.values()].reduce((sum, it) => sum + it * it, 0));
  return new Map([...weights].map(([term, weight]) => [term, weight / length]));
}

function countTerms(paper: Paper): {
  readonly counts: ReadonlyMap<string, number>;
  readonly spelling: ReadonlyMap<string, string>;
} {
  const counts = new Map<string, number>();
  const spelling = new Map<string, string>();
  const add = (text: string, weight: number): void => {
    for (const [term, written] of textTerms(text)) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      spelling.set(term, plainest([spelling.get(term), written]) ?? written);
    }
  };
  add(paper.abstract, 1);
  for (const phrase of paper.facts.keyphrases) add(phrase, KEYPHRASE_WEIGHT);
  add(paper.title, TITLE_WEIGHT);
  return { counts, spelling };
}

function namedTerms(paper: Paper): ReadonlySet<string> {
  const texts = [paper.title, ...paper.facts.keyphrases];
  return new Set(texts.flatMap((text) => [...textTerms(text)].map(([term]) => term)));
}

/** The telling words of a text and the pairs of neighbours among them, as term and as written. */
function* textTerms(text: string): Generator<readonly [term: string, written: string]> {
  let before: { readonly term: string; readonly start: number; readonly end: number } | undefined;
  for (const word of words(text)) {
    const term = word.terms[0];
    const telling = !isStopWord(term) && !isProse(term) && term.length > 1;
    if (telling) yield [term, text.slice(word.start, word.end)];
    if (telling && before !== undefined && text.slice(before.end, word.start) === ' ') {
      yield [`${before.term} ${term}`, text.slice(before.start, word.end)];
    }
    before = telling ? { term, start: word.start, end: word.end } : undefined;
  }
}

/** Words are shown as within a sentence: the spelling with fewest capitals wins over a title's. */
function plainest(spellings: readonly (string | undefined)[]): string | undefined {
  const known = spellings.filter((spelling) => spelling !== undefined);
  return known.sort((a, b) => capitals(a) - capitals(b))[0];
}

function capitals(text: string): number {
  return text.match(/\p{Lu}/gu)?.length ?? 0;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return Math.min(1, sum);
}
