/**
 * Version vectors (D. S. Parker et al., "Detection of Mutual Inconsistency in Distributed Systems", IEEE
 * TSE 9(3), 1983): how many changes of each writer a value has seen. They tell a newer value from one that
 * was made at the same time elsewhere, whatever the clocks say.
 */

/** Counts by writer id; a writer that is absent counts 0. */
export type Vector = Readonly<Record<string, number>>;

/** Whether a value with the one vector has seen everything that the other has. */
export function covers(one: Vector, other: Vector): boolean {
  return Object.entries(other).every(([writer, count]) => (one[writer] ?? 0) >= count);
}

/** The least vector that covers all of these. */
export function joined(vectors: readonly Vector[]): Vector {
  const counts = new Map<string, number>();
  for (const [writer, count] of vectors.flatMap((vector) => Object.entries(vector))) {
    counts.set(writer, Math.max(count, counts.get(writer) ?? 0));
  }
  return Object.fromEntries(counts);
}

export function isVector(value: unknown): value is Vector {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((count) => Number.isSafeInteger(count) && Number(count) > 0);
}
