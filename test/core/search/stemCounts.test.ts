import assert from 'node:assert/strict';
import { StemCounts } from '../../../src/core/search/stemCounts.ts';

function taken(counts: StemCounts): readonly (readonly [stem: number, count: number])[] {
  const all: [number, number][] = [];
  counts.take((stem, count) => all.push([stem, count]));
  return all;
}

describe('StemCounts', () => {
  it('adds up by stem, in the order in which stems were met, and begins anew once taken', () => {
    const counts = new StemCounts();
    counts.makeRoom(5_000);
    for (const [stem, by] of [
      [4_999, 1],
      [0, 2],
      [4_999, 0.5],
    ] as const)
      counts.add(stem, by);
    assert.deepEqual(taken(counts), [
      [4_999, 1.5],
      [0, 2],
    ]);
    assert.deepEqual(taken(counts), []);
    counts.add(0, 1);
    assert.deepEqual(taken(counts), [[0, 1]]);
  });
});
