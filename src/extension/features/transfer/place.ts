/** Where files are, as commands are told: a `Uri`, an address, or a path in the workspace's first folder. */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import { isFields } from '../../../core/base/fields.ts';
import type { CommandId } from '../../../shared/commands.ts';

/**
 * The `uri` of the argument; undefined without one.
 * @throws GlossError `command.badArgument`
 */
export function placeOf(command: CommandId, args: readonly unknown[]): vscode.Uri | undefined {
  const [first] = args;
  const uri = isFields(first) ? first['uri'] : undefined;
  if (uri === undefined || uri instanceof vscode.Uri) return uri;
  if (typeof uri === 'string')
    return /^[a-z][\w+.-]+:/iu.test(uri) ? vscode.Uri.parse(uri) : inFolder(command, uri);
  // Another extension's Uri comes as its parts.
  if (isFields(uri) && typeof uri['scheme'] === 'string')
    return vscode.Uri.from({ path: '', ...uri, scheme: uri['scheme'] });
  throw new GlossError('command.badArgument', [command, 'uri is to be an address or a path']);
}

function inFolder(command: CommandId, path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder !== undefined) return vscode.Uri.joinPath(folder.uri, path);
  throw new GlossError('command.badArgument', [
    command,
    'no folder is open that the path could be in',
  ]);
}

/** A name that says enough: the path in the workspace, else the whole one. */
export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}
