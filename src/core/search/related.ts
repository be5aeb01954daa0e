/**
 * Why papers are like a paper: words and word pairs that stand out in both texts (TF–IDF over title,
 * abstract and key phrases). Which papers come first is the index's business. Topics explain a likeness
 * but do not make one, so papers from a bibliography are related as well as those of the corpus.
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
/** Papers from which is learnt how common a term is. */
const MAX_SAMPLE = 400;
/** Vectors kept. */
const MAX_KEPT = 1_000;
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

/** Explains likenesses in one state of the library; what terms are worth is found at the first question. */
export class RelatedPapers {
  readonly #papers: readonly Paper[];
  readonly #byKey: ReadonlyMap<string, Paper>;
  readonly #vectors = new Map<string, Vector>();
  #spread: ReadonlyMap<string, number> | undefined;
  #sampled = 0;

  constructor(papers: readonly Paper[]) {
    this.#papers = papers;
    this.#byKey = new Map(papers.map((paper) => [paper.key, paper]));
  }

  /** Those of the candidates that share something with the paper, in their order. */
  among(
    paper: Paper,
    candidates: readonly string[],
    limit: number = DEFAULT_LIMIT,
  ): readonly Related[] {
    const from = this.#vectorOf(paper);
    const found: Related[] = [];
    for (const key of candidates) {
      const other = found.length < limit ? this.#byKey.get(key) : undefined;
      if (other === undefined || key === paper.key) continue;
      const vector = this.#vectorOf(other);
      const score = cosine(from.weights, vector.weights);
      if (score > 0) found.push(explain(from, vector, score));
    }
    return found;
  }

  #vectorOf(paper: Paper): Vector {
    const known = this.#vectors.get(paper.key);
    if (known !== undefined) return known;
    const { counts, spelling } = countTerms(paper);
    const weights = normalised(counts, (term) => this.#rarity(term));
    const vector = { paper, weights, spelling, named: namedTerms(paper) };
    if (this.#vectors.size >= MAX_KEPT) this.#vectors.clear();
    this.#vectors.set(paper.key, vector);
    return vector;
  }

  /** 0 for a term that can't be shared or tells nothing. In a sample, one that is absent may be shared. */
  #rarity(term: string): number {
    this.#spread ??= this.#countSample();
    const whole = this.#sampled === this.#papers.length;
    const n = Math.max(this.#spread.get(term) ?? 0, whole ? 0 : 2);
    const most = Math.max(FEW_PAPERS, this.#sampled * MAX_SHARE);
    return n < 2 || n > most ? 0 : Math.log(1 + this.#sampled / n);
  }

  /** In how many papers each term stands; of a large library, every so many-th is read. */
  #countSample(): ReadonlyMap<string, number> {
    const every = Math.max(1, Math.ceil(this.#papers.length / MAX_SAMPLE));
    const sample = this.#papers.filter((_, i) => i % every === 0);
    const spread = new Map<string, number>();
    for (const paper of sample) {
      for (const term of countTerms(paper).counts.keys()) {
        spread.set(term, (spread.get(term) ?? 0) + 1);
      }
    }
    this.#sampled = sample.length;
    return spread;
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
