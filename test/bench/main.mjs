// `npm run bench`: figures of speed, size and quality, as one JSON object. Nothing here is a test.
// With `--peers` only the comparison with other search engines, which takes the longest by far.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageInto } from '../../scripts/lib/build.mjs';
import { runMain } from '../../scripts/lib/problem.mjs';
import { root, runs } from '../../scripts/lib/paths.mjs';
import { mkdir } from 'node:fs/promises';

await runMain(main);

/** @returns {Promise<number>} the exit code */
async function main() {
  const peers = ['--import', 'tsx', 'test/bench/peers/main.ts', ...process.argv.slice(2)];
  if (process.argv.includes('--peers')) {
    console.log(node(peers));
    return 0;
  }
  await mkdir(runs, { recursive: true });
  const folder = mkdtempSync(join(runs, 'bench-'));
  try {
    const vsix = await packageInto(folder);
    /** @type {unknown} */
    const search = JSON.parse(node(['--import', 'tsx', 'test/bench/search.bench.ts']));
    /** @type {unknown} */
    const anchoring = JSON.parse(node(['--import', 'tsx', 'test/bench/anchoring.bench.ts']));
    /** @type {unknown} */
    const painting = JSON.parse(node(['--import', 'tsx', 'test/bench/painting.bench.ts']));
    /** @type {unknown} */
    const storage = JSON.parse(node(['--import', 'tsx', 'test/bench/storage.bench.ts']));
    /** @type {unknown} */
    const citations = JSON.parse(node(['--import', 'tsx', 'test/bench/citations.bench.ts']));
    /** @type {unknown} */
    const bibliography = JSON.parse(node(['--import', 'tsx', 'test/bench/bibliography.bench.ts']));
    /** @type {unknown} */
    const preview = JSON.parse(node(['--import', 'tsx', 'test/bench/preview.bench.ts']));
    const figures = {
      ...versions(),
      vsixBytes: statSync(vsix).size,
      activation: activation(folder),
      search,
      anchoring,
      painting,
      storage,
      citations,
      peers: /** @type {unknown} */ (JSON.parse(node(peers))),
      bibliography,
      preview,
    };
    console.log(JSON.stringify(figures, undefined, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

function versions() {
  return { node: process.version, platform: `${process.platform} ${process.arch}` };
}

/**
 * Milliseconds, in the current host: loading the (not minified) bundle, and `activate` from call to return.
 * @param {string} folder
 * @returns {unknown}
 */
function activation(folder) {
  const file = join(folder, 'activation.json');
  node(['test/extension/run.mjs', '1.139', join(folder, 'host')], {
    GLOSS_FIGURES: file,
    GLOSS_GREP: 'waits until something needs Gloss',
  });
  /** @type {unknown} */
  const figures = JSON.parse(readFileSync(file, 'utf8'));
  return figures;
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {string} what it printed
 */
function node(args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}
