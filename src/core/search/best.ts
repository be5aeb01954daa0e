/** The best few of many. */

/** Places of the highest scores, the highest first; of equal ones the earlier. */
export function best(scores: Float64Array, limit: number): readonly number[] {
  const before = (a: number, b: number): number => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  const some = limit * SELECTIVE < scores.length ? highest(scores, limit, before) : scores.keys();
  return [...some].sort(before).slice(0, limit);
}

/** Sorting all is quicker where a fair part of them is asked for. */
const SELECTIVE = 8;

/** The best so many, as a heap. */
function highest(scores: Float64Array, size: number, before: Order): readonly number[] {
  const heap: number[] = [];
  for (let i = 0; i < size; i++) push(heap, i, before);
  let least = scores[heap[0] ?? 0] ?? 0;
  for (let i = size; i < scores.length; i++) {
    // A later one of equals comes after.
    if ((scores[i] ?? 0) <= least) continue;
    replaceWorst(heap, i, before);
    least = scores[heap[0] ?? 0] ?? 0;
  }
  return heap;
}

type Order = (a: number, b: number) => number;

/** The worst of those kept stands first. */
function push(heap: number[], item: number, before: Order): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (before(heap[parent] ?? 0, item) >= 0) break;
    heap[at] = heap[parent] ?? 0;
    at = parent;
  }
  heap[at] = item;
}

function replaceWorst(heap: number[], item: number, before: Order): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const worse =
      right < heap.length && before(heap[right] ?? 0, heap[left] ?? 0) > 0 ? right : left;
    if (before(heap[worse] ?? 0, item) <= 0) break;
    heap[at] = heap[worse] ?? 0;
    at = worse;
  }
  heap[at] = item;
}
