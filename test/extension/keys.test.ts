import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandEntry } from '../../src/shared/commandPlaces.ts';
import { commands } from '../../src/shared/commands.ts';

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

/** A key in a view or panel of Gloss alone hides the editor's own only there. */
const AT_HOME = /^(focusedView == gloss\.|activeWebviewPanelId == 'gloss\.)/;

describe('the key bindings', () => {
  it('take no key that the editor uses, but in views of their own', async () => {
    const everywhere = Object.values<CommandEntry>(commands)
      .flatMap(({ keys = [] }) => keys)
      .filter(({ when }) => when === undefined || !AT_HOME.test(when));
    const ours = new Set(everywhere.map(({ key }) => normalised(key)));
    assert.ok(ours.size > 0);
    const taken = (await defaultKeys()).filter(
      ({ key, command }) => ours.has(normalised(key)) && !command.startsWith('gloss.'),
    );
    assert.deepEqual(taken, []);
  });
});
