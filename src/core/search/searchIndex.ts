/**
 * The index behind the search box: MiniSearch finds which words stand where and what each is worth
 * (BM25+), one query word at a time; how the words of a query come together is decided here. Papers
 * that have every word come first, and what was typed exactly comes before what only resembles it.
 */
import MiniSearch from 'minisearch';
import type { SearchOptions as MiniOptions, SearchResult } from 'minisearch';
import { terms } from './analyze.ts';
import { queryWords } from './queryWords.ts';
import type { QueryWord } from './queryWords.ts';
import { SEARCH_FIELDS } from './searchDocument.ts';
import type { SearchDocument, SearchField } from './searchDocument.ts';
import { rank } from './ranking.ts';
import type { Hit, MatchKind, WordMatch } from './ranking.ts';
import { isStopWord } from './stopWords.ts';
import { TermList } from './termList.ts';

export interface SearchOptions {
  readonly limit?: number;
  /** Papers to consider; all where absent. */
  readonly accept?: (key: string) => boolean;
  /** Asked between words; a cancelled search answers with nothing. */
  readonly isCancelled?: () => boolean;
}

/** What a word is worth by where it stands: a paper is looked for by its name first. */
const BOOST: Record<SearchField, number> = {
  title: 3,
  method: 4,
  aliases: 2,
  authors: 2,
  topics: 1.5,
  keyphrases: 1.5,
  abstract: 1,
  note: 1.5,
  highlights: 1.5,
  tags: 2,
  record: 0.5,
};
/** One or two letters begin too much: such words are looked up where a reader would see them. */
const MIN_BEGINNING = 3;
const BRIEF = { fields: ['title', 'method', 'aliases', 'authors', 'tags'] };

/** Words whose papers are kept between searches. */
const MAX_KEPT = 64;

/**
 * What a match is worth beside an exact one, measured on judged queries; all are flat optima.
 * `open`: a beginning, while the word is typed; `ending`: of a finished word ("gate", "gates").
 * `typo`: where no paper has the word as typed, and `typoBesideExact` where some do. `parts`: a
 * compound found by its parts, which together count as one word.
 */
const WORTH = { open: 0.6, ending: 0.5, typo: 0.8, typoBesideExact: 0.5, parts: 0.7 } as const;
/** Parameters of BM25+; `d` is what a word is worth however long the text. */
const BM25 = { k: 1.2, b: 0.6, d: 0.5 };

