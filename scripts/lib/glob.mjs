// Files by pattern: Node 20 has no glob of its own yet.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';

/**
 * @param {string} folder in the repository
 * @param {RegExp} pattern for the path below the folder, with slashes
 * @returns {Promise<string[]>} paths from the repository, in order
 */
export async function glob(folder, pattern) {
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => pattern.test(name));
  if (files.length === 0) throw new Problem(`There are no files ${folder}/ ${pattern.source}`);
  return files.sort().map((name) => `${folder}/${name}`);
}
