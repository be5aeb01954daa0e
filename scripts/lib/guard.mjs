// Runs one command and ends it, with all its descendants, when the process that started it goes away
// in whatever manner: the standard input is a pipe from there, and the system closes it even after a
// SIGKILL. It leads a process group of its own, so that one signal reaches everything below it.
//
// usage: node guard.mjs COMMAND [ARGUMENT…]

import { spawn, spawnSync } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });

// The group gets the signal as a whole; the guard itself waits for the command to finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

process.stdin.on('end', endAll).on('error', endAll).resume();
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 128);
  process.stdin.destroy();
});

function endAll() {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    process.exit(1);
  }
  process.kill(-process.pid, 'SIGKILL');
}
