/**
 * The question whether bibliographies are to be made next to documents. Its answer holds for the workspace, so
 * this file comes before the others that cite: then it is the newest message, which the command accepts.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, eventually, run, TUTEL } from './support/editor.ts';

const [folder] = vscode.workspace.workspaceFolders ?? [];
const at = (path: string) =>
  vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'asked', path);

async function open(path: string): Promise<void> {
  await vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode('Text\n'));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(path)));
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
}

describe('a document without a bibliography', () => {
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('is asked about again where the question was closed without an answer', async () => {
    await open('one/a.md');
    await run('insertCitation', { keys: [COMET] });
    await vscode.commands.executeCommand('notifications.clearAll');
    // The next test is asked, or it would wait in vain.
    await assert.rejects(async () => textOf('one/references.bib'));
  });

  it('gets one when that was agreed to once, as have documents in other folders then', async () => {
    await open('one/a.md');
    await run('insertCitation', { keys: [COMET] });
    await assert.rejects(async () => textOf('one/references.bib'));
    await eventually(async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      await run('insertCitation', { keys: [COMET] });
      assert.match(await textOf('one/references.bib'), /\{ibrahim2023comet,/);
    });
    await open('two/b.md');
    await run('insertCitation', { keys: [TUTEL] });
    assert.match(await textOf('two/references.bib'), /^@\w+\{hwang2022tutel,/);
  });
});
