// What `npm test` does: runs the suites one after the other, goes on after one that fails, and ends
// with the sum of all. Whatever happens to a suite, it is counted, and nothing of it stays behind.

import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isStopping, onSignal, startChild, stopWithNpm } from './children.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runs } from './paths.mjs';
import { Problem } from './problem.mjs';
import {
  afterSecondTry,
  failedFiles,
  readResult,
  RESULT_VARIABLE,
  sentence,
  sum,
} from './results.mjs';
import { SUITES } from './suites.mjs';

/** @typedef {import('./results.mjs').Result} Result */

const DAY = 24 * 60 * 60 * 1000;

const HELP = `Runs the tests.

usage: npm test [-- [SUITE…] [--grep PATTERN]]

  SUITE           ${SUITES.map(({ name }) => `"${name}"`).join(', ')}, or "host" for both;
                  without one all of them
  --grep PATTERN  only tests whose titles match
  --help          print this`;

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(args) {
  const { values, positionals } = parseCommandLine(args);
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const suites = choose(positionals);
  stopWithNpm();
  await ensureDependencies();
  await mkdir(runs, { recursive: true });
  await removeOldRuns();
  const folder = await mkdtemp(join(runs, 'test-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  onSignal(remove);
  try {
    return await runAll(suites, {
      folder,
      ...(values.grep === undefined ? {} : { grep: values.grep }),
    });
  } finally {
    await remove();
  }
}

/** What a killed run left behind; one that may still run is younger. */
async function removeOldRuns() {
  for (const name of await readdir(runs)) {
    const folder = join(runs, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > DAY) await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string[]} args */
function parseCommandLine(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { grep: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Problem(`${message}\nSee: npm test -- --help`, { exitCode: 2 });
  }
}

/** @param {readonly string[]} names */
function choose(names) {
  const matches = (/** @type {string} */ suite, /** @type {string} */ name) =>
    suite === name || suite.startsWith(`${name} `);
  const unknown = names.find((name) => !SUITES.some((suite) => matches(suite.name, name)));
  if (unknown !== undefined) {
    throw new Problem(`There is no suite "${unknown}".\nSee: npm test -- --help`, { exitCode: 2 });
  }
  if (names.length === 0) return SUITES;
  return SUITES.filter((suite) => names.some((name) => matches(suite.name, name)));
}

/**
 * @param {readonly import('./suites.mjs').Suite[]} suites
 * @param {import('./suites.mjs').Run} run
 */
async function runAll(suites, run) {
  /** @type {Array<{ name: string, result: Result }>} */
  const done = [];
  for (const suite of suites) {
    console.log(`\n── ${suite.name} ${'─'.repeat(Math.max(3, 60 - suite.name.length))}`);
    done.push({ name: suite.name, result: await runSuite(suite, run) });
    // A signal has ended the suite and is about to end this process.
    if (isStopping()) return 1;
  }
  const total = sum(done.map(({ result }) => result));
  console.log(`\n── sum ${'─'.repeat(57)}`);
  for (const { name, result } of done) {
    console.log(`${name.padEnd(12)} ${sentence(result)}`);
    for (const failure of result.failures ?? []) console.log(`  ✘ ${shortened(failure)}`);
    for (const failure of result.unstable ?? [])
      console.log(`  passed only the second time: ${shortened(failure)}`);
  }
  console.log(`\n${sentence(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/**
 * Enough of an error to know it by: all of it stands in the listing of its suite.
 * @param {string} failure
 */
function shortened(failure) {
  const lines = failure.split('\n').slice(0, 6);
  return lines.map((line) => line.slice(0, 300)).join('\n    ');
}

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {import('./suites.mjs').Run} run
 * @returns {Promise<Result>}
 */
async function runSuite(suite, run) {
  try {
    const command = await suite.prepare(run);
    const result = join(run.folder, `${suite.name.replace(' ', '-')}.json`);
    const around = suite.around ?? ((/** @type {() => Promise<number>} */ action) => action());
    const code = await around(() => runCommand(command, result, suite.minutes));
    if (command.single === true)
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    const first = await readResult(result, code);
    return await withSecondTry(suite, run, { first, result });
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** More files than this fail for a reason. */
const MOST_AGAIN = 3;

/**
 * Runs the files with failures again where the suite can, and says so: what fails twice has failed, what
 * fails once is to be looked at.
 * @param {import('./suites.mjs').Suite} suite
 * @param {import('./suites.mjs').Run} run
 * @param {{ first: Result, result: string }} of `result` is the file with the counts
 * @returns {Promise<Result>}
 */
async function withSecondTry(suite, run, { first, result }) {
  const files = failedFiles(first);
  if (suite.again === undefined || files.length === 0 || files.length > MOST_AGAIN) return first;
  if (isStopping()) return first;
  console.log(`\nA second time, from the beginning: ${files.map(nameOf).join(', ')}`);
  const code = await runCommand(await suite.again(run, files), `${result}.again`, suite.minutes);
  return afterSecondTry(first, await readResult(`${result}.again`, code));
}

/** @param {string} file */
function nameOf(file) {
  return relative(process.cwd(), file);
}

/**
 * @param {import('./suites.mjs').Command} command
 * @param {string} result
 * @param {number} minutes
 * @returns {Promise<number>} the exit code
 */
async function runCommand(command, result, minutes) {
  const child = startChild(process.execPath, command.args, {
    env: { ...command.env, [RESULT_VARIABLE]: result },
  });
  const over = new AbortController();
  const late = delay(minutes * 60_000, 'late', { signal: over.signal }).catch(() => 'over');
  const first = await Promise.race([child.exited, late]);
  over.abort();
  if (first === 'late') console.error(`\nStopped: not finished after ${String(minutes)} minutes.`);
  await child.dispose();
  return typeof first === 'number' ? first : 1;
}
