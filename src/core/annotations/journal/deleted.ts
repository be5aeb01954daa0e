/** What was deleted can be restored for a while; after that only that it was deleted is remembered. */
import { milliseconds } from '../../base/time.ts';
import type { JournalRecord } from './record.ts';

export const RESTORABLE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether what was deleted at this time can't be restored any more; both ISO 8601. */
export function isForgotten(at: string, now: string): boolean {
  return milliseconds(now) - milliseconds(at) > RESTORABLE_DAYS * DAY_MS;
}

/** The record without what it kept for too long. */
export function withoutForgotten(record: JournalRecord, now: string): JournalRecord {
  if (record.former === undefined || !isForgotten(record.at, now)) return record;
  const kept = Object.entries(record).filter(([name]) => name !== 'former');
  return Object.fromEntries(kept) as unknown as JournalRecord;
}
