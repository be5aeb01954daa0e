/** From all that was written about papers to the rows of the Annotations view: plain data. */
import { anchorOf, type HighlightAnchor } from '../annotations/anchoring/anchors.ts';
import {
  HIGHLIGHT_COLOURS,
  type AnnotationSet,
  type Highlight,
  type HighlightColour,
} from '../annotations/annotation.ts';
import { compareInReading } from '../annotations/readingOrder.ts';
import { tagsInUse } from '../annotations/tagging.ts';
import { tagIdentity } from '../annotations/tags.ts';
import { milliseconds } from '../base/time.ts';
import { authorYear, type Paper } from '../library/paper.ts';
import { fold } from '../search/analyze.ts';
import { period } from './period.ts';
import { tagGroupId } from './rows.ts';

export const ANNOTATION_GROUPINGS = ['paper', 'tag', 'colour', 'date'] as const;
export type AnnotationGrouping = (typeof ANNOTATION_GROUPINGS)[number];

/** The user's or a paper's own words, or something that the edge puts into words. */
export type AnnotationLabel =
  | { readonly text: string }
  | {
      readonly code:
        'review' | 'tag.none' | 'colour.none' | 'date.today' | 'date.yesterday' | 'date.week';
    }
  | { readonly colour: HighlightColour }
  /** "2026-11" */
  | { readonly month: string };

export interface AnnotationGroupRow {
  readonly kind: 'group';
  /** Stable over refreshes, so that expansion and selection survive. */
  readonly id: string;
  readonly label: AnnotationLabel;
  /** Of a paper: "Ibrahim et al. 2023"; empty where that is not known. */
  readonly authorYear: string;
  /** The number of notes and highlights below. */
  readonly count: number;
  readonly children: readonly AnnotationRow[];
}

/** What stands in every row that is a note or a highlight. */
interface WrittenRow {
  readonly id: string;
  readonly set: string;
  /** The paper's citation key; absent while the library does not have it. */
  readonly key?: string;
  readonly title: string;
  /** "Ibrahim et al. 2023"; empty where that is not known. */
  readonly authorYear: string;
  readonly tags: readonly string[];
  /** ISO 8601, UTC. */
  readonly modified: string;
}

export interface NoteRow extends WrittenRow {
  readonly kind: 'note';
  /** The first line of the note. */
  readonly line: string;
}

export interface HighlightRow extends WrittenRow {
  readonly kind: 'highlight';
  readonly highlight: string;
  /** The words as they were marked, with plain spaces. */
  readonly quotation: string;
  readonly colour: HighlightColour;
  readonly comment: string;
  /** Empty for none. */
  readonly locator: string;
  /** Absent while the library does not have the paper. */
  readonly state?: HighlightAnchor['state'];
}

export type AnnotationRow = NoteRow | HighlightRow;
export type AnnotationTreeRow = AnnotationGroupRow | AnnotationRow;

export interface AnnotationRowOptions {
  readonly grouping: AnnotationGrouping;
  /** Words that all must be found in a row's texts; empty for none. */
  readonly filter: string;
  /** Undefined for a paper that the library does not have. */
  readonly paperOf: (set: AnnotationSet) => Paper | undefined;
  /** The day of a time where the reader is: "2026-11-24". */
  readonly dayOf: (time: string) => string;
  /** Where the reader is, it is this day now. */
  readonly today: string;
}

export interface AnnotationTree {
  readonly rows: readonly AnnotationGroupRow[];
  /** How many notes and highlights the filter leaves. */
  readonly shown: number;
}

/** How many notes and how many highlights there are. */
export function countAnnotations(sets: readonly AnnotationSet[]): {
  readonly notes: number;
  readonly highlights: number;
} {
  return {
    notes: sets.filter(hasNote).length,
    highlights: sets.reduce((sum, { highlights }) => sum + highlights.length, 0),
  };
}

