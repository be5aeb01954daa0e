import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, eventually, gloss, run, TUTEL } from './support/editor.ts';

const SPARSE = 'zimmer2023sparse';
const ALL = [COMET, TUTEL, SPARSE];

/** The keys in the queue, in order. */
async function queue(): Promise<readonly string[]> {
  const sets = await (await gloss()).annotations.all();
  return sets
    .flatMap(({ queue: place, paper }) => (place === undefined ? [] : [{ place, paper }]))
    .sort((a, b) => a.place - b.place)
    .map(({ paper }) => paper.keys[0] ?? '');
}

/**
 * Selects rows until Gloss takes them for these papers, which it copies the keys of: the window takes some
 * time over a new tree and a selection, and as long as nothing is selected, Gloss asks what is meant.
 */
async function select(steps: readonly string[], ...expected: readonly string[]): Promise<void> {
  await eventually(async () => {
    await vscode.commands.executeCommand('gloss.library.focus');
    for (const step of steps) await vscode.commands.executeCommand(`list.${step}`);
    void run('copyCitationKey', { selected: true });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await vscode.env.clipboard.readText(), expected.join(', '));
  });
}

describe('the reading queue', () => {
  beforeEach(async () => {
    await run('addToQueue', { keys: ALL });
  });
  afterEach(async () => {
    await run('clearLibraryFilter');
    await run('groupByTopic');
    await run('removeFromQueue', { keys: ALL });
    await closeEditors();
  });

  it('takes papers at its end, once', async () => {
    await run('addToQueue', { keys: [TUTEL, COMET] });
    assert.deepEqual(await queue(), ALL);
    await run('removeFromQueue', { key: COMET });
    assert.deepEqual(await queue(), [TUTEL, SPARSE]);
    await run('addToQueue', { key: COMET });
    assert.deepEqual(await queue(), [TUTEL, SPARSE, COMET]);
  });

  it('moves several, keeping their order', async () => {
    await run('moveUpInQueue', { keys: [SPARSE, TUTEL] });
    assert.deepEqual(await queue(), [TUTEL, SPARSE, COMET]);
    await run('moveDownInQueue', { keys: [TUTEL] });
    assert.deepEqual(await queue(), [SPARSE, TUTEL, COMET]);
  });

  it('passes papers that the filter hides', async () => {
    await run('filterLibrary', { query: 'year:2023' });
    await run('moveUpInQueue', { key: SPARSE });
    assert.deepEqual(await queue(), [SPARSE, COMET, TUTEL]);
  });

  it('goes by the rows selected in the tree, over moves', async () => {
    await run('groupByQueue');
    // The Library selects the paper that is open.
    await run('openPaper', { key: SPARSE });
    await select([], SPARSE);
    await run('moveUpInQueue', { selected: true });
    assert.deepEqual(await queue(), [COMET, SPARSE, TUTEL]);
    await run('moveUpInQueue', { selected: true });
    assert.deepEqual(await queue(), [SPARSE, COMET, TUTEL]);
  });

  it('goes by all rows that are selected, and by the papers of a group', async () => {
    await run('groupByQueue');
    const group = ['clear', 'focusFirst', 'toggleSelection'];
    await select(group, ...ALL);
    await select([...group, 'expandSelectionDown', 'expandSelectionDown'], COMET, TUTEL);
  });
});
