/** Completions as the editor asks for them and takes them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What the list has at the cursor, in the order of the screen; Gloss's rows alone. */
export async function listed(
  { document, selection }: vscode.TextEditor,
  resolved = 0,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
    '@',
    resolved,
  );
  return items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
}

export function keysOf(items: readonly vscode.CompletionItem[]): readonly string[] {
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The row of a key. */
export function itemOf(
  items: readonly vscode.CompletionItem[],
  key: string,
): vscode.CompletionItem {
  const item = items[keysOf(items).indexOf(key)];
  assert.ok(item, `${key} is not offered: ${keysOf(items).join()}`);
  return item;
}

/** Accepts a row as the editor does: its text, then its command. */
export async function accept(
  editor: vscode.TextEditor,
  item: vscode.CompletionItem,
  mode: 'inserting' | 'replacing' = 'inserting',
): Promise<void> {
  await take(editor, item, mode);
  await runCommandOf(item);
}

/** What is written; its command is not run. */
export async function take(
  editor: vscode.TextEditor,
  { range, insertText }: vscode.CompletionItem,
  mode: 'inserting' | 'replacing' = 'inserting',
): Promise<void> {
  assert.ok(range && typeof insertText === 'string');
  const replaced = range instanceof vscode.Range ? range : range[mode];
  await editor.edit((builder) => {
    builder.replace(replaced, insertText);
  });
}

export async function runCommandOf({ command }: vscode.CompletionItem): Promise<void> {
  if (command === undefined) return;
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as object[]));
}
