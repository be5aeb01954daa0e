// Bundles the in-host tests into CommonJS, the form in which every host loads tests. Mocha stays
// outside, as the file it is: the bundle may lie where no node_modules is found.

import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../../scripts/lib/paths.mjs';

const folder = join(root, 'test', 'extension');

/** Source maps have to be asked for before the file that has one is loaded. */
const ENTRY = `process.setSourceMapsEnabled(true);\nmodule.exports = require('./tests.cjs');\n`;

/**
 * @param {string} target
 * @param {readonly string[]} [only] the test files to take; all without it
 * @returns {Promise<{ entry: string, files: number }>} what the host loads, and how many test files
 */
export async function bundleTests(target, only = []) {
  const names = await readdir(folder, { recursive: true });
  const all = names.filter((name) => name.endsWith('.test.ts')).sort();
  const files = only.length === 0 ? all : all.filter((name) => only.includes(asWritten(name)));
  await build({
    stdin: { contents: entry(files), resolveDir: folder, sourcefile: 'entry.js' },
    outfile: join(target, 'tests.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode'],
    plugins: [{ name: 'mocha', setup: keepMochaOutside }],
    logLevel: 'error',
  });
  const index = join(target, 'index.cjs');
  await writeFile(index, ENTRY);
  return { entry: index, files: files.length };
}

/**
 * A test file as the counts name it, on Windows too.
 * @param {string} name
 */
function asWritten(name) {
  return name.replaceAll('\\', '/');
}

/** @param {readonly string[]} files */
function entry(files) {
  const load = files
    .map(asWritten)
    .map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(`./${name}`)}),`);
  return `import { runTests } from './index.ts';
export const run = () => runTests({ ${load.join('\n')} });`;
}

/** @param {import('esbuild').PluginBuild} plugin */
function keepMochaOutside(plugin) {
  const path = pathToFileURL(createRequire(import.meta.url).resolve('mocha')).href;
  plugin.onResolve({ filter: /^mocha$/ }, () => ({ path, external: true }));
}
