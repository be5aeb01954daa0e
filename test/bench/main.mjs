// `npm run bench`: figures of speed, size and quality, as one JSON object. Nothing here is a test.
// `npm run bench -- NAME…` runs some of `test/bench/*.bench.ts` only, `-- --peers` only the comparison with
// other search engines, which takes the longest by far.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageInto } from '../../scripts/lib/build.mjs';
import { Problem, runMain } from '../../scripts/lib/problem.mjs';
import { root, runs } from '../../scripts/lib/paths.mjs';
import { mkdir } from 'node:fs/promises';

const BENCH = '.bench.ts';

await runMain(main);

/** @returns {Promise<number>} the exit code */
async function main() {
  const args = process.argv.slice(2);
  const peers = ['--import', 'tsx', 'test/bench/peers/main.ts', ...args];
  if (args.includes('--peers')) {
    console.log(node(peers));
    return 0;
  }
  const names = chosen(args);
  await mkdir(runs, { recursive: true });
  const folder = mkdtempSync(join(runs, 'bench-'));
  try {
    const vsix = await packageInto(folder);
    /** @type {Record<string, unknown>} */
    const figures = {
      ...versions(),
      vsixBytes: statSync(vsix).size,
      activation: activation(folder),
    };
    for (const name of names) {
      figures[name] = parsed(node(['--import', 'tsx', `test/bench/${name}${BENCH}`]));
    }
    if (args.length === 0) figures['peers'] = parsed(node(peers));
    console.log(JSON.stringify(figures, undefined, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

/**
 * The benches to run: all without names. Each is a file that prints one JSON object.
 * @param {readonly string[]} args
 */
function chosen(args) {
  const files = readdirSync(join(root, 'test', 'bench')).filter((file) => file.endsWith(BENCH));
  const all = files.map((file) => file.slice(0, -BENCH.length)).sort();
  const unknown = args.find((name) => !all.includes(name));
  if (unknown === undefined) return args.length === 0 ? all : args;
  throw new Problem(`There is no bench "${unknown}". There are: ${all.join(', ')}.`, {
    exitCode: 2,
  });
}

/**
 * @param {string} json
 * @returns {unknown}
 */
function parsed(json) {
  return JSON.parse(json);
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
