// Starts the embedded VS Code on the loopback address and ends it with everything it started.

import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild } from '../lib/children.mjs';
import { freePort, isTaken, LOOPBACK } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';
import { installHost } from './install.mjs';
import { CLEAN_LOOK, writeFirstSettings } from './settings.mjs';
import { CURRENT } from './versions.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {import('./versions.mjs').HostName} [version] without it the current one
 * @property {number} [port] without it any free one
 * @property {string} dataDir where it keeps settings, extensions and state
 * @property {string} [extensionsDir] without it `extensions` in the data folder
 * @property {string} [defaultFolder] what the plain address opens
 * @property {import('./settings.mjs').Settings} [userSettings] beside the clean look; only for a first start
 * @property {boolean} [smokeTest] honour the page address's `payload`, to run tests in the extension host
 * @property {Record<string, string | undefined>} [env] visible to extensions
 * @property {(line: string) => void} [say]
 */

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {number} port
 * @property {string} dataDir
 * @property {number} pid of the process that all others descend from
 * @property {() => string} log what it printed, the last of it
 * @property {Promise<number>} exited
 * @property {() => Promise<void>} dispose
 */

const START_DEADLINE = 60_000;
const TRIES = 5;

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>} when the address answers
 */
export async function startServer(options) {
  const host = await installHost(options.version ?? CURRENT, options.say);
  await mkdir(options.dataDir, { recursive: true });
  await writeFirstSettings(options.dataDir, { ...CLEAN_LOOK, ...options.userSettings });
  return options.port === undefined
    ? startAnywhere(host, options)
    : startAt(host, options.port, options);
}

/**
 * @param {import('./install.mjs').Host} host
 * @param {number} port
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
async function startAt(host, port, options) {
  if (await isTaken(port)) throw portInUse(port);
  const outcome = await tryStart(host, port, options);
  if (typeof outcome !== 'string') return outcome;
  throw isAboutPort(outcome) ? portInUse(port) : notStarted(outcome);
}

/**
 * Another process may take a free port before the server does; then the next one.
 * @param {import('./install.mjs').Host} host
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
async function startAnywhere(host, options) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryStart(host, await freePort(), options);
    if (typeof outcome !== 'string') return outcome;
    if (!isAboutPort(outcome) || attempt === TRIES) throw notStarted(outcome);
  }
}

/** @param {string} output */
function isAboutPort(output) {
  return output.includes('EADDRINUSE');
}

/**
 * @param {number} port
 * @returns {Problem}
 */
export function portInUse(port) {
  return new Problem(
    `Port ${String(port)} is in use on this machine, perhaps by another \`npm start\` that still runs.
` + 'Stop that one, or choose another with `npm start -- --port N` (notes are kept for each port).',
  );
}

/** @param {string} output */
function notStarted(output) {
  return new Problem(`The embedded VS Code did not start. It printed:\n${output.trim()}`);
}

/**
 * @param {import('./install.mjs').Host} host
 * @param {number} port
 * @param {ServerOptions} options
 * @returns {Promise<Server | string>} what it printed, when it ended instead of answering
 */
async function tryStart(host, port, options) {
  let output = '';
  const child = startChild(host.node, ['out/server-main.js', ...serverArguments(port, options)], {
    cwd: host.folder,
    env: { ...foreignEnvironment(), ...options.env },
    onOutput: (text) => {
      output = (output + text).slice(-20_000);
    },
  });
  const url = `http://${LOOPBACK}:${String(port)}/`;
  const answered = new AbortController();
  const first = await Promise.race([
    answers(url, answered.signal),
    child.exited.then(() => 'ended'),
    delay(START_DEADLINE, 'late', { signal: answered.signal, ref: false }),
  ]);
  answered.abort();
  const { dispose, exited } = child;
  if (first === 'answers') {
    return {
      url,
      port,
      dataDir: options.dataDir,
      pid: child.process.pid ?? 0,
      log: () => withoutNoise(output),
      exited,
      dispose,
    };
  }
  await dispose();
  return output === '' ? `(nothing; ${first})` : withoutNoise(output);
}

/**
 * No install script ran, so it says at length and more than once that native modules are missing.
 * @param {string} output
 */
function withoutNoise(output) {
  return output.replace(/Error: Could not locate the bindings file[^]*?\n\}\n/g, '').trim();
}

/**
 * @param {number} port
 * @param {ServerOptions} options
 */
function serverArguments(port, options) {
  return [
    ...['--host', LOOPBACK, '--port', String(port)],
    '--without-connection-token',
    '--accept-server-license-terms',
    ...['--telemetry-level', 'off'],
    '--disable-workspace-trust',
    ...dataArguments(options),
    ...(options.defaultFolder === undefined ? [] : ['--default-folder', options.defaultFolder]),
    ...(options.smokeTest === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** @param {{ dataDir: string, extensionsDir?: string | undefined }} options */
function dataArguments({ dataDir, extensionsDir }) {
  return [
    ...['--server-data-dir', dataDir],
    ...(extensionsDir === undefined ? [] : ['--extensions-dir', extensionsDir]),
  ];
}

/**
 * A VS Code whose terminal this runs in must not be taken for ours.
 * @returns {Record<string, undefined>}
 */
function foreignEnvironment() {
  const names = Object.keys(process.env).filter((name) => /^(VSCODE_|ELECTRON_)/.test(name));
  return Object.fromEntries([...names, 'NODE_OPTIONS'].map((name) => [name, undefined]));
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<'answers'>}
 */
async function answers(url, signal) {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      await response.arrayBuffer();
      if (response.status === 200) return 'answers';
    } catch {
      // Not listening yet.
    }
    await delay(50);
  }
  return 'answers';
}

/**
 * Installs a packaged extension into a server's data folder, replacing another version of it.
 * @param {{ vsix: string, dataDir: string, extensionsDir?: string, version?: import('./versions.mjs').HostName, say?: (line: string) => void }} options
 */
export async function installExtension(options) {
  const host = await installHost(options.version ?? CURRENT, options.say);
  await mkdir(options.dataDir, { recursive: true });
  let output = '';
  const install = ['--install-extension', options.vsix, '--force', ...dataArguments(options)];
  const accept = '--accept-server-license-terms';
  const child = startChild(host.node, ['out/server-main.js', ...install, accept], {
    cwd: host.folder,
    env: foreignEnvironment(),
    onOutput: (text) => {
      output += text;
    },
  });
  const code = await child.exited;
  if (code === 0 && !/Failed Installing/i.test(output)) return;
  throw new Problem(`${options.vsix} could not be installed. VS Code printed:\n${output.trim()}`);
}
