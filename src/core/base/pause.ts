/** Letting others have their turn in the middle of long work. */
import type { Clock } from '../ports.ts';

/** Resolves when everything that waits has had its turn. */
export function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(0, resolve);
  });
}
