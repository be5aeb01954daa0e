/**
 * Has citeproc print the citations of a document, anew or, where few of them have changed, those alone
 * and what they change in others.
 */
import type { Engine } from 'citeproc';
import { citationInput, type ClusterInput } from './cluster.ts';

/** A citation, and the number of its note; 0 in the text. */
export interface Numbered {
  readonly input: ClusterInput;
  readonly note: number;
}

/** What an engine has printed. */
export interface Printed {
  readonly uncited: readonly string[];
  /** Each citation as it was given, to be compared. */
  readonly given: readonly string[];
  /** By which the engine knows them. */
  readonly ids: readonly string[];
  readonly html: readonly string[];
  /** How many ids were given out. */
  readonly count: number;
}

/** With more changes than these a whole new start is not much dearer. */
const MOST_CHANGES = 8;

export function printAll(
  engine: Engine,
  before: Printed | undefined,
  citations: readonly Numbered[],
  uncited: readonly string[],
): Printed {
  const given = citations.map((citation) => JSON.stringify(citation));
  if (before === undefined || !same(before.uncited, uncited)) {
    return printAnew(engine, before?.count ?? 0, { citations, given, uncited });
  }
  const change = changeOf(before.given, given);
  if (change === undefined) return before;
  return change.end === change.start || change.end - change.start > MOST_CHANGES
    ? printAnew(engine, before.count, { citations, given, uncited })
    : printChange(engine, before, { citations, given, change });
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** Which of the new ones take the place of old ones; at least one where there is any. */
interface Change {
  readonly start: number;
  readonly end: number;
  /** Where the old ones end. */
  readonly oldEnd: number;
}

/** Undefined where nothing has changed. */
function changeOf(old: readonly string[], given: readonly string[]): Change | undefined {
  if (same(old, given)) return undefined;
  const shorter = Math.min(old.length, given.length);
  let start = 0;
  while (start < shorter && old[start] === given[start]) start += 1;
  let alike = 0;
  while (alike < shorter - start && old.at(-1 - alike) === given.at(-1 - alike)) alike += 1;
  // What follows from a deletion is said of the citation before or behind it, which is given again.
  if (given.length - alike === start) {
    if (start > 0) start -= 1;
    else if (alike > 0) alike -= 1;
  }
  return { start, end: given.length - alike, oldEnd: old.length - alike };
}

function printAnew(
  engine: Engine,
  count: number,
  {
    citations,
    given,
    uncited,
  }: {
    readonly citations: readonly Numbered[];
    readonly given: readonly string[];
    readonly uncited: readonly string[];
  },
): Printed {
  const ids = citations.map((_, index) => idOf(count + index));
  const inputs = citations.map(({ input, note }, index) =>
    citationInput(ids[index] ?? '', input, note),
  );
  const printed = new Map(
    engine.rebuildProcessorState(inputs, 'html', uncited).map(([id, , html]) => [id, html]),
  );
  const html = ids.map((id) => printed.get(id) ?? '');
  return { uncited, given, ids, html, count: count + ids.length };
}

function idOf(number: number): string {
  return `c${String(number)}`;
}

function printChange(
  engine: Engine,
  before: Printed,
  {
    citations,
    given,
    change: { start, end, oldEnd },
  }: {
    readonly citations: readonly Numbered[];
    readonly given: readonly string[];
    readonly change: Change;
  },
): Printed {
  const { count, uncited } = before;
  const fresh = citations.slice(start, end).map((_, index) => idOf(count + index));
  const behind = before.ids.slice(oldEnd);
  const ids = [...before.ids.slice(0, start), ...fresh, ...behind];
  const places = ids.map((id, index) => [id, citations[index]?.note ?? 0] as const);
  const printed = new Map(before.ids.map((id, index) => [id, before.html[index] ?? '']));
  for (const [index, { input, note }] of citations.entries()) {
    if (index < start || index >= end) continue;
    const citation = citationInput(ids[index] ?? '', input, note);
    const [, changed] = engine.processCitationCluster(
      citation,
      places.slice(0, index),
      places.slice(end),
    );
    for (const [, html, id] of changed) printed.set(id, html);
  }
  const html = ids.map((id) => printed.get(id) ?? '');
  return { uncited, given, ids, html, count: count + fresh.length };
}
