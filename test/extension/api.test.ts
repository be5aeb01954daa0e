import assert from 'node:assert/strict';
import { commands as contributed } from '../../src/shared/commands.ts';
import * as vscode from 'vscode';
import { COMET, eventually, gloss, run, setSetting, TUTEL } from './support/editor.ts';

describe('the public API', () => {
  it('has version 1', async () => {
    assert.equal((await gloss()).version, 1);
  });

  it('gives all 77 papers as CSL-JSON items, and one by its key', async () => {
    const { library } = await gloss();
    const papers = await library.papers();
    assert.equal(papers.length, 77);
    assert.ok(
      papers.every(({ id, title, type }) => id !== '' && title !== '' && type === 'article'),
    );
    assert.match((await library.get(COMET))?.title ?? '', /^COMET: Learning Cardinality/);
    assert.equal(await library.get('nobody2020nothing'), undefined);
  });

  it('searches, ranked and within a limit', async () => {
    const { library } = await gloss();
    const hits = await library.search('mixtrue of experts', { limit: 5 });
    assert.equal(hits.length, 5);
    const scores = hits.map(({ score }) => score);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.equal((await library.search('comet'))[0]?.key, COMET);
  });

  it('formats citations, and refuses unknown keys', async () => {
    const { citations } = await gloss();
    assert.equal(await citations.format([COMET, TUTEL]), `[@${COMET}; @${TUTEL}]`);
    assert.equal(await citations.format([COMET], { syntax: 'latex' }), `\\cite{${COMET}}`);
    await assert.rejects(citations.format(['nobody2020nothing']), { code: 'paper.unknown' });
    const roff = { syntax: 'roff' } as unknown as { syntax: 'latex' };
    await assert.rejects(citations.format([COMET], roff), { code: 'citation.unknownSyntax' });
  });

  it('tells of annotations as they change', async () => {
    const { annotations } = await gloss();
    const changed = new Promise<readonly string[]>((resolve) => {
      const subscription = annotations.onDidChange((keys) => {
        subscription.dispose();
        resolve(keys);
      });
    });
    await run('markReading', { keys: [TUTEL] });
    assert.deepEqual(await changed, [TUTEL]);
    assert.equal((await annotations.get(TUTEL))?.status, 'reading');
    assert.ok((await annotations.all()).some(({ paper }) => paper.keys.includes(TUTEL)));
    await run('markUnread', { keys: [TUTEL] });
    assert.equal((await annotations.get(TUTEL))?.status, 'unread');
  });
});

describe('the contributions', () => {
  it('have a handler for every command', async () => {
    await gloss();
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = Object.keys(contributed).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });

  it('have an English sentence for every key of the manifest', () => {
    const manifest = JSON.stringify(vscode.extensions.getExtension('gloss.gloss')?.packageJSON);
    assert.doesNotMatch(manifest, /"%[\w.-]+%"/);
  });
});

describe('the setting gloss.library.bundled', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const sample = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'references.bib');
  let content: Uint8Array;
  before(async () => {
    // The sample's bibliography would give some of the papers again.
    content = await vscode.workspace.fs.readFile(sample);
    await vscode.workspace.fs.delete(sample);
  });
  after(() => vscode.workspace.fs.writeFile(sample, content));
  afterEach(() => setSetting('gloss.library.bundled', undefined));

  it('takes the bundled papers out of library and search, and keeps what was written', async () => {
    const { library, annotations } = await gloss();
    await run('markRead', { keys: [COMET] });
    await library.papers();
    const gone = new Promise<void>((resolve) => {
      const subscription = library.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
    await setSetting('gloss.library.bundled', false);
    await gone;
    await eventually(async () => {
      assert.deepEqual(await library.papers(), []);
    });
    assert.deepEqual(await library.search('comet'), []);
    assert.ok((await annotations.all()).some(({ paper }) => paper.keys.includes(COMET)));

    await setSetting('gloss.library.bundled', true);
    await eventually(async () => {
      assert.equal((await library.papers()).length, 77);
    });
    assert.equal((await annotations.get(COMET))?.status, 'read');
    await run('markUnread', { keys: [COMET] });
  });

  it('ends as it was set last, also when it is switched while the papers are read', async () => {
    const { library } = await gloss();
    const switches = [false, true, false].map((on) => setSetting('gloss.library.bundled', on));
    await Promise.all([...switches, library.papers()]);
    await eventually(async () => {
      assert.deepEqual(await library.papers(), []);
    });
  });
});
