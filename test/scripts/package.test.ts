/** What the packaged extension holds: only what runs, and not much of it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { ROOT } from '../../scripts/bundles.ts';
import { packageInto } from '../../scripts/lib/build.mjs';

const ONE_MEGABYTE = 1_000_000;

const CONTENT = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD-PARTY-NOTICES.md',
  'data/corpus.json',
  'data/topics.json',
  'dist/extension.js',
  'dist/panel-style.css',
  'dist/panel.js',
  'l10n/bundle.l10n.json',
  'media/gloss.svg',
  'media/icon.png',
  'media/icons/panel-dark.svg',
  'media/icons/panel-light.svg',
  'media/walkthrough/annotate.md',
  'media/walkthrough/browse.md',
  'media/walkthrough/cite.md',
  'media/walkthrough/search.md',
  'package.json',
  'package.nls.json',
];

describe('the package', () => {
  let folder: string;
  let vsix: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gloss-'));
    vsix = await packageInto(folder);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds only what runs', async () => {
    const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
    assert.deepEqual(files.toSorted(), CONTENT);
  });

  it('is smaller than a megabyte', () => {
    const { size } = statSync(vsix);
    assert.ok(size < ONE_MEGABYTE, `it has ${String(size)} bytes`);
  });
});
