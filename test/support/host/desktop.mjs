// Runs a test bundle in a desktop VS Code that @vscode/test-electron downloads, where that works.

import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { HOSTS } from '../../../scripts/host/versions.mjs';
import { cache } from '../../../scripts/lib/paths.mjs';

const UPDATE_SERVER = 'https://update.code.visualstudio.com/api/releases/stable';
const PATIENCE = 4_000;

/** @returns {Promise<boolean>} whether a VS Code can be downloaded, and shown */
export async function desktopWorks() {
  if (process.env['GLOSS_HOST'] === 'embedded') return false;
  if (process.platform === 'linux' && !hasDisplay()) return false;
  try {
    const answer = await fetch(UPDATE_SERVER, { signal: AbortSignal.timeout(PATIENCE) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function hasDisplay() {
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * @param {import('./embedded.mjs').HostRun} run
 * @returns {Promise<number>} the exit code
 */
export async function runDesktop(run) {
  const profile = ['--user-data-dir', join(run.folder, 'user'), '--extensions-dir'];
  return runTests({
    version: HOSTS[run.version].vscode,
    cachePath: cache,
    extensionDevelopmentPath: run.extension,
    extensionTestsPath: run.bundle,
    extensionTestsEnv: run.env,
    launchArgs: [
      run.workspace,
      ...profile,
      join(run.folder, 'extensions'),
      '--disable-workspace-trust',
    ],
  });
}
