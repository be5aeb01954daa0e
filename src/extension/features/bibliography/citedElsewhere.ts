/** What other documents of the workspace cite: they may share a bibliography. */
import * as vscode from 'vscode';
import { citedKeys, type CitedKeys } from '../../../core/bibliography/sync.ts';
import { notebookText } from '../../../core/citations/notebookFile.ts';
import { DOCUMENT_FILES, markupOfPath, openDocument } from '../cite/documentFiles.ts';
import { openNotebook, wholeText } from '../cite/notebookCells.ts';
import { decoded } from './decode.ts';

const EXCLUDED = '**/{node_modules,.git}/**';
const MOST_FILES = 2_000;
const NOTEBOOKS = '**/*.ipynb';

/** All keys together; where there are too many documents to read, everything counts as cited. */
export async function citedInWorkspace(): Promise<CitedKeys> {
  const find = (files: string) => vscode.workspace.findFiles(files, EXCLUDED, MOST_FILES);
  const [documents, notebooks] = await Promise.all([find(DOCUMENT_FILES), find(NOTEBOOKS)]);
  if (Math.max(documents.length, notebooks.length) === MOST_FILES) return { keys: [], all: true };
  const keys = new Set<string>();
  for (const file of [...documents, ...notebooks]) {
    const text = file.path.endsWith('.ipynb') ? await notebookAt(file) : await textOf(file);
    // What can't be read as a notebook might cite anything.
    if (text === undefined) return { keys: [], all: true };
    // One that lists all of its bibliography says nothing of which that is.
    for (const key of (await citedKeys(text, markupOfPath(file.path))).keys) keys.add(key);
  }
  return { keys: [...keys], all: false };
}

/** @throws what the file system does: what can't be read might cite anything */
async function textOf(file: vscode.Uri): Promise<string> {
  const open = openDocument(file.toString());
  return open?.getText() ?? decoded(await vscode.workspace.fs.readFile(file));
}

/** As it is before the user, else on the disk. */
async function notebookAt(file: vscode.Uri): Promise<string | undefined> {
  const [first] = openNotebook(file)?.getCells() ?? [];
  if (first !== undefined) return wholeText(first.document);
  return notebookText(decoded(await vscode.workspace.fs.readFile(file)));
}
