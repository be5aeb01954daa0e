/**
 * Two versions of one paper's annotations become one: of two windows, of the store and a file, of two
 * branches. No text that a user wrote is lost; which side comes first does not matter; merging again
 * changes nothing. Of three versions, the order may decide in which order things stand, and which of
 * two values a field has that this version of Gloss does not know.
 */
import { canonicalJson, isSameContent } from '../base/canonicalJson.ts';
import { ownField, type Fields } from '../base/fields.ts';
import { milliseconds } from '../base/time.ts';
import type { AnnotationSet, Highlight, PaperRecord } from './annotation.ts';
import { mergeRecords } from './identity.ts';
import { mergeTexts } from './mergeTexts.ts';
import { tagIdentity } from './tags.ts';

export interface MergeContext {
  /** What both sides come from, where that is known: what only one changed since is as that one has it. */
  readonly base?: AnnotationSet | undefined;
  /** When highlights were deleted, by their id; one that was changed later stays. */
  readonly deleted?: ReadonlyMap<string, string>;
}

export interface MergedSet {
  /** With the id of the one that was created first. */
  readonly set: AnnotationSet;
  /** The note now holds the texts of both sides, which neither side's did. */
  readonly bothTexts: boolean;
}

interface Pair<T> {
  readonly earlier: T;
  readonly later: T;
  readonly base: T | undefined;
}

type Dated = Fields & { readonly created: string; readonly modified: string };

/** Whose absence in the later version means that they were taken away. */
const OPTIONAL = new Set(['queue', 'field', 'position', 'locator']);

/** `mine` and `theirs` are of one paper, under whatever ids. */
export function mergeSets(
  mine: AnnotationSet,
  theirs: AnnotationSet,
  { base, deleted = new Map() }: MergeContext = {},
): MergedSet {
  if (isSameContent(mine, theirs)) return { set: withoutDeleted(mine, deleted), bothTexts: false };
  const pair = <T>(read: (set: AnnotationSet) => T): Pair<T> => ({
    ...inOrder(mine, theirs, read),
    base: base === undefined ? undefined : read(base),
  });
  const notes = pair(({ note }) => note);
  const note = changedBySide(notes) ?? mergeTexts(notes.earlier, notes.later);
  const [first] = [mine, theirs].toSorted((a, b) => compare([a.created, a.id], [b.created, b.id]));
  const papers = pair(({ paper }) => paper);
  const keys = union(pair(({ paper }) => paper.keys));
  const highlights = pair((set) => set.highlights);
  const ids = union(pair((set) => set.highlights.map(({ id }) => id)));
  const set = {
    ...lastWritten(mine, theirs, base),
    ...(first !== undefined && { id: first.id }),
    paper: { ...mergePapers(papers, compareTimes(mine, theirs) === 0), keys },
    note,
    tags: mergeTags(pair(({ tags }) => tags)),
    highlights: mergeHighlights(highlights, ids),
  };
  return {
    set: withoutDeleted(set, deleted),
    bothTexts: note !== notes.earlier && note !== notes.later,
  };
}

/**
 * Annotations that say nothing yet. As a base they let stand what one side says against what the other never
 * said: a paper that was read does not become unread because its note was changed later, elsewhere.
 */
export function blankSet(id: string): AnnotationSet {
  return {
    id,
    paper: { keys: [], title: '' },
    note: '',
    tags: [],
    status: 'unread',
    highlights: [],
    created: '',
    modified: '',
  };
}

export function withoutDeleted(
  set: AnnotationSet,
  deleted: ReadonlyMap<string, string>,
): AnnotationSet {
  const highlights = set.highlights.filter((highlight) => !isDeleted(highlight, deleted));
  return highlights.length === set.highlights.length ? set : { ...set, highlights };
}

/** Whether something was deleted after it was changed last. */
export function isDeleted(
  { id, modified }: { readonly id: string; readonly modified: string },
  deleted: ReadonlyMap<string, string>,
): boolean {
  const at = deleted.get(id);
  return at !== undefined && milliseconds(at) >= milliseconds(modified);
}

function mergePapers({ earlier, later }: Pair<PaperRecord>, isTie: boolean): PaperRecord {
  // Fields of both sides, each as one of them has it.
  return isTie ? (greaterFields(earlier, later) as PaperRecord) : mergeRecords(earlier, later);
}

function mergeTags(tags: Pair<readonly string[]>): readonly string[] {
  const merged = union(tags, tagIdentity);
  if (tags.base === undefined) return merged;
  const [earlier, later, base] = [tags.earlier, tags.later, tags.base].map(
    (side) => new Set(side.map(tagIdentity)),
  );
  return merged.filter((tag) => {
    const identity = tagIdentity(tag);
    const isCommon = earlier?.has(identity) === true && later?.has(identity) === true;
    return isCommon || base?.has(identity) !== true;
  });
}

