/** How long ago a day is, in the steps a reader thinks in: days, the week, then months. */
import { milliseconds } from '../base/time.ts';

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday: three days after the Monday of its week. */
const FIRST_WEEKDAY = 3;

/** "2026-11" */
type Month = `${number}-${number}`;

/**
 * Where a day stands seen from today, both as "2026-11-24": its month where it is before this week, which
 * begins on Monday. What is to come, by a clock that is ahead, is today.
 */
export function period(day: string, today: string): 'today' | 'yesterday' | 'week' | Month {
  const ago = dayNumber(today) - dayNumber(day);
  if (ago <= 0) return 'today';
  if (ago === 1) return 'yesterday';
  const sinceMonday = (dayNumber(today) + FIRST_WEEKDAY) % 7;
  return ago <= sinceMonday ? 'week' : (day.slice(0, 7) as Month);
}

function dayNumber(day: string): number {
  return milliseconds(day) / DAY_MS;
}
