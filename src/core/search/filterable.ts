/**
 * The library as filters see it: its papers by their places, what the user wrote about them, and the
 * values that filters can have. Made when a filter is first typed, or in the background where that
 * would take long.
 */
import type { AnnotationSet } from '../annotations/annotation.ts';
import type { Disposable } from '../base/emitter.ts';
import type { Paper } from '../library/paper.ts';
import type { TopicGroup } from '../library/topics.ts';
import type { Background } from '../ports.ts';
import { columnsOf } from './columns.ts';
import type { Columns } from './columns.ts';
import { filterMask } from './filters.ts';
import type { Filter } from './filters.ts';
import type { Only, PlaceOf } from './places.ts';
import { Prepared } from './prepared.ts';
import { buildVocabulary, paperVocabulary } from './vocabulary.ts';
import type { ColourMeanings, LibraryEntry, PaperVocabulary, Vocabulary } from './vocabulary.ts';

/** So many papers are looked through while someone waits for an answer. */
const AT_ONCE = 2_000;

export interface FilterSource {
  readonly topics: () => readonly TopicGroup[];
  readonly colourMeanings?: () => ColourMeanings;
  readonly background?: Background;
}

type Entries = ReadonlyMap<string, LibraryEntry>;

export class Filterable implements Disposable {
  readonly #source: FilterSource;
  readonly #papers: readonly Paper[];
  readonly #columns: Prepared<Columns>;
  readonly #annotated = new Map<number, AnnotationSet>();
  readonly #placeOf: PlaceOf;
  readonly #ofPapers: PaperVocabulary;
  #vocabulary: Vocabulary | undefined;
  /** What the filters asked for last leave: while one types on, they stay. */
  #left: { readonly asked: string; readonly only: Only } | undefined;

  constructor(entries: Entries, source: FilterSource) {
    this.#source = source;
    this.#papers = [...entries.values()].map(({ paper }) => paper);
    for (const { place, annotations } of entries.values()) this.annotate(place, annotations);
    this.#placeOf = (key) => entries.get(key)?.place;
    this.#columns = new Prepared(columnsOf(this.#papers));
    this.#ofPapers = paperVocabulary(() => this.#columns.value, source.topics());
    if (this.#papers.length > AT_ONCE && source.background !== undefined) {
      this.#columns.begin(source.background);
    }
  }

  get papers(): readonly Paper[] {
    return this.#papers;
  }

  get placeOf(): PlaceOf {
    return this.#placeOf;
  }

  /** What the user wrote about the paper at this place is this now. */
  annotate(place: number, annotations: AnnotationSet | undefined): void {
    this.#vocabulary = undefined;
    this.#left = undefined;
    if (annotations === undefined) this.#annotated.delete(place);
    else this.#annotated.set(place, annotations);
  }

  meaningsChanged(): void {
    this.#vocabulary = undefined;
  }

  vocabulary(): Vocabulary {
    this.#vocabulary ??= buildVocabulary(
      { columns: () => this.#columns.value, ofPapers: this.#ofPapers },
      [...this.#annotated.values()],
      this.#source.colourMeanings?.(),
    );
    return this.#vocabulary;
  }

  /** The papers that filters leave. */
  only(filters: readonly Filter[]): Only {
    const asked = nameOf(filters);
    if (this.#left?.asked !== asked) {
      const library = { columns: this.#columns.value, annotated: this.#annotated };
      const mask = filterMask(filters, library);
      this.#left = { asked, only: { mask, placeOf: this.#placeOf } };
    }
    return this.#left.only;
  }

  /** These papers alone, as far as there are such. */
  onlyThese(keys: readonly string[]): Only {
    const mask = new Uint8Array(this.#papers.length);
    for (const key of keys) {
      const place = this.#placeOf(key);
      if (place !== undefined) mask[place] = 1;
    }
    return { mask, placeOf: this.#placeOf };
  }

  dispose(): void {
    this.#columns.dispose();
  }
}

/** The same for filters that ask for the same. */
function nameOf(filters: readonly Filter[]): string {
  return JSON.stringify(filters.map(({ condition, negated }) => ({ condition, negated })));
}
