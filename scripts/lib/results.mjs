// What a suite hands back: numbers in a JSON file. A suite that crashes leaves none, and that counts
// as one failure: silence is never success.

import { readFile } from 'node:fs/promises';
import { parseJson } from './json.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @typedef {object} Details what a suite may say besides its counts
 * @property {Readonly<Record<string, Counts>>} [files] the counts of each of its files
 * @property {readonly string[]} [failures] what failed: title and error
 * @property {readonly string[]} [unstable] what failed and passed the second time
 */

/** @typedef {Counts & Details} Result */

/** The environment variable that names the file. */
export const RESULT_VARIABLE = 'GLOSS_RESULT';

/**
 * @param {string} file
 * @param {number} exitCode of the suite's process
 * @returns {Promise<Result>}
 */
export async function readResult(file, exitCode) {
  const counts = parse(await readFile(file, 'utf8').catch(() => ''));
  if (counts === undefined || counts.passed + counts.failed + counts.skipped === 0) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

/**
 * @param {string} text
 * @returns {Result | undefined} undefined when it is not a result
 */
function parse(text) {
  try {
    const found = /** @type {Partial<Record<keyof Result, unknown>>} */ (parseJson(text));
    const counts = countsIn(found);
    if (counts === undefined || typeof found.files !== 'object') return counts;
    const failures = Array.isArray(found.failures) ? found.failures.map(String) : [];
    /** @type {Record<string, Counts>} */
    const files = {};
    for (const [file, of] of Object.entries(/** @type {Record<string, Counts>} */ (found.files))) {
      files[file] = countsIn(of) ?? { passed: 0, failed: 1, skipped: 0 };
    }
    return { ...counts, files, failures };
  } catch {
    return undefined;
  }
}

/**
 * @param {Partial<Record<string, unknown>>} found
 * @returns {Counts | undefined}
 */
function countsIn({ passed, failed, skipped }) {
  if (![passed, failed, skipped].every((count) => Number.isInteger(count))) return undefined;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/**
 * The files with failures; none where a failure belongs to no file.
 * @param {Result} result
 */
export function failedFiles({ failed, files = {} }) {
  const failing = Object.entries(files).filter(([, counts]) => counts.failed > 0);
  const known = sum(failing.map(([, counts]) => counts)).failed;
  return known === failed ? failing.map(([file]) => file) : [];
}

/**
 * What holds after files were run a second time: theirs are the later counts.
 * @param {Result} first
 * @param {Result} second
 * @returns {Result}
 */
export function afterSecondTry(first, second) {
  const again = failedFiles(first);
  const rest = Object.entries(first.files ?? {}).filter(([file]) => !again.includes(file));
  const counts = sum([...rest.map(([, of]) => of), second]);
  const { failures = [] } = second;
  const failedTwice = second.failed > 0;
  return { ...counts, failures, unstable: failedTwice ? [] : (first.failures ?? []) };
}

/** @param {readonly Counts[]} all */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** @param {Counts} counts */
export function sentence({ passed, failed, skipped }) {
  return `${String(passed)} passed, ${String(failed)} failed${skipped === 0 ? '' : `, ${String(skipped)} skipped`}`;
}
