// `npm test`: everything, on a fresh clone, with one sum at the end. This file only checks Node.

import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { runSuites } = await import('./lib/runSuites.mjs');
const { runMain } = await import('./lib/problem.mjs');
await runMain(() => runSuites(process.argv.slice(2)));
