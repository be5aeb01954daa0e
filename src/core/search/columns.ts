/**
 * What filters ask of papers, side by side for the whole library, so that asking all of it costs no more
 * than a keystroke may. A paper is named by its place in the library.
 */
import type { Paper } from '../library/paper.ts';
import { namesOf } from './names.ts';
import type { Names } from './names.ts';
import { topicIds } from './searchDocument.ts';

/** Papers that are read in one step. */
const STEP = 1_000;

export interface Columns {
  readonly papers: readonly Paper[];
  /** Not a number where a paper has none. */
  readonly years: Float64Array;
  /** 1 where the authors' code is known. */
  readonly code: Uint8Array;
  /** By topic id, the places of its papers. */
  readonly topics: ReadonlyMap<string, readonly number[]>;
  readonly authors: Names;
}

/** In steps. */
export function* columnsOf(papers: readonly Paper[]): Generator<void, Columns> {
  const years = new Float64Array(papers.length);
  const code = new Uint8Array(papers.length);
  const topics = new Map<string, number[]>();
  for (const [place, paper] of papers.entries()) {
    years[place] = paper.year ?? Number.NaN;
    code[place] = paper.facts.code.length > 0 ? 1 : 0;
    for (const id of topicIds(paper)) {
      const known = topics.get(id);
      if (known === undefined) topics.set(id, [place]);
      else known.push(place);
    }
    if (place % STEP === STEP - 1) yield;
  }
  const authors = yield* namesOf(papers);
  return { papers, years, code, topics, authors };
}
