// `npm start`: from a fresh clone to Gloss open in a real VS Code. This file only checks Node;
// what happens then is in lib/startGloss.mjs.

import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { start } = await import('./lib/startGloss.mjs');
const { runMain } = await import('./lib/problem.mjs');
await runMain(() => start(process.argv.slice(2)));
