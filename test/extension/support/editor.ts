/** What in-host tests say about the editor, in their words. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossApi } from '../../../src/extension/api.ts';
import { eventually } from '../../e2e/support/eventually.ts';

export { eventually };

export const COMET = 'ibrahim2023comet';
export const TUTEL = 'hwang2022tutel';

/** Gloss as another extension gets it. */
export async function gloss(): Promise<GlossApi> {
  const extension = vscode.extensions.getExtension<GlossApi>('gloss.gloss');
  assert.ok(extension, 'Gloss is not installed');
  return extension.activate();
}

/** Runs a command of Gloss. */
export function run(command: string, argument?: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand(`gloss.${command}`, argument);
}

const EXTENSIONS = {
  markdown: 'md',
  quarto: 'qmd',
  rmd: 'Rmd',
  latex: 'tex',
  typst: 'typ',
  python: 'py',
} as const;
type Language = keyof typeof EXTENSIONS;

let files = 0;

/** Untitled documents would do, but a new one can get the text of one that was closed just before. */
async function newFile(content: string, language: Language): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'The tests run in a workspace');
  files += 1;
  const name = `text-${String(files)}.${EXTENSIONS[language]}`;
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

/**
 * Opens a new document in which `|` marks cursors, and `⟦…⟧` what is selected.
 */
export async function edit(
  marked: string,
  language: Language = 'markdown',
): Promise<vscode.TextEditor> {
  const { content, spans } = readMarks(marked);
  const document = await vscode.workspace.openTextDocument(await newFile(content, language));
  const editor = await vscode.window.showTextDocument(document);
  const selections = spans.map(
    ([start, end]) => new vscode.Selection(document.positionAt(start), document.positionAt(end)),
  );
  await select(editor, selections);
  return editor;
}

/** Resolves when the window has taken the selections over, which it does some time after they are set. */
async function select(
  editor: vscode.TextEditor,
  selections: readonly vscode.Selection[],
): Promise<void> {
  if (isSelected(editor, selections)) return;
  await new Promise<void>((resolve) => {
    const taken = vscode.window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor !== editor || !isSelected(editor, selections)) return;
      taken.dispose();
      resolve();
    });
    editor.selections = selections;
  });
}

function isSelected(editor: vscode.TextEditor, selections: readonly vscode.Selection[]): boolean {
  return (
    editor.selections.length === selections.length &&
    selections.every((selection, index) => editor.selections[index]?.isEqual(selection))
  );
}

function readMarks(marked: string): { content: string; spans: [number, number][] } {
  const spans: [number, number][] = [];
  let content = '';
  let begun = 0;
  for (const character of marked) {
    if (character === '|') spans.push([content.length, content.length]);
    else if (character === '⟦') begun = content.length;
    else if (character === '⟧') spans.push([begun, content.length]);
    else content += character;
  }
  return { content, spans };
}

/** Closes all editors, without asking about untitled ones. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** The titles of all open tabs. */
export function tabs(): string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}

export function setSetting(id: string, value: unknown): Thenable<void> {
  return vscode.workspace
    .getConfiguration()
    .update(id, value, vscode.ConfigurationTarget.Workspace);
}
