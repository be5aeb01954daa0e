// Follows a file that another process appends lines to, and prints what is new.

import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @param {string} file
 * @param {(text: string) => void} print
 * @returns {{ stop: () => Promise<void> }} stop prints the rest first
 */
export function follow(file, print) {
  const stopping = new AbortController();
  const following = loop(file, print, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return following;
    },
  };
}

/**
 * @param {string} file
 * @param {(text: string) => void} print
 * @param {AbortSignal} signal
 */
async function loop(file, print, signal) {
  const handle = await open(file, 'a+');
  const decoder = new TextDecoder();
  const buffer = Buffer.alloc(65_536);
  try {
    for (let position = 0; ;) {
      const last = signal.aborted;
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead > 0) print(decoder.decode(buffer.subarray(0, bytesRead), { stream: true }));
      position += bytesRead;
      if (bytesRead === 0 && last) return;
      if (bytesRead === 0) await delay(100, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await handle.close();
  }
}
