// Runs a script of package.json with its output on the screen, by the npm that runs this one.
//
// usage: node scripts/lib/runScript.mjs NAME

import { startChild } from './children.mjs';
import { npmCommand } from './npm.mjs';

const [command, ...args] = npmCommand();
process.exitCode = await startChild(command, [...args, 'run', process.argv[2] ?? '']).exited;
