/** The rows of the view of what a document cites: plain data, no editor types. */
import { hasNotes, type AnnotationSet, type ReadingStatus } from '../annotations/annotation.ts';
import { isQueued } from '../annotations/queue.ts';
import { isNoWork } from '../citations/noWork.ts';
import { authorYear, type Paper } from '../library/paper.ts';
import { labelWithinGroup, type TopicGroup } from '../library/topics.ts';

/** A paper that the document cites, or does not cite yet. */
export interface CitedPaperRow {
  readonly kind: 'paper';
  /** Stable over refreshes. */
  readonly id: string;
  /** The paper's own key. */
  readonly key: string;
  /** The key by which the document cites it; undefined where it does not. */
  readonly cited: string | undefined;
  readonly title: string;
  /** "Ibrahim et al. 2023" */
  readonly authorYear: string;
  readonly status: ReadingStatus;
  readonly hasNotes: boolean;
  readonly queued: boolean;
  /** How often it is cited. */
  readonly count: number;
  /** Whether no bibliography of the document has the key. */
  readonly missing: boolean;
}

/** A key that means no paper. */
export interface UnknownKeyRow {
  readonly kind: 'unknown';
  readonly id: string;
  readonly cited: string;
  readonly count: number;
}

/** What is not cited yet: of all topics together, below it topic by topic. */
export interface UncitedGroupRow {
  readonly kind: 'group';
  readonly id: string;
  /** A topic's label below its group; undefined for all topics. */
  readonly topic: string | undefined;
  readonly count: number;
  readonly children: readonly CitedTreeRow[];
}

export type CitedTreeRow = CitedPaperRow | UnknownKeyRow | UncitedGroupRow;

export interface CitedRowOptions {
  readonly paperOf: (key: string) => Paper | undefined;
  /** Whether a bibliography of the document has the key; true for all where it has no bibliography. */
  readonly isListed: (key: string) => boolean;
  readonly papers: readonly Paper[];
  readonly topics: readonly TopicGroup[];
  readonly annotations: (paper: Paper) => AnnotationSet | undefined;
}

/** From the keys of a document, in its order and repeated, to rows in the order of their first places. */
export function citedRows(
  keys: readonly string[],
  options: CitedRowOptions,
): readonly CitedTreeRow[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const papers = new Map([...counts.keys()].map((key) => [key, options.paperOf(key)]));
  for (const [key, paper] of papers) if (paper === undefined && isNoWork(key)) counts.delete(key);
  const rows = [...counts].map(([key, count]): CitedTreeRow => {
    const paper = papers.get(key);
    const id = `cited:${key}`;
    if (paper === undefined) return { kind: 'unknown', id, cited: key, count };
    return { ...paperRow(paper, id, options), cited: key, count, missing: !options.isListed(key) };
  });
  const cited = [...papers.values()].filter((paper) => paper !== undefined);
  return [...rows, ...uncited(cited, options)];
}

function paperRow(
  paper: Paper,
  id: string,
  { annotations }: CitedRowOptions,
): Omit<CitedPaperRow, 'cited' | 'count' | 'missing'> {
  const set = annotations(paper);
  return {
    kind: 'paper',
    id,
    key: paper.key,
    title: paper.title,
    authorYear: authorYear(paper),
    status: set?.status ?? 'unread',
    hasNotes: hasNotes(set),
    queued: isQueued(set),
  };
}

/** The papers of the main topics of those that are cited, in one group; none where all are cited. */
function uncited(cited: readonly Paper[], options: CitedRowOptions): readonly CitedTreeRow[] {
  const wanted = new Set(cited.map(({ facts }) => facts.topics.primary));
  const keys = new Set(cited.map(({ key }) => key));
  const others = options.papers.filter(
    ({ key, facts }) => wanted.has(facts.topics.primary) && !keys.has(key),
  );
  const groups = options.topics.flatMap((group) =>
    group.topics.flatMap((topic) => {
      const papers = others.filter(({ facts }) => facts.topics.primary === topic.id);
      return papers.length === 0 ? [] : [topicRow(labelWithinGroup(topic, group), papers, options)];
    }),
  );
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return [];
  return [{ kind: 'group', id: 'uncited', topic: undefined, count, children: groups }];
}

function topicRow(
  topic: string,
  papers: readonly Paper[],
  options: CitedRowOptions,
): UncitedGroupRow {
  const id = `uncited:${topic}`;
  const collator = new Intl.Collator('en', { numeric: true });
  const sorted = papers.toSorted((one, other) => collator.compare(one.title, other.title));
  const children = sorted.map((paper): CitedPaperRow => {
    const row = paperRow(paper, `${id}/${paper.key}`, options);
    return { ...row, cited: undefined, count: 0, missing: false };
  });
  return { kind: 'group', id, topic, count: papers.length, children };
}
