/**
 * Everything the search box asks, over one library: finding with filters, completing, relating.
 * Index and vocabulary are made at the first question and follow changes from then on.
 */
import type { AnnotationSet } from '../annotations/annotation.ts';
import type { Paper } from '../library/paper.ts';
import type { TopicGroup } from '../library/topics.ts';
import { completions } from './completions.ts';
import type { Completion } from './completions.ts';
import { matchesFilters } from './filters.ts';
import { parseQuery } from './query.ts';
import type { Query, QueryProblem } from './query.ts';
import { RelatedPapers } from './related.ts';
import type { Related } from './related.ts';
import { searchDocument } from './searchDocument.ts';
import { SearchIndex } from './searchIndex.ts';
import type { Hit } from './ranking.ts';
import { buildVocabulary } from './vocabulary.ts';
import type { ColourMeanings, LibraryEntry, Vocabulary } from './vocabulary.ts';

/** Where papers come from. Of papers with the same key, the first is searched. */
export interface SearchSource {
  /** In the library's order, which is that of an answer without text. */
  readonly papers: () => readonly Paper[];
  readonly topics: () => readonly TopicGroup[];
  readonly annotations: (paper: Paper) => AnnotationSet | undefined;
  /** What the user calls the highlight colours; none unless given. */
  readonly colourMeanings?: () => ColourMeanings;
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
}

/** What is derived from the library's papers, kept while they stay the same. */
interface State {
  readonly entries: Map<string, LibraryEntry>;
  readonly index: SearchIndex;
  readonly related: RelatedPapers;
}

export class PaperSearch {
  readonly #source: SearchSource;
  #state: State | undefined;
  #vocabulary: Vocabulary | undefined;

  constructor(source: SearchSource) {
    this.#source = source;
  }

  /** Papers came, went or changed: everything is built again at the next question. */
  libraryChanged(): void {
    this.#state = undefined;
    this.#vocabulary = undefined;
  }

  /** What the highlight colours mean was changed. */
  meaningsChanged(): void {
    this.#vocabulary = undefined;
  }

  /** One paper's note, tags or status changed: searchable at once. */
  update(paper: Paper, annotations: AnnotationSet | undefined): void {
    this.#vocabulary = undefined;
    if (this.#state === undefined) return;
    this.#state.entries.set(paper.key, { paper, annotations });
    this.#state.index.set(searchDocument(paper, annotations, this.#source.topics()));
  }

  /**
   * The papers that a typed query finds, best first. Without text, all that its filters leave, in
   * the library's order. Wrong filters are reported as problems and leave every paper in.
   */
  find(input: string, { limit = Number.POSITIVE_INFINITY, isCancelled }: FindOptions = {}): Answer {
    const { entries, index } = this.#ready();
    const query = parseQuery(input, this.vocabulary());
    const accept = (key: string): boolean => {
      const entry = entries.get(key);
      return entry !== undefined && matchesFilters(query, entry.paper, entry.annotations);
    };
    const found: readonly FoundPaper[] =
      query.text === ''
        ? [...entries.keys()].filter(accept).map((key) => ({ key, score: 0 }))
        : index
            .search(query.text, { accept, ...(isCancelled && { isCancelled }) })
            .map((hit) => ({ key: hit.key, score: hit.score, hit }));
    return {
      query,
      hits: found.slice(0, limit),
      total: found.length,
      complete: found.filter(matchesWhole).length,
      problems: query.problems,
    };
  }

  completions(input: string, caret?: number): readonly Completion[] {
    return completions(input, this.vocabulary(), caret);
  }

  related(key: string, options?: { readonly limit?: number }): readonly Related[] {
    return this.#ready().related.related(key, options);
  }

  vocabulary(): Vocabulary {
    const { entries } = this.#ready();
    this.#vocabulary ??= buildVocabulary(
      [...entries.values()],
      this.#source.topics(),
      this.#source.colourMeanings?.(),
    );
    return this.#vocabulary;
  }

  #ready(): State {
    this.#state ??= this.#build();
    return this.#state;
  }

  #build(): State {
    const entries = new Map<string, LibraryEntry>();
    const index = new SearchIndex();
    const topics = this.#source.topics();
    for (const paper of this.#source.papers()) {
      if (entries.has(paper.key)) continue;
      const annotations = this.#source.annotations(paper);
      entries.set(paper.key, { paper, annotations });
      index.set(searchDocument(paper, annotations, topics));
    }
    const related = new RelatedPapers([...entries.values()].map(({ paper }) => paper));
    return { entries, index, related };
  }
}

/** Whether a paper matches the whole query; one that was found by filters alone does. */
export function matchesWhole({ hit }: FoundPaper): boolean {
  return hit?.complete ?? true;
}
