/**
 * The index behind the search box and behind everything that asks for papers by a text: which papers,
 * in which order, and why.
 */
import { keep } from '../base/kept.ts';
import { dictionarySize } from './dictionary.ts';
import { toHits } from './hits.ts';
import type { Hit } from './hits.ts';
import { foundWord, keyOf } from './indexed.ts';
import type { Indexed } from './indexed.ts';
import { normsOf } from './norms.ts';
import { otherWords } from './otherWords.ts';
import { Places } from './places.ts';
import type { Only, PlaceOf } from './places.ts';
import { queryWords } from './queryWords.ts';
import type { QueryWord } from './queryWords.ts';
import { rank } from './ranking.ts';
import type { CloserLook } from './ranking.ts';
import type { SearchDocument } from './searchDocument.ts';
import type { Segment } from './segment.ts';
import { Segments } from './segments.ts';
import { segmentToBytes } from './storedSegment.ts';
import { MAX_KEPT_TEXTS, Sequences, stemsOf } from './sequences.ts';
import type { ReadableTexts } from './sequences.ts';
import { makeRankSheet, rankedWord } from './sums.ts';
import type { RankedWord, RankSheet } from './sums.ts';
import { TextFinder } from './textFinder.ts';
import { WordFinder } from './wordFinder.ts';
import type { OtherWords } from './wordFinder.ts';

export interface SearchOptions {
  readonly limit?: number;
  /** Papers to consider; all where absent. */
  readonly only?: Only;
  /** Asked between words; a cancelled search answers with nothing. */
  readonly isCancelled?: () => boolean;
}

export interface Findings {
  readonly hits: readonly Hit[];
  /** How many papers were found, beyond `limit` too. */
  readonly total: number;
  /** How many of them have every word. */
  readonly complete: number;
}

export interface TextHit {
  readonly key: string;
  readonly score: number;
}

/** In characters: nobody types more, and telling words apart in some scripts takes long. */
const MOST_TYPED = 2_000;
const NOTHING: Findings = { hits: [], total: 0, complete: 0 };
/** Words whose papers are kept between searches: while one types, all words but one stay. */
const MAX_KEPT = 16;

/** What is derived from one state of the segments. */
interface State {
  readonly changes: number;
  readonly all: readonly Indexed[];
  /** Papers, gone ones included. */
  readonly size: number;
  readonly norms: Float32Array;
  readonly words: WordFinder;
  readonly found: Map<string, RankedWord>;
  readonly sheet: RankSheet;
}

export class SearchIndex {
  readonly #segments = new Segments();
  readonly #sequences: Sequences;
  readonly #places = new Places();
  #state: State | undefined;
  #texts: TextFinder | undefined;

  /** `texts` gives a paper's texts by its key, to look at words side by side; not kept. */
  constructor(texts: (key: string) => ReadableTexts | undefined = () => undefined) {
    this.#sequences = new Sequences(texts);
  }

  /** How many papers there are. */
  get size(): number {
    return this.#segments.size;
  }

  /** Adds the paper, or replaces it where the key is known; found by its new words at once. */
  set(document: SearchDocument): void {
    this.#sequences.forget(document.key);
    this.#segments.set(document);
  }

  /** Whether there was such a paper. */
  remove(key: string): boolean {
    this.#sequences.forget(key);
    return this.#segments.remove(key);
  }

  /** How many papers `addAll` has read that are not found yet. */
  get building(): number {
    return this.#segments.building;
  }

  /** Whether `addAll` is past reading and makes its parts one. */
  get isJoining(): boolean {
    return this.#segments.isJoining;
  }

  /** Lets all that `addAll` has read be found. */
  flush(): void {
    this.#segments.flush();
  }

  /** Adds many papers in steps; what is finished is found already. */
  addAll(documents: Iterable<SearchDocument>): Generator<void, void> {
    return this.#segments.addAll(this.#anew(documents));
  }

  /** Adds papers from an index that was stored, as far as `accepts` holds for the key; the keys of those. */
  load(stored: Segment, accepts: (key: string) => boolean): readonly string[] {
    const loaded = this.#segments.load(stored, accepts);
    for (const key of loaded) this.#sequences.forget(key);
    return loaded;
  }

