import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  COMET,
  eventually,
  gloss,
  run,
  setSetting,
  TUTEL,
} from './support/editor.ts';

const BOTH = [COMET, TUTEL];

async function tagsOf(key: string): Promise<readonly string[]> {
  const sets = await (await gloss()).annotations.all();
  return sets.find(({ paper }) => paper.keys.includes(key))?.tags ?? [];
}

async function highlightTags(key: string): Promise<readonly (readonly string[])[]> {
  const sets = await (await gloss()).annotations.all();
  const set = sets.find(({ paper }) => paper.keys.includes(key));
  return set?.highlights.map(({ tags }) => tags) ?? [];
}

describe('tags of several papers', () => {
  afterEach(async () => {
    await closeEditors();
    for (const key of BOTH) await run('editTags', { keys: [key], remove: await tagsOf(key) });
  });

  it('are added and removed without a question where arguments say which', async () => {
    await run('editTags', { keys: BOTH, add: ['to cite', '“so-called” 🧠'] });
    await run('editTags', { key: COMET, add: ['trees'], remove: ['To Cite'] });
    assert.deepEqual(await tagsOf(COMET), ['“so-called” 🧠', 'trees']);
    assert.deepEqual(await tagsOf(TUTEL), ['to cite', '“so-called” 🧠']);
  });

  it('stay as they are when the list is left or accepted as it was', async () => {
    await run('editTags', { keys: BOTH, add: ['common'] });
    await run('editTags', { key: COMET, add: ['single'] });
    for (const end of ['acceptSelectedQuickOpenItem', 'closeQuickOpen']) {
      const edited = run('editTags', { keys: BOTH });
      let open = true;
      void edited.then(() => (open = false));
      await eventually(async () => {
        await vscode.commands.executeCommand(`workbench.action.${end}`);
        assert.ok(!open);
      });
      assert.deepEqual(await tagsOf(COMET), ['common', 'single'], end);
      assert.deepEqual(await tagsOf(TUTEL), ['common'], end);
    }
  });

  it('are renamed on all papers and highlights, also where the source is gone', async () => {
    await run('editTags', { keys: BOTH, add: ['old'] });
    await run('addPassage', { key: COMET, exact: 'of the PDF', locator: 'p. 1', tags: ['Old'] });
    try {
      await setSetting('gloss.library.bundled', false);
      await run('renameTag', { from: 'old', to: 'new' });
      for (const key of BOTH) assert.deepEqual(await tagsOf(key), ['new']);
      assert.ok((await highlightTags(COMET)).some(([tag]) => tag === 'new'));
    } finally {
      await setSetting('gloss.library.bundled', undefined);
    }
  });

  it('become one', async () => {
    await run('editTags', { key: COMET, add: ['a', 'b', 'c'] });
    await run('editTags', { key: TUTEL, add: ['B'] });
    await run('mergeTags', { tags: ['a', 'b'], into: 'c' });
    assert.deepEqual(await tagsOf(COMET), ['c']);
    assert.deepEqual(await tagsOf(TUTEL), ['c']);
  });
});
