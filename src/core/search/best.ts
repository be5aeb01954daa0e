/** The best few of many. */

/** Places of the highest scores, the highest first; of equal ones that with the lower number, else the earlier. */
export function best(
  scores: ArrayLike<number>,
  limit: number,
  numbers?: ArrayLike<number>,
): readonly number[] {
  const before = (a: number, b: number): number =>
    (scores[b] ?? 0) - (scores[a] ?? 0) || (numbers?.[a] ?? 0) - (numbers?.[b] ?? 0) || a - b;
  if (limit * SELECTIVE >= scores.length) {
    return Array.from({ length: scores.length }, (_, i) => i)
      .sort(before)
      .slice(0, limit);
  }
  const heap: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    if (heap.length < limit) push(heap, i, before);
    else if (before(i, heap[0] ?? 0) < 0) replaceWorst(heap, i, before);
  }
  return heap.sort(before);
}

/** Sorting all is quicker where a fair part of them is asked for. */
const SELECTIVE = 8;

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
