/** What the search list says of papers that are still to come. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Scope } from '../../src/core/base/scope.ts';
import { SaidAbout } from '../../src/core/citations/saidAbout.ts';
import { createGloss } from '../../src/core/index.ts';
import { BibliographyCache } from '../../src/extension/features/bibliography/bibliographyCache.ts';
import { WorkspaceBibliographies } from '../../src/extension/features/bibliography/workspaceBibliographies.ts';
import { listedRows } from '../../src/extension/features/search/listedRows.ts';
import { testPorts } from '../support/ports.ts';

describe('papers still to come', () => {
  const scope = new Scope();
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gloss-'));
    await writeFile(join(folder, 'refs.bib'), '@misc{key, title = {Gates}}');
  });
  after(async () => {
    scope.dispose();
    await rm(folder, { recursive: true });
  });

  const gloss = scope.own(createGloss(testPorts()));
  const listed = (input: string, unread: readonly string[]) =>
    listedRows(gloss, {
      options: { many: false },
      input,
      said: new SaidAbout(false),
      ticked: new Set(),
      unread,
      buttons: undefined,
    });

  it('are named by their files, below what is found, until they are there', () => {
    const before = listed('gates', ['refs.bib', 'other.bib']);
    assert.equal(before.rows.at(-1)?.label, 'Still being read: refs.bib, other.bib');
    assert.equal(before.isComing, true);
    const after = listed('gates', []);
    assert.deepEqual(after.rows.map(({ label }) => label).filter(isStill), []);
    assert.equal(after.isComing, false);
  });

  for (const [name, papers] of [
    ['refs.bib', 1],
    ['missing.bib', 0],
  ] as const) {
    it(`are those of a file while it is read the first time: ${name}`, async () => {
      const log = scope.own(vscode.window.createOutputChannel('Gloss test', { log: true }));
      const cache = new BibliographyCache(vscode.Uri.file(join(folder, 'kept')), '1.0.0', log);
      const bibliographies = scope.own(new WorkspaceBibliographies(gloss, cache, log));
      const file = vscode.Uri.file(join(folder, name));
      const unread = () => bibliographies.unread.map(String);
      let unreadThen: readonly string[] | undefined;
      scope.own(
        bibliographies.onDidChangeReading(() => {
          unreadThen = unread();
        }),
      );
      const reading = bibliographies.read(file);
      assert.deepEqual(unread(), [file.toString()]);
      await reading;
      assert.deepEqual(unreadThen, []);
      assert.equal(bibliographies.get(file)?.papers.length ?? 0, papers);
      const again = bibliographies.read(file);
      assert.deepEqual(unread(), papers > 0 ? [] : [file.toString()]);
      await again;
    });
  }

  it('are known to come from when files are looked for until all are read', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const file = vscode.Uri.joinPath(workspace.uri, 'coming.bib');
    await vscode.workspace.fs.writeFile(
      file,
      new TextEncoder().encode('@misc{coming, title = {Coming}}'),
    );
    const log = scope.own(vscode.window.createOutputChannel('Gloss test', { log: true }));
    const cache = new BibliographyCache(vscode.Uri.file(join(folder, 'kept')), '1.0.0', log);
    const bibliographies = scope.own(new WorkspaceBibliographies(gloss, cache, log));
    const isComing = () => bibliographies.isLooking || bibliographies.unread.length > 0;
    const told: boolean[] = [];
    scope.own(bibliographies.onDidChangeReading(() => told.push(isComing())));
    const started = bibliographies.start();
    assert.equal(isComing(), true);
    await started;
    await vscode.workspace.fs.delete(file);
    assert.ok(told.length > 1);
    assert.deepEqual(told, [...told.slice(1).map(() => true), false]);
  });
});

function isStill(label: string): boolean {
  return label.startsWith('Still');
}
