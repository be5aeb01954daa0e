// Settings for a clean first look, and for tests that see the same on every machine.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseJson } from '../lib/json.mjs';
import { errorCode } from '../lib/problem.mjs';

/** @typedef {Record<string, unknown>} Settings */

/** @type {Settings} */
export const CLEAN_LOOK = {
  // 1.139 opens a chat in an empty side bar on the right.
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The sample lies inside this repository; nobody wants to be asked about that.
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * @param {string} dataDir a server's data folder
 * @returns {string}
 */
export function settingsFile(dataDir) {
  return join(dataDir, 'data', 'User', 'settings.json');
}

/**
 * Writes the user settings, unless there is a file already: then they are the user's own.
 * @param {string} dataDir
 * @param {Settings} settings
 */
export async function writeFirstSettings(dataDir, settings) {
  const file = settingsFile(dataDir);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, format(settings), { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/**
 * Changes some settings of a running server, for tests. They are the machine's, which win over the
 * user's: the embedded VS Code follows that file while it runs, and reads the user's only at first.
 * @param {string} dataDir
 * @param {Settings} changes
 */
export async function changeSettings(dataDir, changes) {
  const file = join(dataDir, 'data', 'Machine', 'settings.json');
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const settings = /** @type {Settings} */ (parseJson(text));
  await writeFile(file, format({ ...settings, ...changes }));
}

/** @param {Settings} settings */
function format(settings) {
  return `${JSON.stringify(settings, undefined, 2)}\n`;
}
