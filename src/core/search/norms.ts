/** How long texts are, as far as it matters for what a word in them is worth. */
import type { Indexed } from './indexed.ts';

/** Of BM25: how soon repeating a word stops counting, and how much a long text weakens it. */
const BM25 = { k: 1.6, b: 0.6 } as const;

/** For each paper how many occurrences are worth half of infinitely many: more in a long text. */
export function normsOf(all: readonly Indexed[]): Float32Array {
  let [size, living, sum] = [0, 0, 0];
  for (const { segment, alive } of all) {
    size += alive.length;
    for (let paper = 0; paper < alive.length; paper++) {
      const lives = alive[paper] ?? 0;
      living += lives;
      sum += lives * (segment.lengths[paper] ?? 0);
    }
  }
  const mean = Math.max(1, sum / Math.max(1, living));
  const norms = new Float32Array(size);
  for (const { segment, first } of all) {
    for (let paper = 0; paper < segment.lengths.length; paper++) {
      const length = segment.lengths[paper] ?? 0;
      norms[first + paper] = BM25.k * (1 - BM25.b + (BM25.b * length) / mean);
    }
  }
  return norms;
}
