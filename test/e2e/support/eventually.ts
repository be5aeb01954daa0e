/** Waiting for what becomes true, without fixed sleeps: an assertion that is tried until it holds. */

import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE = 15_000;
const LOOK_EVERY = 50;

/**
 * Tries until the action no longer throws, and gives its result; after the patience is over, throws
 * what it threw last.
 */
export async function eventually<T>(
  action: () => T | Promise<T>,
  patience: number = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (Date.now() >= end) throw error;
    }
    await delay(LOOK_EVERY);
  }
}
