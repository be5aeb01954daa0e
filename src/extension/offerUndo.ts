/** Saying what was done to the user's own words, with a way to take it back. */
import type * as vscode from 'vscode';
import { annotationsText } from './annotationsText.ts';
import { runGuarded } from './commands.ts';
import { notify } from './notify.ts';

/** Returns at once: the message may stand for long. */
export function offerUndo(message: string, undo: () => void, log: vscode.LogOutputChannel): void {
  const choice = annotationsText.undo();
  void runGuarded(async () => {
    if ((await notify.info(message, choice)) === choice) undo();
  }, log);
}
