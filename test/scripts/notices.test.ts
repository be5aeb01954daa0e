import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { host, page, ROOT } from '../../scripts/bundles.ts';

async function bundledPackages(options: BuildOptions): Promise<string[]> {
  const { metafile } = await build({ ...options, metafile: true, logLevel: 'error' });
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  return inputs.flatMap(([file]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
}

function noticed(): string[] {
  const rows = readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8').split('\n');
  return rows.flatMap((row) => {
    const [, name, version] = /^\| \[([^\]]+)\]\([^)]+\) \| ([\d.]+) \|/.exec(row) ?? [];
    return name === undefined || version === undefined ? [] : [`${name} ${version}`];
  });
}

function withVersion(name: string): string {
  const manifest = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
  return `${name} ${(JSON.parse(manifest) as { version: string }).version}`;
}

describe('the third-party notices', () => {
  it('name every package that is bundled, in its version, and no other', async () => {
    const packages = [...(await bundledPackages(host)), ...(await bundledPackages(page))];
    assert.deepEqual(noticed().sort(), [...new Set(packages)].map(withVersion).sort());
  });
});
