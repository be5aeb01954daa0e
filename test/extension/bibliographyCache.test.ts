/** What is kept of large bibliographies between sessions: used while it fits, made again where it does not. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile as readBytes, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { digestOf } from '../../src/core/base/digest.ts';
import { completed } from '../../src/core/base/steps.ts';
import { bibtexFromBytes, bibtexToBytes } from '../../src/core/bibliography/bibtex/storedBibtex.ts';
import { readBibtexInSlices, withBriefs } from '../../src/core/bibliography/bibtex/bibtex.ts';
import { BibliographyCache } from '../../src/extension/features/bibliography/bibliographyCache.ts';
import { readFile } from '../../src/extension/features/bibliography/readFile.ts';
import { eventually } from './support/editor.ts';

const READING = { pause: () => Promise.resolve(), isCancelled: () => false };
const FILES = 40;

/** Large enough to be kept; the words are a title's, with a character that UTF-8 has in three bytes. */
function entries(words: string): string {
  return Array.from({ length: 2_000 }, (_, n) => {
    const abstract = 'Lorem ipsum dolor sit amet – '.repeat(5);
    return `@misc{key${String(n)}, title = {${words} ${String(n)}}, abstract = {${abstract}}}\n`;
  }).join('');
}

/** Something to be kept. */
function* made(): Generator<void, Uint8Array> {
  yield;
  return Uint8Array.of(1, 2, 3);
}

describe('what is kept of a large bibliography', () => {
  let folder: string;
  let cache: BibliographyCache;
  let file: vscode.Uri;
  const log = vscode.window.createOutputChannel('Gloss test', { log: true });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gloss-'));
    cache = cacheOf('1.0.0');
    file = vscode.Uri.file(join(folder, 'large.bib'));
    await writeFile(file.fsPath, entries('One'));
  });
  after(async () => {
    log.dispose();
    await rm(folder, { recursive: true });
  });

  const cacheOf = (version: string) =>
    new BibliographyCache(vscode.Uri.file(join(folder, 'kept')), version, log);
  const stateOf = async (uri: vscode.Uri) => ({
    uri,
    digest: digestOf(await readBytes(uri.fsPath)),
  });
  const kept = () => readdir(join(folder, 'kept')).catch((): string[] => []);
  /** The title in a list and that of the whole item. */
  async function titles(): Promise<readonly (string | undefined)[]> {
    const { references } = await readFile(file, 'bibtex', { ...READING, cache });
    const last = references.at(-1);
    return [last?.brief.title, last?.item.title];
  }
  /** Keeps of the file as it is now what was read of another text. */
  async function keep(text: string): Promise<void> {
    const read = await withBriefs(await readBibtexInSlices(text, READING), text, READING);
    assert.ok(read.briefs);
    const bytes = bibtexToBytes({ ...read, briefs: read.briefs, isUtf8: true });
    await cache.put(await stateOf(file), 'read', bytes, READING);
  }

  it('is used while the file is the same, with entries from the file itself', async () => {
    assert.deepEqual(await titles(), ['One 1999', 'One 1999']);
    await eventually(async () => {
      assert.equal((await kept()).length, 1);
    });
    // Other words of the same length show that the list comes from what was kept.
    await keep(entries('Two'));
    assert.deepEqual(await titles(), ['Two 1999', 'One 1999']);
  });

  it('is made again where it is damaged', async () => {
    await keep(entries('Two'));
    const [name = ''] = await kept();
    const path = join(folder, 'kept', name);
    const bytes = await readBytes(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 100));
    assert.deepEqual(await titles(), ['One 1999', 'One 1999']);
    await eventually(async () => {
      assert.equal((await readBytes(path)).length, bytes.length);
    });
  });

  it('is left when the file has changed', async () => {
    await writeFile(file.fsPath, entries('Six'));
    assert.deepEqual(await titles(), ['Six 1999', 'Six 1999']);
  });

  it('is read on where entries were appended, and kept with them', async () => {
    const before = await readFile(file, 'bibtex', { ...READING, cache });
    const { text, references, read } = before;
    assert.ok(read);
    const more = entries('Six') + '@misc{more, title = {More}}\n';
    await writeFile(file.fsPath, more);
    const known = { text, references, read };
    const after = await readFile(file, 'bibtex', { ...READING, cache, known });
    assert.equal(after.references[7], references[7]);
    assert.equal(after.references.at(-1)?.item.title, 'More');
    assert.equal(references[7]?.item.title, 'Six 7');
    await eventually(async () => {
      const bytes = await cache.get(await stateOf(file), 'read', READING);
      const kept = bytes && completed(bibtexFromBytes(bytes));
      assert.equal(kept?.table.keys.at(-1), 'more');
    });
  });

  it('is left when another version of Gloss made it', async () => {
    const state = await stateOf(file);
    await cache.put(state, 'index', made(), READING);
    assert.notEqual(await cache.get(state, 'index', READING), undefined);
    assert.equal(await cacheOf('1.0.1').get(state, 'index', READING), undefined);
  });

  it('goes when there is more of it than sensible, the oldest first', async () => {
    const { digest } = await stateOf(file);
    const at = (n: number) => ({ uri: vscode.Uri.file(join(folder, `${String(n)}.bib`)), digest });
    for (let n = 0; n < FILES + 2; n += 1) await cache.put(at(n), 'read', made(), READING);
    assert.equal((await kept()).length, FILES);
    assert.equal(await cache.get(await stateOf(file), 'read', READING), undefined);
    assert.notEqual(await cache.get(at(FILES + 1), 'read', READING), undefined);
  });
});
