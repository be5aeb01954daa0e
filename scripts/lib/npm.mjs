// Runs npm, the one that runs this script where there is one, quietly: its output goes to a log file
// in the cache, which is named when it fails.

import { existsSync } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { startChild } from './children.mjs';
import { logs } from './paths.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {object} NpmRun
 * @property {string} what the name of the log file, and what failed, in words
 * @property {string} cwd
 * @property {string} advice what to do when it fails
 */

/**
 * @param {readonly string[]} args
 * @param {NpmRun} run
 */
export async function npm(args, run) {
  const log = join(logs, `${run.what.replace(/[^\w.]+/g, '-')}-${String(process.pid)}.log`);
  await mkdir(logs, { recursive: true });
  await writeFile(log, `npm ${args.join(' ')}\n`, { flag: 'a' });
  let tail = '';
  const [command, ...first] = npmCommand();
  const child = startChild(command, [...first, ...args], {
    cwd: run.cwd,
    env: foreignEnvironment(),
    onOutput: (text) => {
      tail = (tail + text).slice(-2_000);
      void appendFile(log, text).catch(() => undefined);
    },
  });
  const code = await child.exited;
  if (code === 0) return;
  throw new Problem(`${run.what} failed (npm ended with ${String(code)}).\n${lastLines(tail)}
${run.advice}\nThe whole output of npm: ${log}`);
}

/** @returns {[string, ...string[]]} */
export function npmCommand() {
  const running = process.env['npm_execpath'];
  const beside = dirname(process.execPath);
  const candidates = [
    ...(running !== undefined && basename(running) === 'npm-cli.js' ? [running] : []),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const found = candidates.find((path) => existsSync(path));
  return found === undefined ? ['npm'] : [process.execPath, found];
}

/**
 * What an npm around this one says about its own project must not reach the one inside.
 * @returns {Record<string, undefined>}
 */
function foreignEnvironment() {
  const names = Object.keys(process.env).filter((name) =>
    /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|INIT_CWD$|NODE_ENV$)/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** @param {string} text */
function lastLines(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-8)
    .map((line) => `  ${line}`)
    .join('\n');
}
