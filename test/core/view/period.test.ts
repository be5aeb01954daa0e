import assert from 'node:assert/strict';
import { period } from '../../../src/core/view/period.ts';

describe('how long ago a day is', () => {
  // 2026-11-24 is a Tuesday, 2026-11-29 the Sunday of its week.
  const cases: readonly [string, string, string][] = [
    ['2026-11-24', '2026-11-24', 'today'],
    ['2026-11-25', '2026-11-24', 'today'],
    ['2026-11-23', '2026-11-24', 'yesterday'],
    ['2026-11-22', '2026-11-24', '2026-11'],
    ['2026-11-27', '2026-11-29', 'week'],
    ['2026-11-23', '2026-11-29', 'week'],
    ['2026-11-22', '2026-11-29', '2026-11'],
    ['2026-11-22', '2026-11-23', 'yesterday'],
    ['2026-11-21', '2026-11-23', '2026-11'],
    ['2025-12-31', '2026-01-01', 'yesterday'],
    ['2025-12-29', '2026-01-01', 'week'],
    ['2025-12-28', '2026-01-01', '2025-12'],
    ['2024-02-29', '2024-03-01', 'yesterday'],
  ];
  for (const [day, today, expected] of cases) {
    it(`${day} is ${expected} on ${today}`, () => {
      assert.equal(period(day, today), expected);
    });
  }
});
