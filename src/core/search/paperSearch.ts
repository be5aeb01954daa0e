/**
 * Everything the search box asks, over one library: finding with filters, completing, relating. The
 * index is made in the background or at the first question, and follows changes from then on; a large
 * library is found in part until all of it is indexed.
 */
import type { AnnotationSet } from '../annotations/annotation.ts';
import { Emitter } from '../base/emitter.ts';
import type { Disposable, Event } from '../base/emitter.ts';
import type { Paper } from '../library/paper.ts';
import type { TopicGroup } from '../library/topics.ts';
import type { Background } from '../ports.ts';
import { completions } from './completions.ts';
import type { Completion } from './completions.ts';
import { Filterable } from './filterable.ts';
import type { Filter } from './filters.ts';
import { LibraryIndex } from './libraryIndex.ts';
import { parseQuery } from './query.ts';
import type { Query, QueryProblem } from './query.ts';
import { RelatedPapers } from './related.ts';
import type { Related } from './related.ts';
import type { Hit } from './hits.ts';
import type { Segment } from './segment.ts';
import type { ColourMeanings, LibraryEntry, Vocabulary } from './vocabulary.ts';

/** Where papers come from. Of papers with the same key, the first is searched. */
export interface SearchSource {
  /** In the library's order, which is that of an answer without text. */
  readonly papers: () => readonly Paper[];
  readonly topics: () => readonly TopicGroup[];
  readonly annotations: (paper: Paper) => AnnotationSet | undefined;
  /** What the user calls the highlight colours; none unless given. */
  readonly colourMeanings?: () => ColourMeanings;
  /** Who takes the steps of long work; without it, all is done at the first question. */
  readonly background?: Background;
}

export interface FindOptions {
  readonly limit?: number;
  readonly isCancelled?: () => boolean;
}

export interface FoundPaper {
  readonly key: string;
  /** 0 for papers listed without a text to rank by. */
  readonly score: number;
  /** Absent where there was no text to search for. */
  readonly hit?: Hit;
}

export interface Answer {
  readonly query: Query;
  readonly hits: readonly FoundPaper[];
  /** How many papers were found in all, beyond `limit` too. */
  readonly total: number;
  /** How many of them match the whole query, not just some of its words. */
  readonly complete: number;
  readonly problems: readonly QueryProblem[];
  /** How many papers are not indexed yet; `onDidIndex` tells when there are none. */
  readonly pending: number;
}

export class PaperSearch implements Disposable {
  readonly #source: SearchSource;
  readonly #index: LibraryIndex;
  readonly #onDidIndex = new Emitter<void>();
  #library: KnownLibrary | undefined;
  #related: RelatedPapers | undefined;

