// A lock between processes, so that two `npm test` or `npm start` at once do not download, install or
// build into the same folder. A lock is a folder that is moved into place (moving onto a folder that
// is not empty fails, on every platform), with its owner written inside beforehand.
//
// The owner touches the folder while it lives; a lock is stale when its process is gone or when it
// has not been touched for long (process ids are used again, above all in containers).

import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { locks } from './paths.mjs';
import { errorCode } from './problem.mjs';

const TOUCH_EVERY = 3_000;
const STALE_AFTER = 45_000;
const LOOK_EVERY = 200;

/**
 * Runs the action while holding the lock of that name.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} action
 * @param {{ folder?: string, say?: (line: string) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(name, action, options = {}) {
  const folder = options.folder ?? locks;
  const path = join(folder, `${name}.lock`);
  await mkdir(folder, { recursive: true });
  await take(path, () => options.say?.(`Waiting for another run that is busy with ${name}…`));
  const touching = setInterval(() => void touch(path), TOUCH_EVERY);
  try {
    return await action();
  } finally {
    clearInterval(touching);
    await rm(path, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @param {() => void} onWait called once, when the lock is held by another process
 */
async function take(path, onWait) {
  const mine = `${path}.${String(process.pid)}.${Math.random().toString(36).slice(2)}`;
  await mkdir(mine);
  await writeFile(join(mine, 'owner.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
  for (let waited = false; !(await tryRename(mine, path)); waited = true) {
    if (!waited) onWait();
    if (await isStale(path)) await breakLock(path);
    else await delay(LOOK_EVERY);
    await touch(mine);
  }
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {Promise<boolean>} false when there is a lock already
 */
async function tryRename(from, to) {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/**
 * Removes a stale lock. Only one process at a time may do so, and it looks again first: otherwise a
 * slow one would remove the lock that a quick one has just taken.
 * @param {string} path
 */
async function breakLock(path) {
  const breaking = `${path}.breaking`;
  try {
    await mkdir(breaking);
  } catch {
    if ((await age(breaking)) > STALE_AFTER) await rm(breaking, { recursive: true, force: true });
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { recursive: true, force: true });
  } finally {
    await rm(breaking, { recursive: true, force: true });
  }
}

/** @param {string} path */
async function isStale(path) {
  const seconds = await age(path);
  if (seconds < 0) return false;
  if (seconds > STALE_AFTER) return true;
  try {
    /** @type {unknown} */
    const owner = JSON.parse(await readFile(join(path, 'owner.json'), 'utf8'));
    return isOwner(owner) && owner.host === hostname() && !isAlive(owner.pid);
  } catch {
    return false;
  }
}

/**
 * @param {unknown} value
 * @returns {value is { pid: number, host: string }}
 */
function isOwner(value) {
  return typeof value === 'object' && value !== null && 'pid' in value && 'host' in value;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * @param {string} path
 * @returns {Promise<number>} milliseconds since the last touch, or -1 when there is no such folder
 */
async function age(path) {
  try {
    return Math.max(0, Date.now() - (await stat(path)).mtimeMs);
  } catch {
    return -1;
  }
}

/** @param {string} path */
async function touch(path) {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