function mergeHighlights(
  { earlier, later, base }: Pair<readonly Highlight[]>,
  order: readonly string[],
): readonly Highlight[] {
  const [befores, afters, bases] = [byId(earlier), byId(later), byId(base ?? [])];
  return order.flatMap((id) => {
    const [before, after, origin] = [befores.get(id), afters.get(id), bases.get(id)];
    if (before !== undefined && after !== undefined) return [mergeHighlight(before, after, origin)];
    const only = before ?? after;
    // The other side removed what this one left as it was.
    return only === undefined || isSameContent(only, origin) ? [] : [only];
  });
}

function mergeHighlight(one: Highlight, other: Highlight, base: Highlight | undefined): Highlight {
  if (isSameContent(one, base) || isSameContent(one, other)) return other;
  if (isSameContent(other, base)) return one;
  const merged = lastWritten(one, other, base);
  const comments = { ...inOrder(one, other, ({ comment }) => comment), base: base?.comment };
  // Without a base, the earlier comment is taken for what the later one was made of.
  if (base === undefined || changedBySide(comments) !== undefined) return merged;
  return { ...merged, comment: mergeTexts(comments.earlier, comments.later) };
}

/** Each field as the later version has it; but what only one changed is as that one has it. */
function lastWritten<T extends Dated>(one: T, other: T, base: T | undefined): T {
  const { earlier, later } = inOrder(one, other, (value) => value);
  const kept = Object.entries(earlier).filter(
    ([name]) => Object.hasOwn(later, name) || !OPTIONAL.has(name),
  );
  const isTie = compareTimes(one, other) === 0;
  const fields: Fields = isTie
    ? greaterFields(one, other)
    : { ...Object.fromEntries(kept), ...later };
  const own = base === undefined ? {} : fieldsOfOneSide({ earlier, later, base });
  const entries = Object.entries({ ...fields, ...own }).filter(([, value]) => value !== undefined);
  const [created] = [one.created, other.created].toSorted(compareTime);
  const modified = [one.modified, other.modified].toSorted(compareTime).at(-1);
  // Fields of both sides, each as one of them has it.
  return { ...(Object.fromEntries(entries) as T), created, modified };
}

/** What differs from the base on one side only, as that side has it; undefined where it took it away. */
function fieldsOfOneSide({
  earlier,
  later,
  base,
}: Pair<Fields> & { readonly base: Fields }): Fields {
  const names = Object.keys({ ...base, ...earlier, ...later });
  const own = names.flatMap((name): [string, unknown][] => {
    const [before, after, origin] = [earlier, later, base].map((side) => ownField(side, name));
    if (isSameContent(after, origin)) return [[name, before]];
    return isSameContent(before, origin) ? [[name, after]] : [];
  });
  return Object.fromEntries(own);
}

/** What one side has where the other has what the base has; undefined where both or none is known. */
function changedBySide<T>({ earlier, later, base }: Pair<T>): T | undefined {
  if (base === undefined) return undefined;
  if (isSameContent(later, base)) return earlier;
  return isSameContent(earlier, base) ? later : undefined;
}

/** Of the same time, a field is as the one side has it that comes last in JSON: the same on both sides. */
function greaterFields(one: Fields, other: Fields): Fields {
  const names = Object.keys({ ...one, ...other });
  const isGreater = (name: string): boolean =>
    text(ownField(one, name)) > text(ownField(other, name));
  return Object.fromEntries(
    names.map((name) => [name, ownField(isGreater(name) ? one : other, name)]),
  );
}

/** The same things in an order that does not depend on the sides: that of the one that has all, else the earlier first. */
function union(
  { earlier, later }: { readonly earlier: readonly string[]; readonly later: readonly string[] },
  identity: (value: string) => string = (value) => value,
): readonly string[] {
  const [before, after] = [earlier, later].map((side) => new Set(side.map(identity)));
  if (earlier.every((value) => after?.has(identity(value)))) return later;
  return [...earlier, ...later.filter((value) => before?.has(identity(value)) !== true)];
}

/** By the time of the last change; of the same time, by what is read. */
function inOrder<T extends Dated, U>(
  one: T,
  other: T,
  read: (value: T) => U,
): { readonly earlier: U; readonly later: U } {
  const [a, b] = [read(one), read(other)];
  const order = compareTimes(one, other) || compare([text(a)], [text(b)]);
  return order <= 0 ? { earlier: a, later: b } : { earlier: b, later: a };
}

function compareTimes(one: Dated, other: Dated): number {
  return milliseconds(one.modified) - milliseconds(other.modified);
}

function compareTime(one: string, other: string): number {
  return milliseconds(one) - milliseconds(other) || compare([one], [other]);
}

/** By the first texts that differ, in order of their code units. */
function compare(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}

/** Nothing comes first. */
function text(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value);
}

function byId(highlights: readonly Highlight[]): ReadonlyMap<string, Highlight> {
  return new Map(highlights.map((highlight) => [highlight.id, highlight]));
}
