/** Typed reading of Gloss's settings. */
import * as vscode from 'vscode';
import type { Disposable } from '../core/base/emitter.ts';
import { settings, type SettingTypes } from '../shared/manifest.ts';

/**
 * The value in force, for a document (its folder and language) where one is given; the default in the
 * place of a value that the setting can't have, since the editor does not check what it reads.
 */
export function readSetting<Id extends keyof SettingTypes>(
  id: Id,
  document?: vscode.TextDocument | vscode.Uri,
): SettingTypes[Id] {
  const value = vscode.workspace.getConfiguration(undefined, document).get<unknown>(id);
  const setting: { readonly default: unknown; readonly enum?: readonly unknown[] } = settings[id];
  const possible =
    setting.enum === undefined
      ? typeof value === typeof setting.default
      : setting.enum.includes(value);
  return (possible ? value : setting.default) as SettingTypes[Id];
}

export function onDidChangeSetting(id: keyof SettingTypes, listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(id)) listener();
  });
}
