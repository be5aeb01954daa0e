/**
 * The reading queue: which papers are in it, in which order, and what moving some of them changes. A
 * place is a number of its own kind, lowest first: a paper that is moved gets one between its new
 * neighbours, so that the others keep theirs.
 */
import type { AnnotationSet } from './annotation.ts';

export type QueuedSet = AnnotationSet & { readonly queue: number };

/** A set's new place. */
export interface QueueChange {
  readonly id: string;
  readonly queue: number;
}

/** Whether a set is to be seen; those that are not are skipped by moves, and keep their places. */
type IsShown = (set: AnnotationSet) => boolean;

export function isQueued(set: AnnotationSet | undefined): set is QueuedSet {
  return set?.queue !== undefined;
}

/** The order of the queue; of two in one place, the one that was annotated first. */
export function compareQueued(a: QueuedSet, b: QueuedSet): number {
  return a.queue - b.queue || a.created.localeCompare(b.created) || a.id.localeCompare(b.id);
}

/** Those in the queue, first the one to be read first. */
export function queueOf(sets: readonly AnnotationSet[]): readonly QueuedSet[] {
  return sets.filter(isQueued).toSorted(compareQueued);
}

/** The place behind all others. */
export function endOfQueue(sets: readonly AnnotationSet[]): number {
  return (queueOf(sets).at(-1)?.queue ?? 0) + 1;
}

/** Moves each of these one up, past the next that is shown; those at the top stay there, in order. */
export function movedUp(
  sets: readonly AnnotationSet[],
  ids: ReadonlySet<string>,
  isShown: IsShown = () => true,
): readonly QueueChange[] {
  const order = [...queueOf(sets)];
  const moved = shiftUp(order, ids, isShown);
  return renumbered(order, moved);
}

/** Moves each of these one down; the mirror image of `movedUp`. */
export function movedDown(
  sets: readonly AnnotationSet[],
  ids: ReadonlySet<string>,
  isShown: IsShown = () => true,
): readonly QueueChange[] {
  const order = queueOf(sets).toReversed();
  const moved = shiftUp(order, ids, isShown);
  return renumbered(order.reverse(), moved);
}

/**
 * Puts these, in their order, in the place of another: before it when they come from below, behind it when
 * they come from above. Nothing changes when that one is among them, or when it is not in the queue.
 */
export function movedTo(
  sets: readonly AnnotationSet[],
  ids: ReadonlySet<string>,
  target: string,
): readonly QueueChange[] {
  const order = queueOf(sets);
  const place = order.findIndex(({ id }) => id === target);
  const first = order.findIndex(({ id }) => ids.has(id));
  if (place < 0 || first < 0 || ids.has(target)) return [];
  const staying = order.filter(({ id }) => !ids.has(id));
  const moving = order.filter(({ id }) => ids.has(id));
  const at = staying.findIndex(({ id }) => id === target) + (first < place ? 1 : 0);
  return renumbered(staying.toSpliced(at, 0, ...moving), ids);
}

/** Moves entries of the list in place; the ids of those that moved. */
function shiftUp(
  order: QueuedSet[],
  ids: ReadonlySet<string>,
  isShown: IsShown,
): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const [index, set] of order.entries()) {
    if (!ids.has(set.id)) continue;
    const above = order.findLastIndex((other, at) => at < index && isShown(other));
    const passed = order[above];
    if (passed === undefined || ids.has(passed.id)) continue;
    order.splice(index, 1);
    order.splice(above, 0, set);
    moved.add(set.id);
  }
  return moved;
}

/** The numbers that give this order when only these may change; where they don't fit, all anew. */
function renumbered(
  order: readonly QueuedSet[],
  moved: ReadonlySet<string>,
): readonly QueueChange[] {
  if (order.every((set, index) => index === 0 || before(order[index - 1], set))) return [];
  const numbers = order.map(({ queue }) => queue);
  for (let start = 0; start < order.length; start += 1) {
    if (!isMoved(order[start], moved)) continue;
    let end = start;
    while (isMoved(order[end], moved)) end += 1;
    spread(numbers, start, end);
    start = end;
  }
  const rising = numbers.every(
    (number, index) => index === 0 || number > (numbers[index - 1] ?? 0),
  );
  return order.flatMap(({ id, queue }, index) => {
    const number = rising ? (numbers[index] ?? 0) : index + 1;
    return number === queue ? [] : [{ id, queue: number }];
  });
}

function before(one: QueuedSet | undefined, other: QueuedSet): boolean {
  return one !== undefined && compareQueued(one, other) < 0;
}

function isMoved(set: QueuedSet | undefined, moved: ReadonlySet<string>): boolean {
  return set !== undefined && moved.has(set.id);
}

/** Spreads the numbers from `start` to before `end` evenly between those beside them. */
function spread(numbers: number[], start: number, end: number): void {
  const above = numbers[start - 1];
  const below = numbers[end];
  const count = end - start;
  const from = above ?? (below ?? 0) - count - 1;
  const step = above === undefined || below === undefined ? 1 : (below - above) / (count + 1);
  for (let index = start; index < end; index += 1) {
    numbers[index] = from + step * (index - start + 1);
  }
}
