/**
 * `npm run bench -- --peers [--collection FILE] [--minutes N] [--note TEXT]`: compares the search with other engines and writes
 * `test/bench/RESULTS.md` and the chart of the README. An engine has 8 minutes for a library, or as many as are given.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, runs } from '../../../scripts/lib/paths.mjs';
import { chart } from './chart.ts';
import { comparePeers } from './compare.ts';
import { resultsPage } from './results.ts';

const USUAL_MINUTES = 8;

async function main(): Promise<void> {
  const { values } = parseArgs({
    strict: false,
    options: {
      collection: { type: 'string' },
      minutes: { type: 'string', default: String(USUAL_MINUTES) },
      note: { type: 'string' },
    },
  });
  const named = typeof values['collection'] === 'string' ? values['collection'] : undefined;
  const file = named && resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
  mkdirSync(runs, { recursive: true });
  const folder = mkdtempSync(join(runs, 'peers-'));
  try {
    const minutes = Number(values['minutes']);
    const rows = await comparePeers({ folder, collection: file, minutes });
    const collection = named && basename(named);
    const options = [
      ...(collection === undefined ? [] : [`--collection ${collection}`]),
      ...(minutes === USUAL_MINUTES ? [] : [`--minutes ${String(minutes)}`]),
    ];
    const command = ['npm run bench -- --peers', ...options].join(' ');
    const note = typeof values['note'] === 'string' ? values['note'] : undefined;
    const page = resultsPage(rows, { command, collection, minutes, note });
    writeFileSync(join(root, 'test/bench/RESULTS.md'), page);
    writeFileSync(join(root, 'docs/images/search-engines.svg'), chart(rows));
    console.log(JSON.stringify(rows, undefined, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