/** Searchable papers. Documents are kept, since taking one out again needs its text. */
export class SearchIndex {
  readonly #documents = new Map<string, SearchDocument>();
  readonly #terms = new TermList();
  readonly #found = new Map<string, ReadonlyMap<string, WordMatch>>();
  readonly #mini = new MiniSearch<SearchDocument>({
    idField: 'key',
    fields: [...SEARCH_FIELDS],
    extractField: (document, field) => fieldText(document, field),
    tokenize: terms,
    // In running text stop words cost time and tell nothing; titles may consist of them.
    processTerm: (term, field) => {
      if (isRunningText(field) && isStopWord(term)) return null;
      this.#terms.add(term);
      return term;
    },
    autoVacuum: false,
  });

  get size(): number {
    return this.#documents.size;
  }

  /** Adds the paper, or replaces it where the key is known; found by its new words at once. */
  set(document: SearchDocument): void {
    const known = this.#documents.get(document.key);
    if (known !== undefined) this.#mini.remove(known);
    this.#documents.set(document.key, document);
    this.#found.clear();
    this.#mini.add(document);
  }

  /** Whether there was such a paper. */
  remove(key: string): boolean {
    const known = this.#documents.get(key);
    if (known === undefined) return false;
    this.#mini.remove(known);
    this.#found.clear();
    return this.#documents.delete(key);
  }

  clear(): void {
    this.#documents.clear();
    this.#found.clear();
    this.#terms.clear();
    this.#mini.removeAll();
  }

  /** The best hits first; empty for a text without words. Equal ones stay in the order added. */
  search(text: string, options: SearchOptions = {}): readonly Hit[] {
    const found: ReadonlyMap<string, WordMatch>[] = [];
    for (const word of queryWords(text)) {
      if (options.isCancelled?.() === true) return [];
      found.push(this.#findWord(word));
    }
    return rank(found, this.#documents, options.accept).slice(
      0,
      options.limit ?? Number.POSITIVE_INFINITY,
    );
  }

  /** While a text is typed all words but one stay: what they find is kept until papers change. */
  #findWord(word: QueryWord): ReadonlyMap<string, WordMatch> {
    const name = JSON.stringify([word.alternatives, word.open]);
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const best = new Map<string, WordMatch>();
    word.alternatives.forEach((alternative, index) => {
      for (const [key, found] of this.#findAll(word, alternative)) {
        const share = index === 0 ? 1 : WORTH.parts / alternative.length;
        const score = found.score * share;
        const other = best.get(key);
        if (other === undefined || score > other.score) best.set(key, { ...found, score });
      }
    });
    if (this.#found.size >= MAX_KEPT) this.#found.clear();
    this.#found.set(name, best);
    return best;
  }

  /** Papers that have every one of these terms. */
  #findAll(word: QueryWord, all: readonly string[]): ReadonlyMap<string, WordMatch> {
    let together: ReadonlyMap<string, WordMatch> | undefined;
    all.forEach((term, index) => {
      const found = this.#findTerm(word.text, term, word.open && index === all.length - 1);
      together = together === undefined ? found : intersect(together, found);
    });
    return together ?? new Map();
  }

  #findTerm(word: string, term: string, open: boolean): ReadonlyMap<string, WordMatch> {
    const found = new Map(this.#findDirectly(word, term, open));
    const beside = found.size > 0 ? WORTH.typoBesideExact : WORTH.typo;
    // A beginning is taken for a slip only where nothing begins so.
    const similar = this.#terms.similar(term, open && found.size === 0);
    const results = this.#lookUp([...similar.keys()], {
      boostDocument: (key: string, other) =>
        found.has(key) ? 0 : beside / (similar.get(other) ?? 1),
    });
    for (const result of results) found.set(result.id as string, toMatch(word, 'fuzzy', result));
    return found;
  }

  /** Papers with the word itself, with a word that begins with it, or with its singular. */
  #findDirectly(word: string, term: string, open: boolean): ReadonlyMap<string, WordMatch> {
    const singular = term.length >= 4 && term.endsWith('s') ? [term.slice(0, -1)] : [];
    const brief = term.length < MIN_BEGINNING;
    const found = this.#lookUp([term, ...singular], {
      prefix: (wanted) => wanted === term && !brief && (open || term.length >= 4),
      boostDocument: (_key, other) => directWorth(term, other, open),
    });
    const begun = open && brief ? this.#lookUp([term], { prefix: true, ...BRIEF }) : [];
    const matches = new Map<string, WordMatch>();
    for (const result of [...begun, ...found]) {
      const kind = result.terms.includes(term) ? 'exact' : 'prefix';
      const match = toMatch(word, kind, result);
      const other = matches.get(result.id as string);
      matches.set(result.id as string, other?.kind === 'exact' ? other : match);
    }
    return matches;
  }

  #lookUp(wanted: readonly string[], options: MiniOptions): readonly SearchResult[] {
    if (wanted.length === 0) return [];
    return this.#mini.search(wanted.join(' '), {
      tokenize: () => [...wanted],
      processTerm: (term) => term,
      boost: BOOST,
      weights: { prefix: 1, fuzzy: 1 },
      bm25: BM25,
      ...options,
    });
  }
}

function fieldText(document: SearchDocument, field: string): string | undefined {
  const text = (document as Readonly<Record<string, string>>)[field];
  return text === '' ? undefined : text;
}

function isRunningText(field: string | undefined): boolean {
  return field === 'abstract' || field === 'note' || field === 'highlights';
}

/** An open word counts for what begins with it, a finished one for its endings ("gate", "gates"). */
function directWorth(term: string, found: string, open: boolean): number {
  if (found === term) return 1;
  if (open) return WORTH.open;
  return found.length - term.length <= 3 ? WORTH.ending : 0;
}

function toMatch(word: string, kind: MatchKind, result: SearchResult): WordMatch {
  const fields = [...new Set(Object.values(result.match).flat())] as readonly SearchField[];
  // MiniSearch multiplies by the number of terms found, which would reward mere variants.
  const score = result.score / Math.max(1, result.queryTerms.length);
  return { word, kind, terms: result.terms, fields, score };
}

function intersect(
  some: ReadonlyMap<string, WordMatch>,
  others: ReadonlyMap<string, WordMatch>,
): ReadonlyMap<string, WordMatch> {
  const both = new Map<string, WordMatch>();
  for (const [key, a] of some) {
    const b = others.get(key);
    if (b !== undefined) both.set(key, join(a, b));
  }
  return both;
}

const KINDS: readonly MatchKind[] = ['exact', 'prefix', 'fuzzy'];

function join(a: WordMatch, b: WordMatch): WordMatch {
  return {
    word: a.word,
    kind: KINDS.indexOf(a.kind) > KINDS.indexOf(b.kind) ? a.kind : b.kind,
    terms: [...new Set([...a.terms, ...b.terms])],
    fields: [...new Set([...a.fields, ...b.fields])],
    score: a.score + b.score,
  };
}
