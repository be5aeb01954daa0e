/** Bibliographies as bytes on the disk: read, and changed in their places whatever their encoding. */
import * as vscode from 'vscode';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { spliced, type Splice } from '../../../core/bibliography/splice.ts';
import { decoded } from './decode.ts';

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

export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    if (one[index] !== other[index]) return false;
  }
  return true;
}

/**
 * Changes a file in one place after the other, each place being one of the text that the last change made.
 * Bytes before and behind stay as they are. A copy beside the file is kept until what was written was
 * read back.
 * @param bytes what the change was made for; undefined where the file is new
 * @throws GlossError `bibliography.notEditable` (encoding); `bibliography.notWritten`, also where the file
 * is not any more what the change was made for
 */
export async function writeOnDisk(
  file: vscode.Uri,
  bytes: Uint8Array | undefined,
  splices: readonly Splice[],
): Promise<void> {
  const written = bytesAfter(bytes ?? new Uint8Array(), splices);
  const now = await bytesOf(file);
  if (bytes === undefined ? now !== undefined : now === undefined || !isSameBytes(now, bytes)) {
    throw new GlossError('bibliography.notWritten', [file.path, 'it has changed meanwhile']);
  }
  try {
    const copy = bytes === undefined ? undefined : await copyBeside(file, bytes);
    await writeAndReadBack(file, written, bytes);
    if (copy !== undefined) await vscode.workspace.fs.delete(copy);
  } catch (error) {
    throw new GlossError('bibliography.notWritten', [file.path, reasonOf(error)]);
  }
}

/** Puts back what was there if the file did not take what was written; if that fails, the copy is left. */
async function writeAndReadBack(
  file: vscode.Uri,
  written: Uint8Array,
  before: Uint8Array | undefined,
): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, written);
    if (!isSameBytes(await vscode.workspace.fs.readFile(file), written)) {
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
async function copyBeside(file: vscode.Uri, bytes: Uint8Array): Promise<vscode.Uri> {
  for (let number = 0; ; number += 1) {
    const ending = number === 0 ? '' : `-${String(number)}`;
    const copy = file.with({ path: `${file.path}.before-gloss${ending}` });
    if ((await bytesOf(copy)) !== undefined) continue;
    await vscode.workspace.fs.writeFile(copy, bytes);
    return copy;
  }
}

/** @throws GlossError `bibliography.notEditable` (encoding) */
function bytesAfter(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  let [result, text] = [bytes, decoded(bytes)];
  for (const splice of splices) {
    result = inEncoding(result, text, splice);
    text = spliced(text, splice);
  }
  return result;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * UTF-8 as it is; in an old file of one byte a character, entries are ASCII or can't be written.
 * @throws GlossError `bibliography.notEditable` (encoding)
 */
function inEncoding(bytes: Uint8Array, text: string, splice: Splice): Uint8Array {
  const before = utf8(text.slice(0, splice.start));
  const isUtf8 = utf8(text).length === bytes.length;
  const isSingle = text.length === bytes.length && !/[^\p{ASCII}]/u.test(splice.text);
  if (!isUtf8 && !isSingle) throw new GlossError('bibliography.notEditable', ['this encoding']);
  const start = isUtf8 ? before.length : splice.start;
  const end = isUtf8 ? utf8(text.slice(0, splice.end)).length : splice.end;
  const added = utf8(splice.text);
  const result = new Uint8Array(bytes.length - (end - start) + added.length);
  result.set(bytes.subarray(0, start), 0);
  result.set(added, start);
  result.set(bytes.subarray(end), start + added.length);
  return result;
}
