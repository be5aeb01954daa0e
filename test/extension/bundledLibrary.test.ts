import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { GlossError } from '../../src/core/base/errors.ts';
import { Library } from '../../src/core/library/library.ts';
import { BundledLibrary } from '../../src/extension/bundledLibrary.ts';

const TOPICS = '{ "version": 1, "groups": [] }';

describe('the bundled library', () => {
  let folder: string;
  /** A paper as the bundled corpus has it. */
  let paper: object;

  before(async () => {
    const extension = vscode.extensions.getExtension('gloss.gloss');
    const corpus = join(extension?.extensionPath ?? '', 'data', 'corpus.json');
    [paper] = JSON.parse(await readFile(corpus, 'utf8')) as [object];
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gloss-'));
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'topics.json'), TOPICS);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function failure(corpus: string | undefined): Promise<string | undefined> {
    if (corpus !== undefined) await writeFile(join(folder, 'data', 'corpus.json'), corpus);
    const bundled = new BundledLibrary(vscode.Uri.file(folder), new Library());
    try {
      await bundled.ready();
      return undefined;
    } catch (error) {
      return error instanceof GlossError ? error.code : String(error);
    } finally {
      bundled.dispose();
    }
  }

  const table: readonly [what: string, corpus: string | undefined, code: string][] = [
    ['no file', undefined, 'corpus.unreadable'],
    ['half a file', '[{ "id": "a", ', 'corpus.notJson'],
    ['another shape', '[{ "title": "no id" }]', 'corpus.badItem'],
    ['a newer form', '[{ "id": "a", "custom": { "version": 99 } }]', 'corpus.newer'],
  ];
  for (const [what, corpus, code] of table) {
    it(`answers ${what} with ${code}`, async () => {
      assert.equal(await failure(corpus), code);
    });
  }

  it('can be read again once the file is mended', async () => {
    const library = new Library();
    const bundled = new BundledLibrary(vscode.Uri.file(folder), library);
    await assert.rejects(bundled.ready());
    await writeFile(join(folder, 'data', 'corpus.json'), JSON.stringify([paper]));
    await bundled.reload();
    assert.equal(library.papers().length, 1);
    bundled.dispose();
  });
});
