/** Names for new files that take nobody's place. */
import * as vscode from 'vscode';

export interface UnusedFile {
  /** The address of a document that is saved there; undefined where the editor has to ask for a place. */
  readonly file: vscode.Uri | undefined;
  /** The file that has the name already and is what is looked for. */
  readonly taken: vscode.Uri | undefined;
}

/** Names that are tried: `name.md`, `name-2.md`, … */
const TRIES = 100;

/**
 * A free name in the first folder of the workspace. Only on a disk does a document that was never saved
 * know its place; elsewhere the editor asks when it is saved.
 */
export async function unusedFile(
  name: string,
  isLookedFor: (content: string) => boolean,
): Promise<UnusedFile> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder?.uri.scheme !== 'file') return { file: undefined, taken: undefined };
  let taken: vscode.Uri | undefined;
  for (let number = 1; number <= TRIES; number++) {
    const numbered = number === 1 ? name : name.replace(/(?=\.\w+$)/u, `-${String(number)}`);
    const uri = vscode.Uri.joinPath(folder.uri, numbered);
    const content = await contentOf(uri);
    if (content === undefined) return { file: uri.with({ scheme: 'untitled' }), taken };
    if (isLookedFor(content)) taken ??= uri;
  }
  return { file: undefined, taken };
}

/** Undefined where there is nothing. */
async function contentOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    const missing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return missing ? undefined : '';
  }
}