  constructor(source: SearchSource) {
    this.#source = source;
    this.#index = new LibraryIndex({
      entry: (key) => this.#library?.entries.get(key),
      topics: () => source.topics(),
      background: source.background,
      placeOf: () => this.#library?.filterable.placeOf,
      indexed: () => {
        this.#onDidIndex.fire();
      },
    });
  }

  /** A library that took its time is indexed whole. */
  get onDidIndex(): Event<void> {
    return this.#onDidIndex.event;
  }

  /** Papers came, went or changed: what is new is indexed, in the background if that takes long. */
  libraryChanged(): void {
    this.#related = undefined;
    if (this.#library !== undefined) this.#update();
  }

  /**
   * Takes papers from an index that was made of them, under the same topics, instead of indexing them: those that
   * are in the library as they are, with nothing written about them. To be called as soon as they have come.
   */
  load(stored: Segment, papers: readonly Paper[]): void {
    this.prepare();
    this.#index.load(stored, papers);
  }

  /** How many of these papers are being indexed and can be stored then: those that `load` would take. */
  waiting(papers: readonly Paper[]): number {
    return this.#index.waiting(papers);
  }

  /** The index of those of these papers that `load` would take, as bytes for `segmentFromBytes`; made in steps. */
  toBytes(papers: readonly Paper[]): Generator<void, Uint8Array> {
    return this.#index.toBytes(papers);
  }

  /** Begins to index the library, so that the first question finds it ready. */
  prepare(): void {
    if (this.#library === undefined) this.#update();
  }

  /** How many papers are not indexed yet. */
  get pending(): number {
    return this.#index.pending;
  }

  /** What the highlight colours mean was changed. */
  meaningsChanged(): void {
    this.#library?.filterable.meaningsChanged();
  }

  /** One paper's note, tags or status changed: searchable at once. */
  update(paper: Paper, annotations: AnnotationSet | undefined): void {
    const known = this.#library?.entries.get(paper.key);
    if (this.#library === undefined || known === undefined) return;
    this.#library.entries.set(paper.key, { paper, annotations, place: known.place });
    this.#library.filterable.annotate(known.place, annotations);
    this.#index.set(paper.key);
  }

  /**
   * The papers that a typed query finds, best first. Without text, all that its filters leave, in
   * the library's order. Wrong filters are reported as problems and leave every paper in.
   */
  find(input: string, { limit = Number.POSITIVE_INFINITY, isCancelled }: FindOptions = {}): Answer {
    const { filterable } = this.#ready();
    const query = parseQuery(input, filterable.vocabulary());
    const { filters, problems } = query;
    const pending = this.#index.pending;
    if (query.text === '') {
      return { query, problems, pending, ...listed(filterable, filters, limit) };
    }
    const { hits, total, complete } = this.#index.find(query.text, {
      limit,
      ...(filters.length > 0 && { only: filterable.only(filters) }),
      ...(isCancelled && { isCancelled }),
    });
    const found = hits.map((hit) => ({ key: hit.key, score: hit.score, hit }));
    return { query, hits: found, total, complete, problems, pending };
  }

  /** Why a query finds this paper, its filters aside; undefined where it does not, or has no text. */
  why(input: string, key: string): Hit | undefined {
    const { filterable } = this.#ready();
    const { text } = parseQuery(input, filterable.vocabulary());
    return this.#index.find(text, { limit: 1, only: filterable.onlyThese([key]) }).hits[0];
  }

  /** Papers that a sentence may be about, best first; each with the words that it shares with the sentence, if any. */
  suggest(
    sentence: string,
    { limit = 10 }: Pick<FindOptions, 'limit'> = {},
  ): readonly FoundPaper[] {
    const { filterable } = this.#ready();
    const found = this.#index.findByText(sentence, limit);
    const only = filterable.onlyThese(found.map(({ key }) => key));
    const { hits } = this.#index.find(`${sentence} `, { limit, only });
    const byKey = new Map(hits.map((hit) => [hit.key, hit]));
    return found.map(({ key, score }) => {
      const hit = byKey.get(key);
      return { key, score, ...(hit !== undefined && { hit }) };
    });
  }

  completions(input: string, caret?: number): readonly Completion[] {
    return completions(input, this.vocabulary(), caret);
  }

  /** Papers about the same as this one, with what both have. */
  related(key: string, { limit }: { readonly limit?: number } = {}): readonly Related[] {
    const { entries, filterable } = this.#ready();
    const entry = entries.get(key);
    if (entry === undefined) return [];
    this.#related ??= new RelatedPapers(filterable.papers);
    return this.#related.among(entry.paper, this.#index.alike(entry.paper), limit);
  }

  vocabulary(): Vocabulary {
    return this.#ready().filterable.vocabulary();
  }

  dispose(): void {
    this.#index.dispose();
    this.#library?.filterable.dispose();
    this.#onDidIndex.dispose();
  }

  #ready(): KnownLibrary {
    const library = this.#library ?? this.#update();
    this.#index.finishSmall();
    return library;
  }

  #update(): KnownLibrary {
    const before = this.#library;
    const entries = new Map<string, LibraryEntry>();
    for (const paper of this.#source.papers()) {
      if (entries.has(paper.key)) continue;
      const annotations = this.#source.annotations(paper);
      entries.set(paper.key, { paper, annotations, place: entries.size });
    }
    before?.filterable.dispose();
    this.#library = { entries, filterable: new Filterable(entries, this.#source) };
    this.#index.follow(before?.entries ?? new Map(), entries);
    return this.#library;
  }
}

/** The papers as they were last seen. */
interface KnownLibrary {
  readonly entries: Map<string, LibraryEntry>;
  readonly filterable: Filterable;
}

/** All that the filters leave, in the library's order. */
function listed(
  filterable: Filterable,
  filters: readonly Filter[],
  limit: number,
): Pick<Answer, 'hits' | 'total' | 'complete'> {
  const { papers } = filterable;
  const mask = filters.length > 0 ? filterable.only(filters).mask : undefined;
  const hits: FoundPaper[] = [];
  let total = 0;
  for (let place = 0; place < papers.length; place++) {
    if (mask !== undefined && mask[place] !== 1) continue;
    if (total++ < limit) hits.push({ key: papers[place]?.key ?? '', score: 0 });
  }
  return { hits, total, complete: total };
}

/** Whether a paper matches the whole query; one that was found by filters alone does. */
export function matchesWhole({ hit }: FoundPaper): boolean {
  return hit?.complete ?? true;
}
