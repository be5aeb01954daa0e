import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/shared/manifest.ts';

interface KeyBinding {
  readonly key: string;
  readonly command: string;
}

/** The editor's own bindings on this platform, which it shows as JSON with comments. */
async function defaultKeys(): Promise<readonly KeyBinding[]> {
  const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
  const text = (await vscode.workspace.openTextDocument(uri)).getText();
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as KeyBinding[];
}

/** "alt+shift+s" and "shift+alt+s" are one. */
function normalised(key: string): string {
  return key.split('+').sort().join('+');
}

describe('the key bindings', () => {
  it('take no key that the editor uses', async () => {
    const ours = new Set(
      Object.values(commands).flatMap((entry) =>
        'keys' in entry ? entry.keys.map(({ key }) => normalised(key)) : [],
      ),
    );
    assert.ok(ours.size > 0);
    const taken = (await defaultKeys()).filter(
      ({ key, command }) => ours.has(normalised(key)) && !command.startsWith('gloss.'),
    );
    assert.deepEqual(taken, []);
  });
});
