// Puts VS Code into the cache: the build that the package code-server carries, without code-server's
// own server around it. No install script runs, hence no compiler is needed; the native modules that
// are missing then (log files, a watchdog, terminals) are not needed for Gloss.

import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installDependenciesOf, installOnce, installPackages } from '../lib/install.mjs';
import { errorCode } from '../lib/problem.mjs';
import { nodeFor } from './node.mjs';
import { HOSTS, RIPGREP } from './versions.mjs';

/**
 * @typedef {object} Host
 * @property {string} node the program that runs it
 * @property {string} folder VS Code's own folder, which must be the current one when it runs
 */

/**
 * Installs what is missing, and says so.
 * @param {import('./versions.mjs').HostName} name
 * @param {(line: string) => void} [say]
 * @returns {Promise<Host>}
 */
export async function installHost(name, say = console.log) {
  const version = HOSTS[name];
  const node = await nodeFor(version.node, say);
  const installed = await installOnce(
    `vscode-${version.vscode}`,
    `Downloading VS Code ${version.vscode} (once, about 30 s)…`,
    (target) => download(target, version),
    say,
  );
  const folder = vscodeFolder(installed);
  await linkModules(folder);
  return { node, folder };
}

/** @param {string} installed */
function vscodeFolder(installed) {
  return join(installed, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * @param {string} target
 * @param {import('./versions.mjs').HostVersion} version
 */
async function download(target, version) {
  const what = `Downloading VS Code ${version.vscode}`;
  const packages = [`code-server@${version.codeServer}`];
  if (version.node < 24) packages.push(RIPGREP);
  await installPackages(target, packages, what);
  await installDependenciesOf(vscodeFolder(target), `${what} (its dependencies)`);
  if (version.node < 24) await addRipgrep(target);
}

/**
 * Without its install script the older `@vscode/ripgrep` has no program, and no file is ever found.
 * @param {string} target
 */
async function addRipgrep(target) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const platform = `${process.platform}-${process.arch}`;
  const modules = join(target, 'node_modules');
  const from = join(modules, '@vscode', 'ripgrep-universal', 'bin', platform, name);
  if (!existsSync(from)) return;
  const to = join(vscodeFolder(target), 'node_modules', '@vscode', 'ripgrep', 'bin', name);
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  await chmod(to, 0o755);
}

/**
 * The pages ask for `node_modules.asar`. Done in place: a link on Windows holds an absolute path.
 * @param {string} folder
 */
async function linkModules(folder) {
  try {
    await symlink('node_modules', join(folder, 'node_modules.asar'), linkType());
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function linkType() {
  return process.platform === 'win32' ? 'junction' : 'dir';
}
