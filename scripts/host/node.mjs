// A Node new enough for a host: the one that runs this script, or one from the npm registry.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce, installPackages } from '../lib/install.mjs';
import { Problem } from '../lib/problem.mjs';
import { NODE_24 } from './versions.mjs';

/**
 * @param {number} major
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the path of the program
 */
export async function nodeFor(major, say) {
  if (Number(process.versions.node.split('.')[0]) >= major) return process.execPath;
  const spec = NODE_24[`${process.platform}-${process.arch}`];
  if (spec === undefined) {
    throw new Problem(
      `There is no Node ${String(major)} to download for ${process.platform} on ${process.arch}, and the ` +
        `embedded VS Code needs it. Run this with Node ${String(major)} or later.`,
    );
  }
  const version = spec.slice(spec.lastIndexOf('@') + 1);
  const folder = await installOnce(
    `node-${version}`,
    `Downloading Node ${version} for the embedded VS Code (once, about 10 s)…`,
    (target) => installPackages(target, [spec], `Downloading Node ${version}`),
    say,
  );
  return findProgram(folder, process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function findProgram(folder, name) {
  const modules = join(folder, 'node_modules');
  for (const entry of await readdir(modules)) {
    const bin = join(modules, entry, 'bin');
    const names = await readdir(bin).catch(() => /** @type {string[]} */ ([]));
    if (names.includes(name)) return join(bin, name);
  }
  throw new Problem(`There is no ${name} in ${modules}. Delete ${folder} and try again.`);
}
