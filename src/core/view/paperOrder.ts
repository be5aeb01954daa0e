/**
 * Papers in the order of their titles, and in the orders that follow from it. Comparing titles as a reader would
 * takes its time: it is done in steps, once for each state of the library.
 */
import type { Paper } from '../library/paper.ts';
import { completed } from '../base/steps.ts';

export const SORTINGS = ['title', 'year', 'recent'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** Titles that are sorted at once, and comparisons or titles between two steps. */
const RUN = 256;
const STEP = 1_024;

interface Titled {
  readonly paper: Paper;
  readonly title: string;
}

/** The papers by title, equal ones as they came; made in steps. */
export function* titleOrderSteps(papers: readonly Paper[]): Generator<void, readonly Paper[]> {
  const collator = new Intl.Collator('en', { numeric: true });
  const compare = (one: Titled, other: Titled) => collator.compare(one.title, other.title);
  let runs: (readonly Titled[])[] = [];
  for (let start = 0; start < papers.length; start += RUN) {
    const run = papers.slice(start, start + RUN).map((paper) => ({ paper, title: paper.title }));
    runs.push(run.sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly Titled[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0]?.map(({ paper }) => paper) ?? [];
}

function* mergedRuns(
  left: readonly Titled[],
  right: readonly Titled[],
  compare: (one: Titled, other: Titled) => number,
): Generator<void, readonly Titled[]> {
  const merged: Titled[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [one, other] = [left[l], right[r]];
    if (one === undefined || other === undefined) break;
    if (compare(one, other) <= 0) {
      merged.push(one);
      l += 1;
    } else {
      merged.push(other);
      r += 1;
    }
    if (merged.length % STEP === 0) yield;
  }
  return merged.concat(left.slice(l), right.slice(r));
}

/** The papers by title, at once. */
export function inTitleOrder(papers: readonly Paper[]): readonly Paper[] {
  return completed(titleOrderSteps(papers));
}

/**
 * Papers that stand in the order of their titles in another one, in which titles decide where nothing else does.
 * @param recent citation keys, most recently opened first
 */
export function sorted(
  byTitle: readonly Paper[],
  sorting: Sorting,
  recent: readonly string[],
): readonly Paper[] {
  switch (sorting) {
    case 'title':
      return byTitle;
    case 'year':
      return latestFirst(byTitle);
    case 'recent': {
      const ranks = new Map(recent.map((key, rank) => [key, rank]));
      const rank = ({ key }: Paper) => ranks.get(key) ?? Infinity;
      const opened = byTitle.filter(({ key }) => ranks.has(key));
      const others = byTitle.filter(({ key }) => !ranks.has(key));
      return [...opened.sort((a, b) => rank(a) - rank(b)), ...others];
    }
  }
}

/** Those without a year come last. */
function latestFirst(byTitle: readonly Paper[]): readonly Paper[] {
  const byYear = new Map<number, Paper[]>();
  for (const paper of byTitle) {
    const year = paper.year ?? -Infinity;
    const others = byYear.get(year);
    if (others === undefined) byYear.set(year, [paper]);
    else others.push(paper);
  }
  return [...byYear].sort(([a], [b]) => (a === b ? 0 : a < b ? 1 : -1)).flatMap(([, all]) => all);
}
