// `npm run eval`: bundles the measuring with the search as it ships, and runs it in a process of its own.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { root, runs } from '../lib/paths.mjs';

const WORDS = new Set(['corpus', 'typed', 'text']);

mkdirSync(runs, { recursive: true });
const folder = mkdtempSync(join(runs, 'eval-'));
try {
  const outfile = join(folder, 'measure.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/eval/measure.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    logLevel: 'error',
    outfile,
  });
  // Files are named from where the command was given; npm runs it in the project's folder.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const args = process.argv
    .slice(2)
    .map((arg) => (arg.startsWith('-') || WORDS.has(arg) ? arg : resolve(from, arg)));
  const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