  /** The index of the papers for which `accepts` holds, as bytes for `segmentFromBytes`; made in steps. */
  *toBytes(accepts: (key: string) => boolean = () => true): Generator<void, Uint8Array> {
    return yield* segmentToBytes(yield* this.#segments.toSegment(accepts));
  }

  /** Some of the words that are in the papers, from all over the alphabet. */
  sample(count: number): readonly string[] {
    const sizeOf = ({ segment }: Indexed): number => dictionarySize(segment.dictionary);
    const [largest] = this.#segments.all().toSorted((a, b) => sizeOf(b) - sizeOf(a));
    if (largest === undefined) return [];
    const places = Array.from({ length: count }, (_, i) => ((i + 0.5) * sizeOf(largest)) / count);
    return places.map((place) => foundWord(largest, Math.floor(place))).filter((word) => word);
  }

  clear(): void {
    this.#segments.clear();
  }

  /** The best hits first; empty for a text without words. Equal ones stay in the order added. */
  search(text: string, options: SearchOptions = {}): readonly Hit[] {
    return this.find(text, options).hits;
  }

  /** What a typed text finds, and how much more there is. */
  find(
    input: string,
    { limit = Number.POSITIVE_INFINITY, only, isCancelled }: SearchOptions = {},
  ): Findings {
    const text = input.slice(0, MOST_TYPED);
    const state = this.#ready();
    this.#sequences.trim();
    const typed = queryWords(text);
    const sentence = isSentence(
      text,
      typed.filter((word) => !isBegun(word)),
    );
    const words = sentence ? typed.map(closedIfBegun) : typed;
    const found: RankedWord[] = [];
    const others = otherWords(words, state.all);
    for (const [i, word] of words.entries()) {
      if (isCancelled?.() === true) return NOTHING;
      found.push(this.#find(state, word, others[i] ?? []));
    }
    const ranking = rank(found, {
      sheet: state.sheet,
      limit,
      accept: only && this.#accepts(state, only),
      sentence,
      closer: saysEnough(typed) ? this.#closerLook(text) : undefined,
    });
    return {
      hits: toHits({ all: state.all, words, others, found }, ranking, state.sheet.places),
      total: ranking.total,
      complete: ranking.complete,
    };
  }

  /** Papers about the same as a text, best first, without the one of this key. */
  findByText(
    text: string,
    { limit = 10, without }: { readonly limit?: number; readonly without?: string } = {},
  ): readonly TextHit[] {
    const { all, size } = this.#ready();
    this.#sequences.trim();
    const left = without === undefined ? undefined : numberOf(all, without);
    const { papers, scores } = this.#textFinder().find(stemsOf(text), Math.min(limit, size), left);
    return papers.map((paper, i) => ({ key: keyOf(all, paper), score: scores[i] ?? 0 }));
  }

  /** Looks up in steps where the papers stand in the library, so that the first filter need not. */
  *locate(placeOf: PlaceOf): Generator<void, void> {
    yield* this.#places.prepare(this.#segments.all(), placeOf);
  }

  /** Reads in steps the texts that are looked at closer, in a library whose texts can all be kept at hand. */
  *readTexts(): Generator<void, void> {
    if (this.size > MAX_KEPT_TEXTS) return;
    for (const { segment } of this.#segments.all()) {
      for (const key of segment.keys) {
        this.#sequences.get(key);
        yield;
      }
    }
  }

  /** Papers whose texts are read again. */
  *#anew(documents: Iterable<SearchDocument>): Generator<SearchDocument, void> {
    for (const document of documents) {
      this.#sequences.forget(document.key);
      yield document;
    }
  }

  #find({ words, found }: State, word: QueryWord, others: readonly OtherWords[]): RankedWord {
    const name = JSON.stringify([word.alternatives, word.open, others]);
    const known = found.get(name);
    if (known !== undefined) return known;
    const fresh = rankedWord(words.find(word, others), this.size);
    keep(found, name, fresh, MAX_KEPT);
    return fresh;
  }

  #accepts({ all, size }: State, { mask, placeOf }: Only): (paper: number) => boolean {
    const places = this.#places.of(all, size, placeOf);
    return (paper) => mask[places[paper] ?? -1] === 1;
  }

  #closerLook(text: string): CloserLook {
    return {
      sideBySide: (papers) => this.#textFinder().sideBySide(papers, stemsOf(text)),
      alike: (first, papers) => this.#textFinder().alike(first, papers),
    };
  }

  #textFinder(): TextFinder {
    const { all, norms } = this.#ready();
    this.#texts ??= new TextFinder(all, norms, {
      papers: this.size,
      sequence: (paper) => this.#sequences.get(keyOf(all, paper)),
      stems: this.#sequences,
    });
    return this.#texts;
  }

  #ready(): State {
    const { changes } = this.#segments;
    if (this.#state?.changes === changes) return this.#state;
    const all = this.#segments.all();
    const norms = normsOf(all);
    this.#texts = undefined;
    this.#state = {
      changes,
      all,
      size: norms.length,
      norms,
      words: new WordFinder(all, norms),
      found: new Map(),
      sheet: makeRankSheet(norms.length),
    };
    return this.#state;
  }
}

const QUESTION =
  /^\s*(?:how|what|why|which|when|where|who|whose|can|could|should|does|do|is|are|will)\b|\?\s*$/iu;
/** Of so many words hardly a paper has all, and one that lacks one may be meant. */
const LONG = 5;

/** A question or a longer text, in which no single word must be found. */
function isSentence(text: string, words: readonly QueryWord[]): boolean {
  return words.length >= LONG || (words.length >= 3 && QUESTION.test(text));
}

/** Whether it may be the first letter of a word to come. */
function isBegun({ open, text }: QueryWord): boolean {
  return open && /^[a-z]$/.test(text);
}

/** Among many words a first letter says nothing, and begins very many: it is asked for as a word of its own, as "R". */
function closedIfBegun(word: QueryWord): QueryWord {
  return isBegun(word) ? { ...word, open: false } : word;
}

/** Of a word's first two letters nobody can tell yet what is meant. */
function saysEnough(words: readonly QueryWord[]): boolean {
  const last = words.at(-1);
  return last !== undefined && (!last.open || last.text.length > 2);
}

function numberOf(all: readonly Indexed[], key: string): number | undefined {
  for (const { segment, alive, first } of all) {
    const at = segment.keys.findIndex((other, i) => other === key && alive[i] === 1);
    if (at >= 0) return first + at;
  }
  return undefined;
}
