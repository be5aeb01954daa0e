/** Bibliographies as bytes on the disk: read, and changed in their places whatever their encoding. */
import * as vscode from 'vscode';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { sameBytesSteps } from '../../../core/base/same.ts';
import type { Splice } from '../../../core/bibliography/splice.ts';
import { inSlices, READING } from './breath.ts';
import { splicedBytes, type DiskText } from './splicedBytes.ts';

/**
 * Undefined where there is no file.
 * @throws GlossError `bibliography.unreadable`
 */
export async function bytesOf(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw new GlossError('bibliography.unreadable', [file.path, reasonOf(error)]);
  }
}

/** With pauses: there may be many. */
export function isSameBytes(one: Uint8Array, other: Uint8Array): Promise<boolean> {
  return inSlices(sameBytesSteps(one, other), READING);
}

const EMPTY: DiskText = { bytes: new Uint8Array(), text: '', isUtf8: true };

/**
 * Changes a file in one place after the other, each place being one of the text that the last change made.
 * Bytes before and behind stay as they are. A copy beside the file is kept until what was written was
 * read back.
 * @param disk what the change was made for; undefined where the file is new
 * @throws GlossError `bibliography.notEditable` (encoding); `bibliography.notWritten`, also where the file
 * is not any more what the change was made for
 */
export async function writeOnDisk(
  file: vscode.Uri,
  disk: DiskText | undefined,
  splices: readonly Splice[],
): Promise<void> {
  const written = await splicedBytes(disk ?? EMPTY, splices, READING);
  const bytes = disk?.bytes;
  if (!(await isStill(file, bytes))) {
    throw new GlossError('bibliography.notWritten', [file.path, 'it has changed meanwhile']);
  }
  try {
    const copy = bytes === undefined ? undefined : await copyBeside(file);
    await writeAndReadBack(file, written, bytes);
    if (copy !== undefined) await vscode.workspace.fs.delete(copy);
  } catch (error) {
    throw new GlossError('bibliography.notWritten', [file.path, reasonOf(error)]);
  }
}

/** Whether a file holds bytes, or there is none where there are no bytes. */
async function isStill(file: vscode.Uri, bytes: Uint8Array | undefined): Promise<boolean> {
  const now = await bytesOf(file);
  if (bytes === undefined || now === undefined) return bytes === now;
  return isSameBytes(now, bytes);
}

/** Puts back what was there if the file did not take what was written; if that fails, the copy is left. */
async function writeAndReadBack(
  file: vscode.Uri,
  written: Uint8Array,
  before: Uint8Array | undefined,
): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, written);
    if (!(await isSameBytes(await vscode.workspace.fs.readFile(file), written))) {
      throw new Error('what was read back is something else');
    }
  } catch (error) {
    if (before !== undefined) {
      await vscode.workspace.fs.writeFile(file, before).then(undefined, () => undefined);
    }
    throw error;
  }
}

/** A copy that a crash has left is never written over. */
async function copyBeside(file: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 0; ; number += 1) {
    const ending = number === 0 ? '' : `-${String(number)}`;
    const copy = file.with({ path: `${file.path}.before-gloss${ending}` });
    try {
      // Its bytes need not come here and go back.
      await vscode.workspace.fs.copy(file, copy, { overwrite: false });
      return copy;
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileExists')) throw error;
    }
  }
}
