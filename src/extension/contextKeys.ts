/** Setting of context keys for when-clauses: only those of the table, only when they change. */
import * as vscode from 'vscode';
import type { contextKeys } from '../shared/manifest.ts';

type ContextKeys = typeof contextKeys;
type ValueOf<Key extends keyof ContextKeys> = ContextKeys[Key] extends 'boolean' ? boolean : string;

const current = new Map<string, unknown>();

export function setContextKey<Key extends keyof ContextKeys>(key: Key, value: ValueOf<Key>): void {
  if (current.get(key) === value) return;
  current.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
}
