/** Annotations in a file of the project, and what was deleted. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMET, eventually, gloss, run, setSetting } from './support/editor.ts';

const FILE = 'shared/annotations.jsonl';

describe('annotations in a file of the project', () => {
  const uri = () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'The tests run in a workspace');
    return vscode.Uri.joinPath(folder.uri, FILE);
  };
  const text = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri()));

  before(async () => {
    await gloss();
    await run('editTags', { keys: [COMET], add: ['shared'] });
    await run('shareAnnotations', { file: FILE });
  });
  after(async () => {
    await run('keepAnnotationsPrivate');
    await vscode.workspace.fs.delete(uri());
    await run('editTags', { keys: [COMET], remove: ['shared', 'by Bob', 'later'] });
    await run('markUnread', { keys: [COMET] });
  });

  it('stand there, one line each', async () => {
    await eventually(async () => {
      assert.match(await text(), /"tags":\[.*"shared".*\]/);
    });
  });

  it('come from there when the file is changed', async () => {
    const changed = (await text()).replace('"shared"', '"shared","by Bob"');
    await vscode.workspace.fs.writeFile(uri(), new TextEncoder().encode(changed));
    // Where changes of files are not told, the next change of one's own looks.
    await run('markReading', { keys: [COMET] });
    await eventually(async () => {
      const { annotations } = await gloss();
      assert.ok((await annotations.get(COMET))?.tags.includes('by Bob'));
    });
  });

  it('wait while the file is being edited', async () => {
    // Of a file that is written meanwhile, the editor would ask which text is to stay.
    await eventually(async () => {
      assert.match(await text(), /"status":"reading".*"by Bob"/);
    });
    const editor = await vscode.window.showTextDocument(uri());
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '\n');
    });
    await run('editTags', { keys: [COMET], add: ['later'] });
    const { annotations } = await gloss();
    assert.ok((await annotations.get(COMET))?.tags.includes('later'));
    await editor.document.save();
    await eventually(async () => {
      assert.match(await text(), /"later"/);
    });
    await run('editTags', { keys: [COMET], remove: ['later'] });
  });

  it('are not put outside of the folder', async () => {
    await setSetting('gloss.annotations.file', '../outside.jsonl');
    await run('markRead', { keys: [COMET] });
    const outside = vscode.Uri.joinPath(uri(), '..', '..', '..', 'outside.jsonl');
    await assert.rejects(async () => vscode.workspace.fs.stat(outside));
    await setSetting('gloss.annotations.file', FILE);
  });
});
