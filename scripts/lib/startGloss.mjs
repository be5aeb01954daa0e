// What `npm start` does: install, build, and open Gloss on the sample workspace, in the desktop's
// VS Code where there is one, otherwise in the embedded one in the browser.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { installExtension, portInUse, startServer } from '../host/server.mjs';
import { packageInto, buildInPlace } from './build.mjs';
import { exitOnSignalWith, isStopping, stopWithNpm } from './children.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { findDesktop, openBrowser, openDesktop } from './desktop.mjs';
import { withLock } from './lock.mjs';
import { root, sample, startHome } from './paths.mjs';
import { isTaken } from './ports.mjs';
import { Problem } from './problem.mjs';

/** Fixed: the embedded VS Code keeps notes by host and port, and another port would show none. */
const DEFAULT_PORT = 8974;

const HELP = `Opens Gloss in a real VS Code, on a sample workspace.

usage: npm start [-- OPTION…]

  --browser   use the embedded VS Code in the browser, also where VS Code is installed
  --port N    the port of the embedded VS Code (default ${String(DEFAULT_PORT)}); notes are kept for each port
  --no-open   do not open the browser, only print the address
  --help      print this

Without an option it uses the VS Code that is installed on this machine, if there is one.`;

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {boolean} embedded
 * @property {boolean} open
 * @property {number} port
 */

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function start(args) {
  const options = parseOptions(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  stopWithNpm();
  const desktop = options.embedded ? undefined : findDesktop();
  if (desktop === undefined) return startEmbedded(options);
  await ensureDependencies();
  console.log('Building Gloss…');
  await buildInPlace();
  const workspace = await prepareSample();
  if (openDesktop(desktop, root, workspace)) {
    console.log('Gloss is open in a new window of VS Code. Close the window to end it.');
    return 0;
  }
  console.log('VS Code could not be opened; using the embedded one.');
  return startEmbedded(options);
}

/**
 * @param {string[]} args
 * @returns {StartOptions}
 */
function parseOptions(args) {
  const { port, help, browser, 'no-open': noOpen } = parseCommandLine(args);
  return {
    help: help === true,
    embedded: browser === true || noOpen === true || port !== undefined,
    open: noOpen !== true,
    port: port === undefined ? DEFAULT_PORT : parsePort(port),
  };
}

/** @param {string[]} args */
function parseCommandLine(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Problem(`${message}\nSee: npm start -- --help`, { exitCode: 2 });
  }
}

/** @param {string} text */
function parsePort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Problem(`--port ${text}: a port is a whole number from 1 to 65535.`, { exitCode: 2 });
}

/**
 * @param {StartOptions} options
 * @returns {Promise<number>}
 */
async function startEmbedded(options) {
  const { port } = options;
  if (await isTaken(port)) throw portInUse(port);
  await ensureDependencies();
  console.log('Building and packaging Gloss…');
  const dataDir = join(startHome, 'data');
  const workspace = await prepareSample();
  await withLock('start', async () => installGloss(await packageInto(startHome), dataDir));
  const server = await startServer({ port, dataDir, defaultFolder: workspace });
  exitOnSignalWith(0);
  console.log(`\nGloss is open in VS Code at\n\n  ${server.url}\n\nStop it with Ctrl+C.`);
  if (options.open) openBrowser(server.url);
  const code = await server.exited;
  if (isStopping()) return 0;
  throw new Problem(
    `The embedded VS Code ended by itself (${String(code)}). It printed:\n${server.log()}`,
  );
}

/**
 * The sample is copied once, so that the reader's edits stay and the checkout stays clean.
 * @returns {Promise<string>} the folder
 */
async function prepareSample() {
  const folder = join(startHome, 'sample');
  const shown = relative(root, folder);
  if (existsSync(folder)) {
    console.log(`Sample workspace: ${shown} (as you left it; delete it to start afresh)`);
    return folder;
  }
  if (!existsSync(sample))
    throw new Problem(`${relative(root, sample)} is missing in this checkout.`);
  await mkdir(startHome, { recursive: true });
  await cp(sample, folder, { recursive: true });
  console.log(`Sample workspace: ${shown} (a copy of ${relative(root, sample)}; edit it freely)`);
  return folder;
}

/**
 * Installs the package unless it is the one that is there.
 * @param {string} vsix
 * @param {string} dataDir
 */
async function installGloss(vsix, dataDir) {
  const hash = createHash('sha256')
    .update(await readFile(vsix))
    .digest('hex');
  const record = join(dataDir, 'gloss.sha256');
  const installed = await readFile(record, 'utf8').catch(() => '');
  if (installed === hash) return;
  await installExtension({ vsix, dataDir });
  await writeFile(record, hash);
}
