/**
 * Which papers of several sources are the same work: by DOI, by arXiv id, then by title and first author
 * with years at most two apart. Within one source each paper is a work of its own: a chapter may have the
 * DOI of its book.
 */
import { arxivIdIn } from './arxivId.ts';
import type { Paper, WorkIds } from './paper.ts';

/** What a work is known by. */
interface Identity {
  readonly dois: readonly string[];
  readonly arxiv: string | undefined;
  /** The letters of the title. */
  readonly title: string;
  /** Title and author; empty where they are too little to go by. */
  readonly titleAndAuthor: string;
  readonly year: number | undefined;
}

/** Papers of different sources, in the order of the sources. */
interface Work {
  readonly papers: Paper[];
  readonly identities: Identity[];
}

/** Where a source stands among all: no paper looks for its work before the first, or in vain for the last. */
interface Neighbours {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

interface Ids {
  readonly dois: readonly string[];
  readonly arxiv: string | undefined;
}

/** Titles of fewer letters, such as "Introduction", say nothing of the work. */
const TITLE_LETTERS = 16;

const YEARS_APART = 2;

/** Letters by which most titles are told apart from all that are known, without a look at the rest. */
const BEGINNING = 8;

/** Collects papers, source by source; the next paper joins the work that it is, or begins one. */
export class WorkIndex {
  readonly #works: (readonly Paper[])[] = [];
  readonly #byDoi = new Map<string, Work[]>();
  readonly #byArxiv = new Map<string, Work[]>();
  readonly #byTitle = new Map<string, Work[]>();
  /** Of the titles in `#byTitle`. */
  readonly #beginnings = new Set<string>();

  /** Adds the next paper of a source; what only others would need to know of it is left out. */
  add(paper: Paper, { isFirst, isLast }: Neighbours): void {
    if (isFirst && isLast) {
      this.#works.push([paper]);
      return;
    }
    const ids = bareIdsOf(paper);
    const work = isFirst ? undefined : this.#find(paper, ids);
    if (work === undefined && isLast) {
      this.#works.push([paper]);
      return;
    }
    const identity = identityOf(paper, ids);
    if (work !== undefined) {
      work.papers.push(paper);
      work.identities.push(identity);
    }
    if (!isLast) this.#remember(identity, work ?? this.#begin(paper, identity));
  }

  /** The papers of each work, in the order in which the works began. */
  works(): readonly (readonly Paper[])[] {
    return this.#works;
  }

  #begin(paper: Paper, identity: Identity): Work {
    const work: Work = { papers: [paper], identities: [identity] };
    this.#works.push(work.papers);
    return work;
  }

  #remember(identity: Identity, work: Work): void {
    for (const doi of identity.dois) put(this.#byDoi, doi, work);
    if (identity.arxiv !== undefined) put(this.#byArxiv, identity.arxiv, work);
    if (identity.titleAndAuthor === '') return;
    put(this.#byTitle, identity.titleAndAuthor, work);
    this.#beginnings.add(identity.title.slice(0, BEGINNING));
  }

  #find(paper: Paper, ids: Ids): Work | undefined {
    const open = (works: readonly Work[] | undefined) =>
      works?.filter(({ papers }) => papers.every(({ source }) => source !== paper.source)) ?? [];
    const byDoi = open(ids.dois.flatMap((doi) => this.#byDoi.get(doi) ?? []));
    const byArxiv = ids.arxiv === undefined ? [] : open(this.#byArxiv.get(ids.arxiv));
    const certain = [...byDoi, ...byArxiv];
    if (certain.length > 0) {
      // Of several with one DOI, as chapters have it, the one with the same title is meant.
      const title = letters(paper.title);
      return certain.find((work) => hasTitle(work, title)) ?? certain[0];
    }
    // Names and the whole title take most of the time, and are looked at where they may decide.
    if (!this.#beginnings.has(beginningOf(paper.title))) return undefined;
    const identity = identityOf(paper, ids);
    return open(this.#byTitle.get(identity.titleAndAuthor)).find((work) =>
      isLikely(work, identity),
    );
  }
}

function put(map: Map<string, Work[]>, key: string, work: Work): void {
  const works = map.get(key);
  if (works === undefined) map.set(key, [work]);
  else if (!works.includes(work)) works.push(work);
}

function hasTitle({ identities }: Work, title: string): boolean {
  return title !== '' && identities.some((identity) => identity.title === title);
}

/** Whether nothing speaks against papers of the same title and author being one work. */
function isLikely({ identities }: Work, { year, arxiv }: Identity): boolean {
  return identities.every(
    (other) =>
      (year === undefined ||
        other.year === undefined ||
        Math.abs(year - other.year) <= YEARS_APART) &&
      (arxiv === undefined || other.arxiv === undefined || arxiv === other.arxiv),
  );
}

function bareIdsOf(paper: Paper): Ids {
  const { doi, arxiv } = idsOf(paper);
  const published = paper.ids === undefined ? paper.facts.venue?.doi : undefined;
  const dois = [doi, published].flatMap((written) => bareDoi(written) ?? []);
  return { dois, arxiv: arxiv?.toLowerCase() };
}

function identityOf(paper: Paper, { dois, arxiv }: Ids): Identity {
  const [author] = paper.authors;
  const family = author?.family ?? author?.literal ?? '';
  const title = letters(paper.title);
  const known = title.length >= TITLE_LETTERS && family !== '';
  return {
    dois,
    arxiv,
    title,
    titleAndAuthor: known ? `${title} ${letters(family)}` : '',
    get year() {
      return paper.year;
    },
  };
}

/** What a paper's DOI and arXiv id are; nothing is decoded for them that need not be. */
export function idsOf(paper: Paper): WorkIds {
  if (paper.ids !== undefined) return paper.ids;
  return { doi: paper.item.DOI, arxiv: paper.facts.arxiv ?? arxivIdIn(paper.item) };
}

/** In lower case, without an address before it; undefined for arXiv's, which are known by the id. */
export function bareDoi(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  // Some programs write it as LaTeX.
  const doi = /10\.\d{4,9}\/\S+/u.exec(written.toLowerCase().replace(/\\(?=[_%#&])/gu, ''))?.[0];
  return doi?.startsWith('10.48550/arxiv.') === true ? undefined : doi;
}

/** Letters and digits alone, without accents, in lower case. */
function letters(text: string): string {
  const lower = text.toLowerCase();
  // Most titles are plain, and there may be a hundred thousand.
  if (/^\p{ASCII}*$/u.test(lower)) return lower.replace(/[^a-z0-9]+/gu, '');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The first of a title's letters; of all of it, where its beginning has too few. */
function beginningOf(title: string): string {
  const some = letters(title.slice(0, 4 * BEGINNING));
  // The last of some may be another in the whole: half a character, or a final sigma.
  return (some.length > BEGINNING ? some : letters(title)).slice(0, BEGINNING);
}
