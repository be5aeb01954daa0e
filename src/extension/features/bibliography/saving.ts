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
  const lastLine = /[^\r\n]*$/u.exec(text)?.[0] ?? '';
  return (
    (files.get('trimTrailingWhitespace') === true && /[ \t](?:[\r\n]|$)/u.test(text)) ||
    (files.get('insertFinalNewline') === true && lastLine !== '') ||
    (files.get('trimFinalNewlines') === true && /(?:\r\n|\n|\r(?!\n)){2}$/u.test(text)) ||
    (await isFormattedOnSave(document))
  );
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
