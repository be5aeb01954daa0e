import { groupBy } from '../base/groupBy.ts';

/** Texts in the order of their code units, sorted in steps: those with the same first letter at once. */
export function* sortInSteps(texts: Iterable<string>): Generator<void, readonly string[]> {
  const byFirst = groupBy(texts, (text) => text.charAt(0));
  const sorted: string[] = [];
  for (const first of [...byFirst.keys()].sort()) {
    yield;
    for (const text of (byFirst.get(first) ?? []).sort()) sorted.push(text);
  }
  return sorted;
}
