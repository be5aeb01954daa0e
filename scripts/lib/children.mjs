// Child processes that never outlive this one: each runs below a guard in a process group of its own,
// and is ended with all its descendants when it is disposed of, when this process exits or gets a
// signal, and (by the guard) when this process is killed.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';

/**
 * @typedef {object} Child
 * @property {import('node:child_process').ChildProcess} process
 * @property {Promise<number>} exited the exit code; a signal counts as 128
 * @property {() => Promise<void>} dispose ends it and all its descendants, and waits until they are gone
 */

/**
 * @typedef {object} ChildOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] beside those of this process
 * @property {(text: string) => void} [onOutput] what it prints; without it the terminal gets it
 */

const guard = join(root, 'scripts', 'lib', 'guard.mjs');
const POLITE = 4_000;
const windows = process.platform === 'win32';

/** @type {Set<Child>} */
const children = new Set();
let watching = false;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 * @returns {Child}
 */
export function startChild(command, args, options = {}) {
  watchExit();
  const output = options.onOutput === undefined ? 'inherit' : 'pipe';
  const started = spawn(process.execPath, [guard, command, ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', output, output],
    detached: !windows,
    windowsHide: true,
  });
  listen(started, options.onOutput);
  return register(started);
}

/**
 * @param {import('node:child_process').ChildProcess} started
 * @param {((text: string) => void) | undefined} onOutput
 */
function listen(started, onOutput) {
  if (onOutput === undefined) return;
  for (const stream of [started.stdout, started.stderr]) {
    stream?.setEncoding('utf8').on('data', onOutput);
  }
}

/**
 * @param {import('node:child_process').ChildProcess} started
 * @returns {Child}
 */
function register(started) {
  started.stdin?.on('error', () => undefined);
  /** @type {Child} */
  const child = {
    process: started,
    exited: once(started, 'exit').then(([code]) => (typeof code === 'number' ? code : 128)),
    dispose: () => end(child),
  };
  children.add(child);
  // What it left behind in its group goes with it.
  void child.exited.then(() => end(child));
  return child;
}

/** @param {Child} child */
async function end(child) {
  signal(child, 'SIGTERM');
  await goneWithin(child, POLITE);
  if (isRunning(child)) signal(child, 'SIGKILL');
  await goneWithin(child, POLITE);
  children.delete(child);
}

/**
 * Waits at most so long: where nobody collects orphans (some containers), a dead one keeps its group.
 * @param {Child} child
 * @param {number} milliseconds
 */
async function goneWithin(child, milliseconds) {
  const end = Date.now() + milliseconds;
  while (isRunning(child) && Date.now() < end) await delay(25);
}

/**
 * @param {Child} child
 * @param {NodeJS.Signals} name
 */
function signal(child, name) {
  const pid = child.process.pid;
  if (pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, name);
  } catch {
    // The group is gone already.
  }
}

/** @param {Child} child */
function isRunning(child) {
  const { pid, exitCode, signalCode } = child.process;
  if (pid === undefined) return false;
  if (windows) return exitCode === null && signalCode === null;
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends all children that still run. */
export async function disposeChildren() {
  await Promise.all([...children].map((child) => child.dispose()));
}

/** @type {Array<() => void | Promise<void>>} */
const atSignal = [];

/**
 * Something to do when a signal ends this process, after the children are gone.
 * @param {() => void | Promise<void>} action
 */
export function onSignal(action) {
  watchExit();
  atSignal.push(action);
}

let exitCodeOfSignal = /** @type {number | undefined} */ (undefined);

/**
 * For a program that runs until it is stopped, being stopped is not a failure.
 * @param {number} code
 */
export function exitOnSignalWith(code) {
  watchExit();
  exitCodeOfSignal = code;
}

function watchExit() {
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const child of children) signal(child, 'SIGKILL');
  });
  for (const [name, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])) {
    process.on(name, () => void stop(exitCodeOfSignal ?? 128 + number));
  }
}

let stopping = false;

/** @returns {boolean} whether a signal is ending this process, so that nothing else is worth saying */
export function isStopping() {
  return stopping;
}

/**
 * Ends this process as a signal does: first the children, then what was registered.
 * @param {number} code
 */
export async function stop(code) {
  if (stopping) return;
  stopping = true;
  try {
    await disposeChildren();
    for (const action of atSignal) await action();
  } finally {
    process.exit(code);
  }
}

/**
 * A signal sent to npm alone may end only npm and its shell; this process then belongs to another
 * parent, and nobody would stop it.
 */
export function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stop(1);
  }, 500).unref();
}
