import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { host, notebook, page, ROOT } from '../../scripts/bundles.ts';

/** The folders of the packages that are bundled, below the project's. */
async function bundledPackages(options: BuildOptions): Promise<string[]> {
  const { metafile } = await build({ ...options, metafile: true, logLevel: 'error' });
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  // The innermost folder: a package may bring another version of what stands above it too.
  return inputs.flatMap(([file]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
}

function noticed(): string[] {
  const rows = readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8').split('\n');
  return rows.flatMap((row) => {
    const [, name, version] = /^\| \[([^\]]+)\]\([^)]+\) \| ([\d.]+) \|/.exec(row) ?? [];
    return name === undefined || version === undefined ? [] : [`${name} ${version}`];
  });
}

function withVersion(folder: string): string {
  const manifest = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return `${name} ${version}`;
}

describe('the third-party notices', () => {
  it('name every package that is bundled, in its version, and no other', async () => {
    const bundles = await Promise.all([host, page, notebook].map(bundledPackages));
    const packages = bundles.flat();
    assert.deepEqual(noticed().sort(), [...new Set(packages)].map(withVersion).sort());
  });
});
