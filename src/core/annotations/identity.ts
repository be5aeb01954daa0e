/**
 * Which annotations belong to which paper. A paper is known by its arXiv id, its DOI and its citation
 * keys, in that order of trust; a shared key alone counts only where nothing stronger contradicts it.
 */
import { keysOf, type Paper } from '../library/paper.ts';
import { bareDoi, idsOf } from '../library/works.ts';
import type { AnnotationSet, PaperRecord } from './annotation.ts';

/** What a paper is found by. */
export type KnownBy = Pick<PaperRecord, 'keys' | 'doi' | 'arxiv'>;

/** What a paper is found by, now; quicker to have than its whole record. */
export function knownBy(paper: Paper): KnownBy {
  const { doi, arxiv } = idsOf(paper);
  return {
    keys: keysOf(paper),
    ...(doi !== undefined && { doi }),
    ...(arxiv !== undefined && { arxiv }),
  };
}

/** The record of a paper as it is known now. */
export function recordOf(paper: Paper): PaperRecord {
  return {
    ...knownBy(paper),
    title: paper.title,
    ...(paper.year !== undefined && { year: paper.year }),
  };
}

/** An older record with what is newly known: no key is forgotten, newer facts win. */
export function mergeRecords(older: PaperRecord, newer: PaperRecord): PaperRecord {
  return { ...older, ...newer, keys: [...new Set([...older.keys, ...newer.keys])] };
}

/** Finds the annotations of a paper among many, by index instead of by scanning. */
export class AnnotationIndex {
  readonly #byArxiv = new Map<string, AnnotationSet>();
  readonly #byDoi = new Map<string, AnnotationSet>();
  readonly #byKey = new Map<string, AnnotationSet[]>();

  /** Adds a set, or puts its newer form in the place of the older one of the same id. */
  put(set: AnnotationSet): void {
    const { arxiv, doi, keys } = set.paper;
    if (arxiv !== undefined) this.#byArxiv.set(arxiv, set);
    if (doi !== undefined) this.#byDoi.set(doi.toLowerCase(), set);
    for (const key of keys) {
      const others = (this.#byKey.get(key) ?? []).filter((other) => other.id !== set.id);
      this.#byKey.set(key, [...others, set]);
    }
  }

  /** The annotations of the paper so recorded; undefined if it has none. */
  find(record: KnownBy): AnnotationSet | undefined {
    const byArxiv = record.arxiv === undefined ? undefined : this.#byArxiv.get(record.arxiv);
    const byDoi = record.doi === undefined ? undefined : this.#byDoi.get(record.doi.toLowerCase());
    return byArxiv ?? byDoi ?? this.#findByKey(record);
  }

  #findByKey(record: KnownBy): AnnotationSet | undefined {
    const candidates = record.keys.flatMap((key) => this.#byKey.get(key) ?? []);
    return candidates.find((set) => !contradicts(set.paper, record));
  }
}

/** A preprint and what was published of it have a DOI each: arXiv's contradicts no other. */
function contradicts(one: KnownBy, other: KnownBy): boolean {
  const differs = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase();
  return differs(one.arxiv, other.arxiv) || differs(bareDoi(one.doi), bareDoi(other.doi));
}
