/** Adding papers to the bibliography of a document: in its editor where it is open, else on the disk. */
import * as vscode from 'vscode';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { addPapers, type Addition } from '../../../core/bibliography/edit.ts';
import { formatOf, readBibliography } from '../../../core/bibliography/read.ts';
import { spliced, type Splice } from '../../../core/bibliography/splice.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { readSetting } from '../../settings.ts';
import { markupOf } from '../cite/documents.ts';
import { decoded } from './decode.ts';
import { bibliographyOf } from './documentBibliography.ts';

export interface Added extends Addition {
  readonly file: vscode.Uri;
}

/**
 * Sees to it that a document's bibliography has papers; nothing else in the file changes by a byte.
 * @throws GlossError `bibliography.…`: no file to add to, one that can't be read, added to or written
 */
export async function addToBibliography(
  document: vscode.TextDocument,
  papers: readonly Paper[],
): Promise<Added> {
  const file = await bibliographyOf(document);
  const format = formatOf(file.path);
  if (format === undefined) throw new GlossError('bibliography.notEditable', [file.path]);
  const open = openDocument(file);
  const bytes = open === undefined ? await bytesOf(file) : undefined;
  const text = open?.getText() ?? decoded(bytes ?? new Uint8Array());
  const bibliography = await readBibliography(text, format, READING);
  const addition = await addPapers({ text, format, ...bibliography }, papers, {
    // pandoc reads a `.bib` file as BibLaTeX; LaTeX by itself does not.
    dialect: markupOf(document) === 'latex' ? 'bibtex' : 'biblatex',
    version: readSetting('gloss.citation.version', document),
  });
  const { splice } = addition;
  if (splice !== undefined) {
    if (open === undefined) await writeOnDisk(file, { bytes, text, splice });
    else await writeInEditor(open, splice);
  }
  return { ...addition, file };
}

const READING = {
  pause: () => new Promise<void>((resolve) => setTimeout(resolve, 0)),
  isCancelled: () => false,
};

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && !document.isClosed,
  );
}

/** Undefined where there is no file. */
async function bytesOf(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw new GlossError('bibliography.unreadable', [file.path, reasonOf(error)]);
  }
}

/** A document that was clean is saved again; one that was not stays the user's to save. */
async function writeInEditor(document: vscode.TextDocument, splice: Splice): Promise<void> {
  const { isDirty, version } = document;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(
    document.positionAt(splice.start),
    document.positionAt(splice.end),
  );
  edit.replace(document.uri, range, splice.text);
  await vscode.workspace.applyEdit(edit);
  if (document.version === version) {
    throw new GlossError('bibliography.notWritten', [document.uri.path, 'it is read-only']);
  }
  if (!isDirty) await document.save();
}

interface OnDisk {
  /** Undefined where the file is new. */
  readonly bytes: Uint8Array | undefined;
  readonly text: string;
  readonly splice: Splice;
}

/** The bytes before and behind stay as they are, whatever their encoding; what was written is read back. */
async function writeOnDisk(file: vscode.Uri, { bytes, text, splice }: OnDisk): Promise<void> {
  const written = bytes === undefined ? utf8(splice.text) : inEncoding(bytes, text, splice);
  try {
    await vscode.workspace.fs.writeFile(file, written);
    const back = decoded(await vscode.workspace.fs.readFile(file));
    if (back !== spliced(text, splice)) throw new Error('what was read back is something else');
  } catch (error) {
    if (bytes !== undefined)
      await vscode.workspace.fs.writeFile(file, bytes).then(undefined, () => undefined);
    throw new GlossError('bibliography.notWritten', [file.path, reasonOf(error)]);
  }
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
