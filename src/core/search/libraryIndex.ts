/**
 * Keeps an index in step with a library: at once where few papers are concerned, in the background
 * where there are many.
 */
import type { Disposable } from '../base/emitter.ts';
import { Scope } from '../base/scope.ts';
import { completed } from '../base/steps.ts';
import type { Paper } from '../library/paper.ts';
import type { TopicGroup } from '../library/topics.ts';
import type { Background } from '../ports.ts';
import type { PlaceOf } from './places.ts';
import { searchDocument, topicIds } from './searchDocument.ts';
import type { SearchDocument } from './searchDocument.ts';
import { SearchIndex } from './searchIndex.ts';
import type { Findings, SearchOptions, TextHit } from './searchIndex.ts';
import type { Segment } from './segment.ts';
import type { LibraryEntry } from './vocabulary.ts';
import { warmUp } from './warmUp.ts';

/** As many papers are indexed while someone waits for an answer; more would be noticed. */
const AT_ONCE = 300;
/** A library with so many times as many papers is another. */
const GROWN = 1.5;
/** Papers that may be related to one. */
const MOST_ALIKE = 30;

export interface IndexedLibrary {
  readonly entry: (key: string) => LibraryEntry | undefined;
  readonly topics: () => readonly TopicGroup[];
  /** Where papers stand in it; undefined where there is none. */
  readonly placeOf: () => PlaceOf | undefined;
  readonly background: Background | undefined;
  /** Told when background work is done. */
  readonly indexed: () => void;
}

type Entries = ReadonlyMap<string, LibraryEntry>;

export class LibraryIndex implements Disposable {
  readonly #library: IndexedLibrary;
  readonly #index: SearchIndex;
  /** Papers to be indexed, in order. */
  readonly #waiting = new Set<string>();
  #topics: readonly TopicGroup[] = [];
  #warming: Disposable | undefined;
  /** How many papers there were when it was warmed up. */
  #warmedFor = 0;
  #work: { readonly steps: Generator<void, void>; readonly scope: Scope } | undefined;

  constructor(library: IndexedLibrary) {
    this.#library = library;
    this.#index = new SearchIndex((key) => library.entry(key)?.paper);
  }

  /** How many papers are not indexed yet. */
  get pending(): number {
    return this.#waiting.size + this.#index.building;
  }

  /** Takes those of these papers that wait to be indexed from an index that was made of them. */
  load(stored: Segment, papers: readonly Paper[]): void {
    const waiting = this.#unwritten(papers, (key) => this.#waiting.has(key));
    const loaded = this.#index.load(stored, (key) => waiting.has(key));
    for (const key of loaded) this.#waiting.delete(key);
  }

  /** How many of these papers wait to be indexed and can be stored then: see `toBytes`. */
  waiting(papers: readonly Paper[]): number {
    return this.#unwritten(papers, (key) => this.#waiting.has(key)).size;
  }

  /** The index of those of these papers that are indexed, as bytes for `segmentFromBytes`; made in steps. */
  *toBytes(papers: readonly Paper[]): Generator<void, Uint8Array> {
    const indexed = this.#unwritten(papers, (key) => !this.#waiting.has(key));
    return yield* this.#index.toBytes((key) => indexed.has(key));
  }

  /** The library is another now. */
  follow(before: Entries, after: Entries): void {
    const topics = this.#library.topics();
    const sameTopics = JSON.stringify(topics) === JSON.stringify(this.#topics);
    this.#topics = topics;
    for (const key of before.keys()) {
      if (after.has(key)) continue;
      this.#index.remove(key);
      this.#waiting.delete(key);
    }
    for (const [key, entry] of after) {
      const known = before.get(key);
      const same = known?.paper === entry.paper && known.annotations === entry.annotations;
      if (!same || (!sameTopics && topicIds(entry.paper).length > 0)) this.#waiting.add(key);
    }
    this.#begin();
  }

  /** One paper changed: found by its new words at once. */
  set(key: string): void {
    this.#waiting.delete(key);
    const document = this.#document(key);
    if (document !== undefined) this.#index.set(document);
  }

  /** Does at once what is left where that is little, or where nobody else would do it. */
  finishSmall(): void {
    if (this.#work === undefined || this.pending === 0) return;
    const { steps } = this.#work;
    if (this.#library.background === undefined) {
      completed(steps);
      this.#finish();
      return;
    }
    if (this.pending > AT_ONCE) return;
    if (!this.#index.isJoining) while (this.#waiting.size > 0 && steps.next().done !== true);
    // What the work takes no more.
    for (const key of this.#waiting) this.set(key);
    this.#index.flush();
  }

  find(text: string, options: SearchOptions): Findings {
    return this.#index.find(text, options);
  }

  /** Papers about the same as a text, best first. */
  findByText(text: string, limit: number): readonly TextHit[] {
    return this.#index.findByText(text, { limit });
  }

  /** Keys of papers about the same, best first. */
  alike({ key, title, abstract, facts }: Paper): readonly string[] {
    const text = [title, abstract, ...facts.keyphrases].join('\n');
    const found = this.#index.findByText(text, { limit: MOST_ALIKE, without: key });
    return found.map((hit) => hit.key);
  }

  dispose(): void {
    this.#work?.scope.dispose();
    this.#work = undefined;
    this.#warming?.dispose();
  }

  /**
   * The keys, as far as `accepts` holds for them, of those of these papers that are in the library as they are, with
   * nothing written about them: they alone say by what they are found.
   */
  #unwritten(papers: readonly Paper[], accepts: (key: string) => boolean): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const paper of papers) {
      const entry = accepts(paper.key) ? this.#library.entry(paper.key) : undefined;
      if (entry?.paper === paper && entry.annotations === undefined) keys.add(paper.key);
    }
    return keys;
  }

  #begin(): void {
    if (this.#waiting.size === 0 || this.#work !== undefined) return;
    const steps = this.#indexing();
    this.#work = { steps, scope: new Scope() };
    const { scope } = this.#work;
    const handle = this.#library.background?.run(steps, () => {
      this.#finish();
    });
    if (handle !== undefined) scope.own(handle);
  }

  *#indexing(): Generator<void, void> {
    yield* this.#index.addAll(this.#documents());
    const placeOf = this.#library.placeOf();
    if (placeOf !== undefined) yield* this.#index.locate(placeOf);
  }

  #finish(): void {
    this.#work?.scope.dispose();
    this.#work = undefined;
    if (this.#waiting.size === 0) this.#library.indexed();
    this.#begin();
    this.#warmUp();
  }

  /** When the library is indexed whole, and again when it has grown to another: the user's own beside the bundled one. */
  #warmUp(): void {
    const { size } = this.#index;
    if (this.#work !== undefined || size < GROWN * this.#warmedFor) return;
    this.#warmedFor = size;
    this.#warming?.dispose();
    this.#warming = this.#library.background?.run(warmUp(this.#index), () => undefined);
  }

  /** What waits, also what comes to wait meanwhile. */
  *#documents(): Generator<SearchDocument, void> {
    for (const key of this.#waiting) {
      this.#waiting.delete(key);
      const document = this.#document(key);
      if (document !== undefined) yield document;
    }
  }

  #document(key: string): SearchDocument | undefined {
    const entry = this.#library.entry(key);
    return entry && searchDocument(entry.paper, entry.annotations, this.#topics);
  }
}
