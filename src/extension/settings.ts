/** Typed reading of Gloss's settings. */
import * as vscode from 'vscode';
import type { Disposable } from '../core/base/emitter.ts';
import type { SettingTypes } from '../shared/manifest.ts';

/** The value in force, for a document (its folder and language) where one is given. */
export function readSetting<Id extends keyof SettingTypes>(
  id: Id,
  document?: vscode.TextDocument,
): SettingTypes[Id] {
  const value = vscode.workspace.getConfiguration(undefined, document).get<SettingTypes[Id]>(id);
  if (value === undefined) throw new Error(`Setting ${id} is not contributed`);
  return value;
}

export function onDidChangeSetting(id: keyof SettingTypes, listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(id)) listener();
  });
}
