/** What the packaged extension holds: only what runs, and not much of it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yauzl from 'yauzl';
import { packageInto } from '../../scripts/lib/build.mjs';

const ONE_MEGABYTE = 1_000_000;

const CONTENT = [
  'changelog.md',
  'LICENSE.txt',
  'readme.md',
  'THIRD-PARTY-NOTICES.md',
  'data/corpus.json',
  'data/topics.json',
  'dist/corpus.index',
  'dist/csl/apa.json',
  'dist/csl/association-for-computing-machinery.json',
  'dist/csl/chicago-author-date.json',
  'dist/csl/en-US.json',
  'dist/csl/ieee.json',
  'dist/csl/locales.json',
  'dist/csl/nature.json',
  'dist/extension.js',
  'dist/notebook.js',
  'dist/panel-style.css',
  'dist/panel.js',
  'l10n/bundle.l10n.json',
  'media/gloss.svg',
  'media/icon.png',
  'media/icons/panel-dark.svg',
  'media/icons/panel-light.svg',
  'media/preview.css',
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
    assert.deepEqual((await filesIn(vsix)).toSorted(), CONTENT.toSorted());
  });

  it('is smaller than a megabyte', () => {
    const { size } = statSync(vsix);
    assert.ok(size < ONE_MEGABYTE, `it has ${String(size)} bytes`);
  });
});

/** The names of the extension's files in a VSIX, which is a ZIP with the extension in a folder. */
function filesIn(file: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, (error, zip) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const names: string[] = [];
      zip.on('entry', ({ fileName }: yauzl.Entry) => names.push(fileName));
      zip.on('error', reject);
      zip.on('end', () => {
        resolve(names.flatMap((name) => /^extension\/(.+)$/.exec(name)?.[1] ?? []));
      });
    });
  });
}
