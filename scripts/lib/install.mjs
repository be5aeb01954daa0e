// Puts something downloaded into the cache, once: made in a folder beside, moved into place when it
// is complete, under a lock. So what stands at its place is whole, and two runs do not collide.

import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { cache } from './paths.mjs';

/**
 * @param {string} name the folder in the cache: name and version
 * @param {string} announcement printed when it has to be made
 * @param {(folder: string) => Promise<void>} make fills the folder
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the folder
 */
export async function installOnce(name, announcement, make, say) {
  const target = join(cache, name);
  if (existsSync(target)) return target;
  await withLock(
    name,
    async () => {
      if (existsSync(target)) return;
      say(announcement);
      await makeBeside(target, make);
    },
    { say },
  );
  return target;
}

/**
 * @param {string} target
 * @param {(folder: string) => Promise<void>} make
 */
async function makeBeside(target, make) {
  await removeLeftovers(target);
  const partial = `${target}.partial-${String(process.pid)}`;
  await mkdir(partial, { recursive: true });
  try {
    await make(partial);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/**
 * What an interrupted run left; the lock is held, so nobody works on it.
 * @param {string} target
 */
async function removeLeftovers(target) {
  const prefix = `${basename(target)}.partial-`;
  for (const name of await readdir(dirname(target))) {
    if (name.startsWith(prefix)) {
      await rm(join(dirname(target), name), { recursive: true, force: true });
    }
  }
}

const NPM_INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];

/**
 * Installs packages of exact versions into a folder of their own, running none of their scripts.
 * @param {string} folder
 * @param {readonly string[]} packages
 * @param {string} what for the message when it fails
 */
export async function installPackages(folder, packages, what) {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm([...NPM_INSTALL, '--no-package-lock', '--engine-strict=false', ...packages], {
    what,
    cwd: folder,
    advice: ADVICE,
  });
}

/**
 * Installs what the package in a folder depends on, at the versions it was released with.
 * @param {string} folder
 * @param {string} what for the message when it fails
 */
export async function installDependenciesOf(folder, what) {
  await npm([...NPM_INSTALL, '--omit=dev', '--engine-strict=false'], {
    what,
    cwd: folder,
    advice: ADVICE,
  });
}

const ADVICE =
  'Check that npm can reach its registry (npm ping) and that the disk has 2 GB free; then try again.';
