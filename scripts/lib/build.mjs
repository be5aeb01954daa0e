// Builds Gloss under a lock and hands out copies: another run may build again at any moment, and
// tests must not see half a file.

import { cp, mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { checkoutLocks, root, vsix } from './paths.mjs';
import { Problem } from './problem.mjs';

/** What is not part of the extension. */
const NOT_COPIED = new Set(['node_modules', 'out', 'src', 'test', 'scripts', 'docs']);

/**
 * Runs what reads or writes build outputs, one process at a time.
 * @template T
 * @param {() => Promise<T>} action
 * @param {(line: string) => void} [say]
 * @returns {Promise<T>}
 */
export function withBuildLock(action, say = console.log) {
  return withLock('build', action, { folder: checkoutLocks, say });
}

/**
 * Packages Gloss.
 * @param {string} folder where to put the VSIX
 * @returns {Promise<string>} the VSIX
 */
export async function packageInto(folder) {
  const target = join(folder, basename(vsix));
  await withBuildLock(async () => {
    await runScript('package', 'Packaging Gloss');
    await mkdir(folder, { recursive: true });
    await cp(vsix, target).catch((/** @type {unknown} */ cause) => {
      throw new Problem('npm run package made no dist/gloss.vsix.', { cause });
    });
  });
  return target;
}

/** Builds Gloss in place, for a VS Code that runs it from the checkout. */
export async function buildInPlace() {
  await withBuildLock(() => runScript('build', 'Building Gloss'));
}

/**
 * Builds Gloss and copies the extension, as it lies in the checkout, into a folder.
 * @param {string} folder
 * @returns {Promise<string>} the folder
 */
export async function buildInto(folder) {
  await withBuildLock(async () => {
    await runScript('build', 'Building Gloss');
    const names = (await readdir(root)).filter(isPart);
    for (const name of names) await cp(join(root, name), join(folder, name), { recursive: true });
  });
  return folder;
}

/** @param {string} name of a file or folder in the checkout */
function isPart(name) {
  return !NOT_COPIED.has(name) && !name.startsWith('.');
}

/**
 * @param {string} name
 * @param {string} what
 */
async function runScript(name, what) {
  await npm(['run', name], { what, cwd: root, advice: `See for yourself with: npm run ${name}` });
}
