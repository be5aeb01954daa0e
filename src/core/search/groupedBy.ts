/** Items in groups, one group after the other in a single array. */
export interface Groups {
  /** Where each group begins in `items`, and the end of the last. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Puts each item into the group named beside it, in the order in which they come; linear in both. */
export function groupedBy(groups: Uint32Array, items: Uint32Array, count: number): Groups {
  const starts = new Uint32Array(count + 1);
  for (const group of groups) starts[group + 1] = at(starts, group + 1) + 1;
  for (let group = 0; group < count; group++) {
    starts[group + 1] = at(starts, group + 1) + at(starts, group);
  }
  const free = starts.slice();
  const grouped = new Uint32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const group = at(groups, i);
    const place = at(free, group);
    grouped[place] = at(items, i);
    free[group] = place + 1;
  }
  return { starts, items: grouped };
}

function at(numbers: Uint32Array, index: number): number {
  return numbers[index] ?? 0;
}
