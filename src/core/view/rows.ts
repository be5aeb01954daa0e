/** From the library to the rows of the Library tree: plain data, no editor types. */
import {
  hasNotes,
  READING_STATUSES,
  type AnnotationSet,
  type ReadingStatus,
} from '../annotations/annotation.ts';
import { compareQueued, isQueued } from '../annotations/queue.ts';
import { tagsInUse } from '../annotations/tagging.ts';
import { tagIdentity } from '../annotations/tags.ts';
import { authorYear, shortName, type Paper } from '../library/paper.ts';
import { findTopic, labelWithinGroup, type TopicGroup } from '../library/topics.ts';
import type { Label } from './label.ts';
import { sorted, SORTINGS, type Sorting } from './paperOrder.ts';
import { sourceGroups, type SourceGroup } from './sourceGroups.ts';

export { SORTINGS, type Sorting };

export const GROUPINGS = [
  'topic',
  'year',
  'venue',
  'author',
  'status',
  'code',
  'tag',
  'queue',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface GroupRow {
  readonly kind: 'group';
  /** Stable over refreshes, so that expansion and selection survive. */
  readonly id: string;
  readonly label: Label;
  /** The number of distinct papers below. */
  readonly count: number;
  /** Made when they are first looked at: there may be many thousands. */
  readonly children: readonly Row[];
  /** Whether a paper stands below. */
  readonly holds: (key: string) => boolean;
}

export interface PaperRow {
  readonly kind: 'paper';
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** "Ibrahim et al. 2023" */
  readonly authorYear: string;
  readonly status: ReadingStatus;
  readonly hasNotes: boolean;
  /** Whether the paper is in the reading queue. */
  readonly queued: boolean;
  /** The label of the primary topic, on the rows under secondary topics only. */
  readonly mainly?: string;
}

export type Row = GroupRow | PaperRow;

export interface RowOptions {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  readonly topics: readonly TopicGroup[];
  readonly annotations: (paper: Paper) => AnnotationSet | undefined;
  /** Citation keys, most recently opened first. */
  readonly recent: readonly string[];
}

/** The tree over papers that stand in the order of their titles; groups without papers are left out. */
export function rowsInOrder(byTitle: readonly Paper[], options: RowOptions): readonly Row[] {
  const { grouping, sorting, recent } = options;
  const papers = sorted(byTitle, sorting, recent);
  switch (grouping) {
    case 'topic':
      return topicRows(papers, options);
    case 'tag':
      return tagRows(papers, options);
    case 'queue':
      return queueRows(papers, options);
    case 'year':
    case 'venue':
    case 'author':
    case 'status':
    case 'code':
      return flatGroups(papers, grouping, options);
  }
}

/** Whether what is dropped on this row goes into the reading queue, where the tree is grouped by it. */
export function isInQueue(row: Row): boolean {
  return row.kind === 'paper' ? row.queued : row.id === QUEUE_GROUP.id;
}

/** The keys of the papers that a row stands for, each once. */
export function keysBelow(row: Row): readonly string[] {
  return row.kind === 'paper' ? [row.key] : [...new Set(row.children.flatMap(keysBelow))];
}

/** The row that stands for a paper: the one under its primary topic, else the first. */
export function primaryRow(rows: readonly Row[], key: string): PaperRow | undefined {
  let secondary: PaperRow | undefined;
  for (const row of rows) {
    const found = row.kind === 'group' ? primaryRowIn(row, key) : row.key === key ? row : undefined;
    if (found !== undefined && found.mainly === undefined) return found;
    secondary ??= found;
  }
  return secondary;
}

function primaryRowIn(group: GroupRow, key: string): PaperRow | undefined {
  return group.holds(key) ? primaryRow(group.children, key) : undefined;
}

function topicRows(papers: readonly Paper[], options: RowOptions): readonly Row[] {
  const byTopic = new Map<string, Paper[]>();
  const unplaced: Paper[] = [];
  for (const paper of papers) {
    const { primary, secondary } = paper.facts.topics;
    if (primary === undefined && secondary.length === 0) {
      unplaced.push(paper);
      continue;
    }
    const ids = [primary, ...secondary].filter((id) => id !== undefined);
    const known = ids.filter((id) => findTopic(options.topics, id) !== undefined);
    if (known.length === 0) unplaced.push(paper);
    for (const id of known) {
      const inTopic = byTopic.get(id);
      if (inTopic === undefined) byTopic.set(id, [paper]);
      else inTopic.push(paper);
    }
  }
  const groups = options.topics.map((group) => topicGroupRow(group, byTopic, options));
  const others = sourceGroups(unplaced).map((group) => sourceRow(group, options));
  return [...groups, ...others].filter((group) => group.count > 0);
}

function sourceRow({ papers, pages, ...head }: SourceGroup, options: RowOptions): GroupRow {
  if (pages.length === 0) return groupRow(head, papers, options);
  const children = pages.map((page) => groupRow(page, page.papers, options));
  const holds = (key: string) => children.some((page) => page.holds(key));
  return { kind: 'group', ...head, count: papers.length, children, holds };
}

function topicGroupRow(
  group: TopicGroup,
  byTopic: ReadonlyMap<string, readonly Paper[]>,
  options: RowOptions,
): GroupRow {
  const id = `group:${group.id}`;
  const children = group.topics
    .filter((topic) => byTopic.has(topic.id))
    .map((topic) => {
      const papers = byTopic.get(topic.id) ?? [];
      const label = { text: labelWithinGroup(topic, group) };
      return groupRow({ id: `${id}/topic:${topic.id}`, label, topic: topic.id }, papers, options);
    });
  const distinct = new Set(group.topics.flatMap((topic) => byTopic.get(topic.id) ?? []));
  const holds = (key: string) => children.some((topic) => topic.holds(key));
  return { kind: 'group', id, label: { text: group.label }, count: distinct.size, children, holds };
}

/** `topic` is the topic that the group stands for, if it is one. */
function groupRow(
  { id, label, topic }: { readonly id: string; readonly label: Label; readonly topic?: string },
  papers: readonly Paper[],
  options: RowOptions,
): GroupRow {
  let made: readonly Row[] | undefined;
  return {
    kind: 'group',
    id,
    label,
    count: papers.length,
    get children() {
      return (made ??= papers.map((paper) => paperRow(id, paper, options, topic)));
    },
    holds: (key) => papers.some((paper) => paper.key === key),
  };
}

function paperRow(parent: string, paper: Paper, options: RowOptions, topic?: string): PaperRow {
  const annotations = options.annotations(paper);
  const row: PaperRow = {
    kind: 'paper',
    id: `${parent}/paper:${paper.source}:${paper.key}`,
    key: paper.key,
    title: paper.title,
    authorYear: authorYear(paper),
    status: annotations?.status ?? 'unread',
    hasNotes: hasNotes(annotations),
    queued: isQueued(annotations),
  };
  const { primary } = paper.facts.topics;
  if (topic === undefined || primary === undefined || primary === topic) return row;
  return { ...row, mainly: topicLabel(primary, options.topics) };
}

function topicLabel(id: string, topics: readonly TopicGroup[]): string {
  const found = findTopic(topics, id);
  return found === undefined ? id : labelWithinGroup(found.topic, found.group);
}

/** A paper stands under each of its own tags; those of its highlights are passages', not papers'. */
function tagRows(papers: readonly Paper[], options: RowOptions): readonly Row[] {
  const tagsOf = (paper: Paper) => options.annotations(paper)?.tags ?? [];
  const byTag = new Map<string, Set<Paper>>();
  for (const paper of papers) {
    for (const tag of tagsOf(paper).map(tagIdentity)) {
      byTag.set(tag, (byTag.get(tag) ?? new Set()).add(paper));
    }
  }
  const groups = tagsInUse(papers.map(tagsOf)).map(({ tag }) => {
    const tagged = byTag.get(tagIdentity(tag)) ?? [];
    return groupRow({ id: tagGroupId(tag), label: { text: tag } }, [...tagged], options);
  });
  const untagged = papers.filter((paper) => tagsOf(paper).length === 0);
  const rest = groupRow({ id: 'tag:', label: { code: 'tag.none' } }, untagged, options);
  return [...groups, rest].filter(({ count }) => count > 0);
}

/** No tag makes an id that is another row's: a slash parts the group from what stands below. */
export function tagGroupId(tag: string): string {
  return `tag:${tagIdentity(tag).replaceAll('/', '//')}`;
}

/** The group that holds the reading queue. */
export const QUEUE_GROUP = { id: 'queue:in', label: { code: 'queue.yes' } } as const;

/** The queue stands in its own order, which the sorting leaves alone; it is there to be dropped on. */
function queueRows(papers: readonly Paper[], options: RowOptions): readonly Row[] {
  if (papers.length === 0) return [];
  const queue = papers.flatMap((paper) => {
    const set = options.annotations(paper);
    return isQueued(set) ? [{ paper, set }] : [];
  });
  const inOrder = queue.toSorted((a, b) => compareQueued(a.set, b.set)).map(({ paper }) => paper);
  const others = papers.filter((paper) => !isQueued(options.annotations(paper)));
  const rest = groupRow({ id: 'queue:out', label: { code: 'queue.no' } }, others, options);
  return [groupRow(QUEUE_GROUP, inOrder, options), ...(rest.count > 0 ? [rest] : [])];
}

interface Bucket {
  readonly id: string;
  readonly label: Label;
  /** Buckets stand in ascending order of this; those without it come last. */
  readonly order: string | number | undefined;
}

type FlatGrouping = Exclude<Grouping, 'topic' | 'tag' | 'queue'>;

function flatGroups(
  papers: readonly Paper[],
  grouping: FlatGrouping,
  options: RowOptions,
): readonly Row[] {
  const buckets = new Map<string, { readonly bucket: Bucket; readonly papers: Paper[] }>();
  for (const paper of papers) {
    const bucket = bucketOf(paper, grouping, options);
    const entry = buckets.get(bucket.id) ?? { bucket, papers: [] };
    entry.papers.push(paper);
    buckets.set(bucket.id, entry);
  }
  return [...buckets.values()]
    .toSorted((a, b) => compareOrder(a.bucket.order, b.bucket.order))
    .map(({ bucket, papers: inBucket }) => groupRow(bucket, inBucket, options));
}

function bucketOf(paper: Paper, grouping: FlatGrouping, options: RowOptions): Bucket {
  switch (grouping) {
    case 'year':
      return textBucket('year', paper.year?.toString(), { code: 'year.none' }, -(paper.year ?? 0));
    case 'venue':
      return textBucket('venue', paper.facts.venue?.name, { code: 'venue.none' });
    case 'author': {
      const first = paper.authors[0];
      return textBucket('author', first && shortName(first), { code: 'author.none' });
    }
    case 'code': {
      const code = paper.facts.code.length > 0 ? 'code.yes' : 'code.no';
      return { id: code, label: { code }, order: code === 'code.yes' ? 0 : 1 };
    }
    case 'status': {
      const status = options.annotations(paper)?.status ?? 'unread';
      const order = READING_STATUSES.indexOf(status);
      return { id: `status:${status}`, label: { code: `status.${status}` }, order };
    }
  }
}

function textBucket(
  kind: string,
  text: string | undefined,
  none: Label,
  order: string | number | undefined = text,
): Bucket {
  if (text === undefined) return { id: `${kind}:`, label: none, order: undefined };
  return { id: `${kind}:${text}`, label: { text }, order };
}

/** Made once: `localeCompare` takes twenty times as long. */
const COLLATOR = new Intl.Collator('en', { numeric: true });

function compareOrder(a: Bucket['order'], b: Bucket['order']): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return COLLATOR.compare(String(a), String(b));
}
