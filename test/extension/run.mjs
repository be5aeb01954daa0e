// Runs the in-host tests in one version of VS Code.
//
// usage: node test/extension/run.mjs 1.139|1.100 [RUN-FOLDER [FILE…]], FILE as in cite.test.ts; all without
// environment: GLOSS_EXTENSION (the extension to test; the checkout without it), GLOSS_RESULT, GLOSS_GREP,
// GLOSS_HOST=embedded (never the desktop VS Code), GLOSS_VERBOSE (the workbench's whole console)

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOSTS } from '../../scripts/host/versions.mjs';
import { disposeChildren } from '../../scripts/lib/children.mjs';
import { Problem, runMain } from '../../scripts/lib/problem.mjs';
import { root, runs, sample } from '../../scripts/lib/paths.mjs';
import { bundleTests } from '../support/host/bundle.mjs';
import { desktopWorks, runDesktop } from '../support/host/desktop.mjs';
import { runEmbedded } from '../support/host/embedded.mjs';
import { follow } from '../support/host/listing.mjs';

await runMain(main);
await disposeChildren();
process.exit();

/** @returns {Promise<number>} the exit code */
async function main() {
  const [version = '1.139', folder = join(runs, `host-${String(process.pid)}`), ...only] =
    process.argv.slice(2);
  if (version !== '1.139' && version !== '1.100') {
    throw new Problem(`Unknown version ${version}: 1.139 or 1.100.`, { exitCode: 2 });
  }
  const run = await prepare(version, folder, only);
  const desktop = await desktopWorks();
  const kind = desktop ? 'desktop' : 'embedded';
  console.log(`VS Code ${HOSTS[version].vscode} (${kind})`);
  const listing = follow(run.env['GLOSS_LISTING'] ?? '', (text) => process.stdout.write(text));
  try {
    return await (desktop ? runDesktop(run) : runEmbedded(run));
  } finally {
    await listing.stop();
  }
}

/**
 * @param {import('../../scripts/host/versions.mjs').HostName} version
 * @param {string} folder
 * @param {readonly string[]} only
 * @returns {Promise<import('../support/host/embedded.mjs').HostRun>}
 */
async function prepare(version, folder, only) {
  const workspace = join(folder, 'workspace');
  await mkdir(folder, { recursive: true });
  await cp(sample, workspace, { recursive: true });
  const { entry: bundle, files } = await bundleTests(join(folder, 'tests'), only);
  if (files === 0) throw new Problem('There are no files test/extension/**/*.test.ts.');
  const listing = join(folder, 'listing.txt');
  await writeFile(listing, '');
  const env = { GLOSS_LISTING: listing, GLOSS_HOST_VERSION: version };
  const extension = process.env['GLOSS_EXTENSION'] ?? root;
  return { version, folder, workspace, bundle, extension, env: { ...fromHere(), ...env } };
}

/**
 * What the tests inside are told; a desktop VS Code gets only what it is given.
 * @returns {Record<string, string>}
 */
function fromHere() {
  const entries = Object.entries(process.env).filter(([name]) => name.startsWith('GLOSS_'));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}