/** The tree over all notes and highlights; what wants to be looked at again stands first, once more. */
export function annotationRows(
  sets: readonly AnnotationSet[],
  options: AnnotationRowOptions,
): AnnotationTree {
  const words = fold(options.filter).split(/\s+/u);
  const { compare } = new Intl.Collator('en', { numeric: true });
  const rows = sets
    .map((set) => ({ set, ...sourceOf(set, options.paperOf(set)) }))
    .toSorted((a, b) => compare(a.title, b.title))
    .flatMap((source) => rowsOf(source, words));
  const review = rows.filter(needsReview);
  const groups = [...(review.length > 0 ? [reviewGroup(review)] : []), ...grouped(rows, options)];
  return { rows: groups.map(asGroupRow), shown: rows.length };
}

/** Whether the reader is to say if a highlight is right where it was found, or where it belongs now. */
export function needsReview(row: AnnotationRow): boolean {
  return row.kind === 'highlight' && (row.state === 'doubtful' || row.state === 'orphan');
}

interface Source {
  readonly set: AnnotationSet;
  readonly paper: Paper | undefined;
  readonly title: string;
  readonly authorYear: string;
}

function sourceOf(set: AnnotationSet, paper: Paper | undefined): Omit<Source, 'set'> {
  if (paper !== undefined) return { paper, title: paper.title, authorYear: authorYear(paper) };
  const { title, keys, year } = set.paper;
  const name = title === '' ? (keys[0] ?? '') : title;
  return { paper, title: name, authorYear: year?.toString() ?? '' };
}

/** The note first, then the highlights in the order of the text; only those that match. */
function rowsOf(
  { set, paper, title, authorYear: names }: Source,
  words: readonly string[],
): readonly AnnotationRow[] {
  const named = fold(`${title}\n${names}`);
  const matches = (...texts: readonly string[]) => {
    const missing = words.filter((word) => !named.includes(word));
    if (missing.length === 0) return true;
    const text = fold(texts.join('\n'));
    return missing.every((word) => text.includes(word));
  };
  const shared = {
    set: set.id,
    ...(paper !== undefined && { key: paper.key }),
    title,
    authorYear: names,
  };
  const note = hasNote(set) && matches(set.note, ...set.tags) ? [noteRow(set, shared)] : [];
  const highlights = set.highlights
    .filter(({ quote, comment, tags }) => matches(folded(quote.exact), comment, ...tags))
    .map((highlight) => ({ highlight, anchor: paper && anchorOf(paper, highlight) }))
    .toSorted((a, b) => compareInReading(placed(a), placed(b)))
    .map(({ highlight, anchor }) => highlightRow(highlight, anchor?.state, shared));
  return [...note, ...highlights];
}

interface Marked {
  readonly highlight: Highlight;
  readonly anchor: HighlightAnchor | undefined;
}

/** Without the paper's text, a highlight is taken to stand where it stood. */
function placed({ highlight: { field, position }, anchor }: Marked) {
  const stood = { state: 'exact', start: position?.start ?? 0, end: position?.end ?? 0 } as const;
  return { ...(field !== undefined && { field }), anchor: anchor ?? stood };
}

type Shared = Pick<WrittenRow, 'set' | 'key' | 'title' | 'authorYear'>;

function noteRow({ id, note, tags, modified }: AnnotationSet, shared: Shared): NoteRow {
  return { kind: 'note', id: `note:${id}`, ...shared, line: firstLine(note), tags, modified };
}

function highlightRow(
  { id, quote, colour, comment, locator = '', tags, modified }: Highlight,
  state: HighlightAnchor['state'] | undefined,
  shared: Shared,
): HighlightRow {
  return {
    kind: 'highlight',
    // Two papers of an import may have highlights with one id.
    id: `highlight:${shared.set}:${id}`,
    ...shared,
    highlight: id,
    quotation: folded(quote.exact),
    colour,
    comment,
    locator,
    tags,
    modified,
    ...(state !== undefined && { state }),
  };
}

function hasNote({ note }: AnnotationSet): boolean {
  return note.trim() !== '';
}

