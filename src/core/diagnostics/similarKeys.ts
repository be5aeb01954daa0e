/** Which key was meant: by how near the letters are, and by the author and year that a key says. */
import { keysOf, type Paper } from '../library/paper.ts';
import { typingDistance } from '../search/distance.ts';

interface Candidate {
  readonly key: string;
  readonly folded: string;
  readonly paper: Paper;
}

/** Keys compared between two pauses. */
const SLICE = 1_000;
/** Unknown keys of one document that are looked into: each costs a look at the whole library. */
const MOST_KEYS = 20;
const MOST_SUGGESTIONS = 3;
/** The same author and year count as much as so many wrong letters. */
const AUTHOR_YEAR = 2.5;

/** Suggestions for the unknown keys of one document. */
export class SimilarKeys {
  readonly #papers: () => readonly Paper[];
  readonly #isOwn: (key: string) => boolean;
  readonly #known = new Map<string, readonly string[]>();
  #candidates: readonly Candidate[] | undefined;

  /** @param isOwn tells the keys of the document's bibliographies, which go before others */
  constructor(papers: () => readonly Paper[], isOwn: (key: string) => boolean) {
    this.#papers = papers;
    this.#isOwn = isOwn;
  }

  /** The likeliest first; none where nothing is near. Yields between slices of work. */
  *to(key: string): Generator<void, readonly string[]> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_KEYS) return [];
    const found = yield* this.#find(key);
    this.#known.set(key, found);
    return found;
  }

  *#find(key: string): Generator<void, readonly string[]> {
    const candidates = yield* this.#all();
    const folded = key.toLowerCase();
    const most = mostErrors(folded.length);
    const said = authorAndYear(key);
    const near: { readonly key: string; readonly distance: number }[] = [];
    for (const [index, candidate] of candidates.entries()) {
      if (index % SLICE === SLICE - 1) yield;
      const errors = typingDistance(folded, candidate.folded, most);
      const distance =
        errors <= most ? errors : isBy(candidate.paper, said) ? AUTHOR_YEAR : undefined;
      if (distance === undefined) continue;
      near.push({ key: candidate.key, distance: distance - Number(this.#isOwn(candidate.key)) });
    }
    return near
      .sort((one, other) => one.distance - other.distance)
      .slice(0, MOST_SUGGESTIONS)
      .map((found) => found.key);
  }

  *#all(): Generator<void, readonly Candidate[]> {
    if (this.#candidates !== undefined) return this.#candidates;
    const candidates = new Map<string, Candidate>();
    for (const [index, paper] of this.#papers().entries()) {
      for (const key of keysOf(paper)) {
        if (!candidates.has(key)) candidates.set(key, { key, folded: key.toLowerCase(), paper });
      }
      if (index % SLICE === SLICE - 1) yield;
    }
    this.#candidates = [...candidates.values()];
    return this.#candidates;
  }
}

function mostErrors(length: number): number {
  return length < 4 ? 0 : Math.min(4, Math.floor(length / 4));
}

interface AuthorYear {
  readonly author: string;
  readonly year: number;
}

/** "smith2020", "Smith_etal:2020", "smith-2020-word"; undefined for a key that says neither. */
function authorAndYear(key: string): AuthorYear | undefined {
  const [, name = '', year] =
    /^([\p{L}\p{M}'’_.:+-]{2,}?)[_.:+-]*((?:19|20)\d\d)(?!\d)/u.exec(key) ?? [];
  const author = lettersOf(name.replace(/(?:et[_.:-]?al|and[A-Z_].*)\W*$/iu, ''));
  return year === undefined || author.length < 2 ? undefined : { author, year: Number(year) };
}

function isBy({ authors: [first], year }: Paper, said: AuthorYear | undefined): boolean {
  if (said === undefined || year !== said.year || first === undefined) return false;
  const family = lettersOf(first.family ?? first.literal ?? '');
  return family.length > 1 && (family === said.author || said.author.startsWith(family));
}

function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
