// Ports on the loopback address.

import { createServer } from 'node:net';
import { errorCode, Problem } from './problem.mjs';

export const LOOPBACK = '127.0.0.1';

/** @returns {Promise<number>} one that the system says is free; somebody may still take it first */
export function freePort() {
  return listenOnce(0);
}

/** @param {number} port */
export async function isTaken(port) {
  try {
    await listenOnce(port);
    return false;
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') return true;
    if (errorCode(error) === 'EACCES') {
      throw new Problem(
        `Port ${String(port)} is reserved by the system; choose one from 1024 to 65535.`,
      );
    }
    throw error;
  }
}

/**
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      const got = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(got));
    });
  });
}
