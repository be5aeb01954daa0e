import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, edit, eventually, run, tabs, TUTEL } from './support/editor.ts';

function tabsAre(expected: readonly string[]): Promise<void> {
  return eventually(() => {
    assert.deepEqual(tabs(), expected);
  });
}

describe('the paper panel', () => {
  beforeEach(closeEditors);
  after(closeEditors);

  it('is one preview that the next paper reuses', async () => {
    await run('openPaper', { key: COMET });
    await tabsAre(['Ibrahim et al. 2023']);
    await run('openPaper', { key: TUTEL });
    await tabsAre(['Hwang et al. 2022']);
  });

  it('stays when it is kept open', async () => {
    await run('openPaper', { key: COMET });
    await tabsAre(['Ibrahim et al. 2023']);
    await run('keepPaperOpen');
    await run('openPaper', { key: TUTEL });
    await tabsAre(['Ibrahim et al. 2023', 'Hwang et al. 2022']);
    await run('openPaper', { key: COMET });
    await eventually(() => {
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'Ibrahim et al. 2023');
    });
    assert.equal(tabs().length, 2);
  });

  it('goes back and forward', async () => {
    await run('openPaper', { key: COMET });
    await run('openPaper', { key: TUTEL });
    await run('goBack');
    await tabsAre(['Ibrahim et al. 2023']);
    await run('goForward');
    await tabsAre(['Hwang et al. 2022']);
  });

  it('opens to the side of the text', async () => {
    await edit('text|');
    await run('openPaperToSide', { key: COMET });
    await eventually(() => {
      assert.equal(vscode.window.tabGroups.all.length, 2);
      assert.equal(vscode.window.tabGroups.all[1]?.activeTab?.label, 'Ibrahim et al. 2023');
    });
  });

  it('is about the row that was clicked, whatever else is selected', async () => {
    const row = (key: string) => ({ kind: 'paper', key });
    const selection = [row(COMET), row(TUTEL)];
    await vscode.commands.executeCommand('gloss.openPaper', row(TUTEL), selection);
    await tabsAre(['Hwang et al. 2022']);
  });

  it('does not open for a key that the library does not have', async () => {
    await run('openPaper', { key: 'nobody2020nothing' });
    assert.deepEqual(tabs(), []);
  });
});
