// What a suite hands back: numbers in a JSON file. A suite that crashes leaves none, and that counts
// as one failure: silence is never success.

import { readFile } from 'node:fs/promises';
import { parseJson } from './json.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** The environment variable that names the file. */
export const RESULT_VARIABLE = 'GLOSS_RESULT';

/**
 * @param {string} file
 * @param {number} exitCode of the suite's process
 * @returns {Promise<Counts>}
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
 * @returns {Counts | undefined} undefined when it is not a result
 */
function parse(text) {
  try {
    const found = /** @type {Partial<Record<keyof Counts, unknown>>} */ (parseJson(text));
    const { passed, failed, skipped } = found;
    if (![passed, failed, skipped].every((count) => Number.isInteger(count))) return undefined;
    return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
  } catch {
    return undefined;
  }
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
