/** What tells the workspace of this window from others, as far as the editor knows it. */
import * as vscode from 'vscode';
import type { WorkspacePort } from '../core/ports.ts';
import type { WorkspaceFolder, WorkspaceIdentity } from '../core/annotations/workspaceIdentity.ts';

/** The part of the git extension's API that is needed (its `git.d.ts`, version 1). */
interface GitExtension {
  getAPI(version: 1): {
    readonly repositories: readonly {
      readonly rootUri: vscode.Uri;
      readonly state: { readonly remotes: readonly { readonly fetchUrl?: string }[] };
    }[];
  };
}

export function workspacePort(): WorkspacePort {
  return {
    identity,
    details: async () => ({ ...identity(), folders: await folders(), remotes: remotes() }),
  };
}

/** A folder's time of making stays when it is renamed or moved, and is the same through a link. */
async function folders(): Promise<readonly WorkspaceFolder[]> {
  const known = (vscode.workspace.workspaceFolders ?? []).map(async ({ uri, name }) => {
    const folder = { path: placeOf(uri), name };
    const born = await bornAt(uri);
    return born === undefined ? folder : { ...folder, born };
  });
  return Promise.all(known);
}

async function bornAt(uri: vscode.Uri): Promise<number | undefined> {
  try {
    const { ctime } = await vscode.workspace.fs.stat(uri);
    return ctime > 0 ? ctime : undefined;
  } catch {
    return undefined;
  }
}

function identity(): WorkspaceIdentity {
  const { workspaceFolders = [], workspaceFile } = vscode.workspace;
  return {
    folders: workspaceFolders.map(({ uri, name }) => ({ path: placeOf(uri), name })),
    ...(workspaceFile !== undefined && { file: placeOf(workspaceFile) }),
  };
}

/** The path; with the authority where the files are elsewhere, for there paths are no more than names. */
function placeOf({ scheme, authority, path }: vscode.Uri): string {
  const place = scheme === 'file' ? path : `${scheme}://${authority}${path}`;
  return place.replace(/(?<=[^/])\/+$/u, '');
}

/** Only of a git extension that runs already: nothing is started for it. */
function remotes(): readonly string[] {
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (git?.isActive !== true) return [];
  const { repositories } = git.exports.getAPI(1);
  const urls = repositories.flatMap(({ state }) => state.remotes.map(({ fetchUrl }) => fetchUrl));
  return [...new Set(urls.flatMap((url) => (url === undefined ? [] : withoutUser(url))))].sort();
}

/** "https://host/path" of "https://user:password@host/path"; "host:path" of "git@host:path". */
function withoutUser(url: string): string {
  return url.replace(/^([a-z+]+:\/\/)?[^/@]*@/iu, '$1');
}
