/** What other documents of the workspace cite: they may share a bibliography. */
import * as vscode from 'vscode';
import { citedKeys, type CitedKeys } from '../../../core/bibliography/sync.ts';
import { DOCUMENT_FILES, markupOfPath, openDocument } from '../cite/documentFiles.ts';
import { decoded } from './decode.ts';

const EXCLUDED = '**/{node_modules,.git}/**';
const MOST_FILES = 2_000;

/** All keys together; where there are too many documents to read, everything counts as cited. */
export async function citedInWorkspace(): Promise<CitedKeys> {
  const files = await vscode.workspace.findFiles(DOCUMENT_FILES, EXCLUDED, MOST_FILES);
  if (files.length === MOST_FILES) return { keys: [], all: true };
  const keys = new Set<string>();
  for (const file of files) {
    // One that lists all of its bibliography says nothing of which that is.
    for (const key of (await citedKeys(await textOf(file), markupOfPath(file.path))).keys) {
      keys.add(key);
    }
  }
  return { keys: [...keys], all: false };
}

/** @throws what the file system does: what can't be read might cite anything */
async function textOf(file: vscode.Uri): Promise<string> {
  const open = openDocument(file.toString());
  return open?.getText() ?? decoded(await vscode.workspace.fs.readFile(file));
}
