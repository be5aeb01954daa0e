/** The search index of a large bibliography: kept, and taken in the next session instead of being made again. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Scope } from '../../src/core/base/scope.ts';
import { createGloss, type Gloss } from '../../src/core/index.ts';
import { BibliographyCache } from '../../src/extension/features/bibliography/bibliographyCache.ts';
import { WorkspaceBibliographies } from '../../src/extension/features/bibliography/workspaceBibliographies.ts';
import { background } from '../../src/extension/ports.ts';
import type { Background } from '../../src/core/ports.ts';
import { testPorts } from '../support/ports.ts';
import { eventually } from './support/editor.ts';

const ENTRIES = 2_000;

/** Large enough to be kept. */
function entries(word: string): string {
  return Array.from({ length: ENTRIES }, (_, n) => {
    const abstract = `${word} ipsum dolor sit amet `.repeat(6);
    return `@misc{key${String(n)}, title = {Entry ${String(n)}}, abstract = {${abstract}}}\n`;
  }).join('');
}

describe('the index of a large bibliography', () => {
  let folder: string;
  let file: vscode.Uri;
  const scope = new Scope();
  const log = scope.own(vscode.window.createOutputChannel('Gloss test', { log: true }));
  /** In which nothing is indexed, unless by the background given. */
  const NEVER = { run: () => ({ dispose: () => undefined }) };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gloss-'));
    file = vscode.Uri.file(join(folder, 'large.bib'));
    await writeFile(file.fsPath, entries('lorem'));
  });
  after(async () => {
    scope.dispose();
    await rm(folder, { recursive: true });
  });

  /** A session that has read the file. */
  async function session(working: Background = NEVER): Promise<Gloss> {
    const gloss = scope.own(createGloss({ ...testPorts(), background: working }));
    const cache = new BibliographyCache(vscode.Uri.file(join(folder, 'kept')), '1.0.0', log);
    const bibliographies = scope.own(new WorkspaceBibliographies(gloss, cache, log));
    await bibliographies.read(file);
    gloss.search.prepare();
    return gloss;
  }
  const kept = async () => {
    const names = await readdir(join(folder, 'kept')).catch((): string[] => []);
    return names.filter((name) => name.endsWith('.index'));
  };

  it('is kept once it is made, and used in the next session', async () => {
    const first = await session();
    assert.equal(first.search.pending, ENTRIES);
    await session(background);
    await eventually(async () => {
      assert.equal((await kept()).length, 1);
    });
    const { search } = await session();
    await eventually(() => {
      assert.equal(search.pending, 0);
    });
    assert.equal(search.find('lorem ').total, ENTRIES);
    assert.equal(search.find('entry 1234 ').hits[0]?.key, 'key1234');
  });

  it('is made and kept anew where it is damaged', async () => {
    const [name = ''] = await kept();
    const path = join(folder, 'kept', name);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 1));
    const { search } = await session(background);
    await eventually(async () => {
      assert.deepEqual(await readFile(path), bytes);
    });
    assert.equal(search.find('lorem ').total, ENTRIES);
  });

  it('is made again where the file has changed', async () => {
    await writeFile(file.fsPath, entries('zebra'));
    const { search } = await session(background);
    await eventually(() => {
      assert.equal(search.pending, 0);
    });
    assert.equal(search.find('zebra ').total, ENTRIES);
    assert.equal(search.find('lorem ').total, 0);
  });
});
