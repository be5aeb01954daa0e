// A Chromium to drive: the one that is named, one that is installed, or one from the npm registry.

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { startChild } from '../lib/children.mjs';
import { installOnce, installPackages } from '../lib/install.mjs';
import { Problem } from '../lib/problem.mjs';
import { CHROMIUM } from './versions.mjs';

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {string[]} args
 * @property {Record<string, string>} env beside the environment of this process
 */

/** No sandbox, since containers mostly forbid it; no calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @param {(line: string) => void} [say]
 * @returns {Promise<Browser>}
 */
export async function findChromium(say = console.log) {
  const named = process.env['GLOSS_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { executablePath: named, args: FLAGS, env: {} };
    throw new Problem(`GLOSS_CHROMIUM names ${named}, and there is no such file.`);
  }
  const installed = installedPaths().find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, args: FLAGS, env: {} };
  return downloadChromium(say);
}

/** @returns {string[]} */
function installedPaths() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') return windowsPaths();
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  names.push('microsoft-edge', 'microsoft-edge-stable');
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @returns {string[]} */
function windowsPaths() {
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined);
  const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
  programs.push('Microsoft\\Edge\\Application\\msedge.exe');
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Browser>}
 */
async function downloadChromium(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(
      'The end-to-end tests need Chrome, Chromium or Edge. Install one, or name its program in the ' +
        'environment variable GLOSS_CHROMIUM.',
    );
  }
  const version = CHROMIUM.slice(CHROMIUM.lastIndexOf('@') + 1);
  const folder = await installOnce(
    `chromium-${version}`,
    `Downloading Chromium ${version} (once, about 15 s)…`,
    unpack,
    say,
  );
  const unpacked = join(folder, 'unpacked');
  const libraries = [join(unpacked, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''];
  return {
    executablePath: join(unpacked, 'chromium'),
    args: FLAGS,
    env: {
      LD_LIBRARY_PATH: libraries.filter((path) => path !== '').join(delimiter),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(unpacked, 'fonts') }),
    },
  };
}

/**
 * The package unpacks into the system's temporary folder, and its libraries only where it believes
 * to be on a certain cloud. Both are told to be what we want: all of it, in the cache.
 * @param {string} folder
 */
async function unpack(folder) {
  const what = 'Downloading Chromium';
  await installPackages(folder, [CHROMIUM], what);
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  let output = '';
  const script = `import('@sparticuz/chromium').then((it) => it.default.executablePath())`;
  const child = startChild(process.execPath, ['--eval', script], {
    cwd: folder,
    env: { TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    onOutput: (text) => {
      output += text;
    },
  });
  if ((await child.exited) !== 0 || !existsSync(join(unpacked, 'chromium'))) {
    throw new Problem(`${what} failed: it could not be unpacked.\n${output.trim()}`);
  }
}
