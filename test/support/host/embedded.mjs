// Runs a test bundle in the extension host of the embedded VS Code: a page of the workbench is opened
// in a headless browser with an address that asks for it, and says when it is over.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/host/chromium.mjs';
import { startServer } from '../../../scripts/host/server.mjs';

/**
 * @typedef {object} HostRun
 * @property {import('../../../scripts/host/versions.mjs').HostName} version
 * @property {string} folder the run's own folder
 * @property {string} workspace
 * @property {string} extension
 * @property {string} bundle
 * @property {Record<string, string>} env
 */

/**
 * @param {HostRun} run
 * @returns {Promise<number>} the exit code
 */
export async function runEmbedded(run) {
  const { version, env } = run;
  const dataDir = join(run.folder, 'data');
  const server = await startServer({ version, dataDir, env, smokeTest: true });
  try {
    return await runInBrowser(run, server.port);
  } finally {
    await server.dispose();
  }
}

/**
 * @param {HostRun} run
 * @param {number} port
 */
async function runInBrowser(run, port) {
  const browser = await findChromium();
  const profile = join(run.folder, 'profile');
  await mkdir(profile, { recursive: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executablePath,
    args: browser.args,
    env: { ...process.env, ...browser.env },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    /** @type {Promise<number>} */
    const ended = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => reject(new Error('The page of the workbench crashed.')));
      context.on('close', () => resolve(1));
    });
    await page.exposeFunction('codeAutomationLog', logWorkbench);
    await page.goto(address(run, port));
    return await ended;
  } finally {
    await context.close();
  }
}

/**
 * The tests' own lines come another way; of the workbench only what concerns Gloss is worth reading.
 * @param {string} type
 * @param {readonly unknown[]} args
 */
function logWorkbench(type, args) {
  const line = args.map(String).join(' ');
  const ours = /gloss|extensionTests|Extension host/i.test(line);
  if (process.env['GLOSS_VERBOSE'] !== undefined || (type === 'error' && ours)) {
    console.log(`  [${type}] ${line}`);
  }
}

/**
 * @param {HostRun} run
 * @param {number} port
 */
function address(run, port) {
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://127.0.0.1:${String(port)}${asUriPath(path)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(run.extension)],
    ['extensionTestsPath', remote(run.bundle)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${String(port)}/?folder=${encodeURI(asUriPath(run.workspace))}&${query}`;
}

/** @param {string} path */
function asUriPath(path) {
  return process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path;
}
