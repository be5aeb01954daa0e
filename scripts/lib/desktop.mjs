// The desktop of the person who types `npm start`: their VS Code and their browser, if any.

import { spawn, spawnSync } from 'node:child_process';

const windows = process.platform === 'win32';
const LOWEST_MINOR = 100;

/**
 * @returns {string | undefined} the command, or undefined when there is no VS Code that is
 * new enough or no screen to show it on
 */
export function findDesktop() {
  if (!hasScreen()) return undefined;
  const { status, stdout } = spawnSync('code', ['--version'], {
    shell: windows,
    encoding: 'utf8',
    timeout: 15_000,
    windowsHide: true,
  });
  if (status !== 0) return undefined;
  const [major = 0, minor = 0] = stdout.split('.').map(Number);
  if (major > 1 || (major === 1 && minor >= LOWEST_MINOR)) return 'code';
  console.log(
    `The VS Code on this machine is older than 1.${String(LOWEST_MINOR)}; using the embedded one.`,
  );
  return undefined;
}

function hasScreen() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Opens a window that runs the extension from the checkout.
 * @param {string} command
 * @param {string} extension
 * @param {string} workspace
 * @returns {boolean} whether it opened
 */
export function openDesktop(command, extension, workspace) {
  const quote = (/** @type {string} */ text) => (windows ? `"${text}"` : text);
  const args = [quote(`--extensionDevelopmentPath=${extension}`), '--new-window', quote(workspace)];
  const { status } = spawnSync(command, args, { shell: windows, stdio: 'inherit' });
  return status === 0;
}

/**
 * Opens the address in the browser, if there is one; the address is printed anyway.
 * @param {string} url
 */
export function openBrowser(url) {
  if (!hasScreen()) return;
  const [command, ...args] = browserCommand(url);
  const started = spawn(command, args, { detached: true, stdio: 'ignore', windowsHide: true });
  started.on('error', () => undefined);
  started.unref();
}

/**
 * @param {string} url
 * @returns {[string, ...string[]]}
 */
function browserCommand(url) {
  if (windows) return ['cmd', '/c', 'start', '', url];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
}
