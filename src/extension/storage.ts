/** The core's storage port over a folder of the editor's file systems: also in the browser, and far away. */
import * as vscode from 'vscode';
import type { StoragePort } from '../core/ports.ts';

export function folderStorage(root: vscode.Uri): StoragePort {
  const { fs } = vscode.workspace;
  const at = (path: string) => vscode.Uri.joinPath(root, ...path.split('/'));
  return {
    list: async (folder) =>
      (await orNothing(fs.readDirectory(at(folder))))?.map(([name]) => name) ?? [],
    read: async (path) => {
      const bytes = await orNothing(fs.readFile(at(path)));
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    // It makes the folders on the way.
    write: async (path, text) => {
      await fs.writeFile(at(path), new TextEncoder().encode(text));
    },
    remove: async (path) => {
      await orNothing(fs.delete(at(path)));
    },
  };
}

/** Undefined where there is no such file or folder. */
export async function orNothing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
