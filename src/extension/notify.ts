/**
 * Messages to the user. The editor makes links of `[…](command:…)` in notifications and icons of `$(…)` in
 * the status bar; papers' words, keys and file names in them are text and stay so.
 */
import * as vscode from 'vscode';

const STATUS_MILLISECONDS = 5_000;
/** Shows nothing, and breaks up what would be read as markup. */
const WORD_JOINER = '\u2060';

function plain(message: string): string {
  return message.replaceAll('](', `]${WORD_JOINER}(`).replaceAll('$(', `$${WORD_JOINER}(`);
}

export const notify = {
  info: (message: string, ...choices: string[]) =>
    vscode.window.showInformationMessage(plain(message), ...choices),
  warn: (message: string, ...choices: string[]) =>
    vscode.window.showWarningMessage(plain(message), ...choices),
  error: (message: string, ...choices: string[]) =>
    vscode.window.showErrorMessage(plain(message), ...choices),
  /** Asks before something is done to many things at once; whether the user chose to go on. */
  confirm: async (message: string, goOn: string, detail?: string) => {
    const options = { modal: true, ...(detail !== undefined && { detail: plain(detail) }) };
    return (await vscode.window.showWarningMessage(plain(message), options, goOn)) === goOn;
  },
  /** For what went as expected: shown for a while, out of the way. */
  status: (message: string) =>
    vscode.window.setStatusBarMessage(plain(message), STATUS_MILLISECONDS),
} as const;
