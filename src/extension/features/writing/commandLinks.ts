/** Links that run commands of Gloss, for Markdown and documents that the editor shows. */
import * as vscode from 'vscode';
import type { CommandId } from '../../../shared/commands.ts';
import { markdownText } from '../../markdownText.ts';

/** The address by which a command runs with one argument. */
export function commandUri(command: CommandId, argument: object): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: command, query: JSON.stringify([argument]) });
}

/** Works in a Markdown string that trusts the command. */
export function commandLink(words: string, command: CommandId, argument: object): string {
  // What ends a link in Markdown stands encoded in it.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(
    /[()']/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `[${markdownText(words)}](command:${command}?${query})`;
}
