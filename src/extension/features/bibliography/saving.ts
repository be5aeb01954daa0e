/** What saving a document would do to it besides: the editor's own clean-ups and formatters. */
import * as vscode from 'vscode';

/**
 * Whether saving changes a text in other places than it was edited. What other extensions do as a document
 * is saved can't be known before.
 * @param text what the document is going to hold
 */
export async function isChangedBySaving(
  document: vscode.TextDocument,
  text: string,
): Promise<boolean> {
  const files = vscode.workspace.getConfiguration('files', document);
  // Patterns that end in `$` try every place of a text, which may be of many megabytes.
  const isEnded = /(?:^|[\r\n])$/u.test(text.slice(-1));
  return (
    (files.get('trimTrailingWhitespace') === true && hasTrailingBlank(text)) ||
    (files.get('insertFinalNewline') === true && !isEnded) ||
    (files.get('trimFinalNewlines') === true && /(?:\r\n|\n|\r(?!\n)){2}$/u.test(text.slice(-4))) ||
    (await isFormattedOnSave(document))
  );
}

function hasTrailingBlank(text: string): boolean {
  const ends = [' \n', '\t\n', ' \r', '\t\r'];
  return ends.some((end) => text.includes(end)) || /[ \t]$/u.test(text.slice(-1));
}

/** Asked of the formatters themselves, since the setting is often on where there is none for the language. */
async function isFormattedOnSave(document: vscode.TextDocument): Promise<boolean> {
  const editor = vscode.workspace.getConfiguration('editor', document);
  if (editor.get('formatOnSave') !== true) return false;
  const edits = await vscode.commands.executeCommand<readonly vscode.TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    document.uri,
    { tabSize: editor.get('tabSize'), insertSpaces: editor.get('insertSpaces') },
  );
  return edits !== undefined && edits.length > 0;
}