/** What marks a heading in Markdown is left out. */
function firstLine(note: string): string {
  return folded(/\S.*/u.exec(note)?.[0] ?? '').replace(/^#{1,6} /u, '');
}

function folded(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

interface Group {
  readonly id: string;
  readonly label: AnnotationLabel;
  readonly authorYear?: string;
  readonly rows: readonly AnnotationRow[];
}

function reviewGroup(rows: readonly AnnotationRow[]): Group {
  return { id: 'review', label: { code: 'review' }, rows };
}

function asGroupRow({ id, label, authorYear: names = '', rows }: Group): AnnotationGroupRow {
  const children = rows.map((row) => ({ ...row, id: `${id}/${row.id}` }));
  return { kind: 'group', id, label, authorYear: names, count: rows.length, children };
}

function grouped(rows: readonly AnnotationRow[], options: AnnotationRowOptions): readonly Group[] {
  switch (options.grouping) {
    case 'paper':
      return byPaper(rows);
    case 'tag':
      return byTag(rows);
    case 'colour':
      return byColour(rows);
    case 'date':
      return byDate(rows, options);
  }
}

function byPaper(rows: readonly AnnotationRow[]): readonly Group[] {
  return buckets(rows, ({ set }) => [set]).map(([set, inPaper]) => {
    const { title = '', authorYear: names = '' } = inPaper[0] ?? {};
    return { id: `paper:${set}`, label: { text: title }, authorYear: names, rows: inPaper };
  });
}

function byTag(rows: readonly AnnotationRow[]): readonly Group[] {
  const tagged = new Map(buckets(rows, ({ tags }) => [...new Set(tags.map(tagIdentity))]));
  const groups = tagsInUse(rows.map(({ tags }) => tags)).map(({ tag }) => {
    const inTag = tagged.get(tagIdentity(tag)) ?? [];
    return { id: tagGroupId(tag), label: { text: tag }, rows: inTag };
  });
  const rest = rows.filter(({ tags }) => tags.length === 0);
  return [...groups, { id: 'tag:', label: { code: 'tag.none' }, rows: rest } as const].filter(
    (group) => group.rows.length > 0,
  );
}

function byColour(rows: readonly AnnotationRow[]): readonly Group[] {
  const coloured = new Map(
    buckets(rows, (row) => [row.kind === 'highlight' ? row.colour : undefined]),
  );
  return [...HIGHLIGHT_COLOURS, undefined].flatMap((colour) => {
    const inColour = coloured.get(colour);
    if (inColour === undefined) return [];
    const label = colour === undefined ? ({ code: 'colour.none' } as const) : { colour };
    return [{ id: `colour:${colour ?? ''}`, label, rows: inColour }];
  });
}

function byDate(
  rows: readonly AnnotationRow[],
  { dayOf, today }: AnnotationRowOptions,
): readonly Group[] {
  const newestFirst = rows
    .map((row) => ({ row, time: milliseconds(row.modified) }))
    .toSorted((a, b) => b.time - a.time)
    .map(({ row }) => row);
  const periodOf = ({ modified }: AnnotationRow) => period(dayOf(modified), today);
  return buckets(newestFirst, (row) => [periodOf(row)]).map(([name, inPeriod]) => ({
    id: `date:${name}`,
    label: periodLabel(name),
    rows: inPeriod,
  }));
}

function periodLabel(name: ReturnType<typeof period>): AnnotationLabel {
  if (name === 'today' || name === 'yesterday' || name === 'week') return { code: `date.${name}` };
  return { month: name };
}

/** By what `of` gives for each, in the order in which it is first given. */
function buckets<T>(
  rows: readonly AnnotationRow[],
  of: (row: AnnotationRow) => readonly T[],
): readonly [T, readonly AnnotationRow[]][] {
  const found = new Map<T, AnnotationRow[]>();
  for (const row of rows) {
    for (const name of of(row)) {
      const inBucket = found.get(name);
      if (inBucket === undefined) found.set(name, [row]);
      else inBucket.push(row);
    }
  }
  return [...found];
}
