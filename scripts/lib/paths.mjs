// Where things are: the repository, the git-ignored cache, and the parts of it that have one owner.

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything downloaded and every run's working files; deleting it costs one download. */
export const cache = resolve(process.env['GLOSS_CACHE'] ?? join(root, '.vscode-test'));

export const locks = join(cache, 'locks');

/** Locks for what lies in the checkout itself, wherever the cache is. */
export const checkoutLocks = join(root, '.vscode-test', 'locks');

export const logs = join(cache, 'logs');
export const runs = join(cache, 'runs');

/** What `npm start` keeps from day to day. */
export const startHome = join(cache, 'start');

export const sample = join(root, 'data', 'sample');
export const vsix = join(root, 'dist', 'gloss.vsix');
