// Installs what package-lock.json names, if it is not there: `npm start` and `npm test` work on a
// fresh clone. It compares versions, since times say nothing after a checkout.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from './json.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { checkoutLocks, root } from './paths.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Locked
 */

/** @param {(line: string) => void} [say] */
export async function ensureDependencies(say = console.log) {
  if (await isComplete()) return;
  const action = async () => {
    if (await isComplete()) return;
    say('Installing what Gloss is built with (npm ci, about 20 s)…');
    await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], {
      what: 'Installing dependencies',
      cwd: root,
      advice: 'Check that npm can reach its registry (npm ping), then try again.',
    });
  };
  await withLock('dependencies', action, { folder: checkoutLocks, say });
}

/** @returns {Promise<boolean>} whether every package is there in the version that is locked */
async function isComplete() {
  const wanted = await lockedPackages(join(root, 'package-lock.json'));
  const present = await lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) return present !== undefined;
  if (present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional === true ||
      entry.devOptional === true ||
      present[path]?.version === entry.version,
  );
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, Locked> | undefined>} undefined when there is no such file
 */
async function lockedPackages(file) {
  try {
    const text = await readFile(file, 'utf8');
    const lock = /** @type {{ packages?: Record<string, Locked> }} */ (parseJson(text));
    return lock.packages ?? {};
  } catch {
    return undefined;
  }
}
