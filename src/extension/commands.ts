/**
 * Registration of commands. Every handler goes through one wrapper: it awaits, tells the user what
 * went wrong in plain words, and logs the rest.
 */
import * as vscode from 'vscode';
import type { Disposable } from '../core/base/emitter.ts';
import { GlossError } from '../core/base/errors.ts';
import { Scope } from '../core/base/scope.ts';
import type { CommandId } from '../shared/commands.ts';
import { notify } from './notify.ts';
import { errorText } from './errorText.ts';
import { text } from './text.ts';

/** Handlers get what their caller passed, unchecked: a key binding may pass anything. */
export type CommandHandlers<Id extends CommandId = CommandId> = {
  readonly [K in Id]: (...args: unknown[]) => unknown;
};

export function registerCommands(
  handlers: Partial<CommandHandlers>,
  log: vscode.LogOutputChannel,
): Disposable {
  const scope = new Scope();
  for (const [id, handler] of Object.entries(handlers)) {
    const guarded = (...args: unknown[]) => runGuarded(() => handler(...args), log);
    scope.own(vscode.commands.registerCommand(id, guarded));
  }
  return scope;
}

/**
 * Runs something the user asked for. What goes wrong is shown once, in Gloss's words; thrown on, the editor
 * would show it again in its own.
 */
export async function runGuarded(
  run: () => unknown,
  log: vscode.LogOutputChannel,
): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined;
    reportError(error, log);
    return undefined;
  }
}

/** Shows what went wrong; of what was not expected, the details stand in the log. */
export function reportError(error: unknown, log: vscode.LogOutputChannel): void {
  if (error instanceof GlossError) {
    log.info(error.message);
    void notify.error(errorText(error));
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const showLog = text.showLog();
  void notify.error(errorText(error), showLog).then((choice) => {
    if (choice === showLog) log.show();
  });
}

/** Runs one of Gloss's own commands. */
export function runCommand(id: CommandId, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(id, ...args);
}
