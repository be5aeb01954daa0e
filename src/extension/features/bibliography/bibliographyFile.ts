/**
 * A bibliography file as it is now, and changing it: in the editor, where that holds the file faithfully, so
 * that undo takes the change back; else its bytes on the disk.
 */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import { sameTextSteps } from '../../../core/base/same.ts';
import { whole, type FileText } from '../../../core/base/utf8Text.ts';
import { spliced, type Splice } from '../../../core/bibliography/splice.ts';
import { rangeAt } from '../../ranges.ts';
import { openDocument } from '../cite/documentFiles.ts';
import { inSlices, READING } from './breath.ts';
import { textOfBytes } from './decode.ts';
import { bytesOf, isSameBytes, writeOnDisk } from './onDisk.ts';
import { isChangedBySaving } from './saving.ts';
import type { DiskText } from './splicedBytes.ts';

/** Applying an edit to a larger file that is closed takes the editor seconds. */
const MOST_BYTES_TO_OPEN = 5_000_000;

export interface BibliographyFile {
  readonly uri: vscode.Uri;
  readonly text: FileText;
  /** The editor's document; undefined where it does not hold the file faithfully. */
  readonly document: vscode.TextDocument | undefined;
  /** Undefined where there is no file, or its document is not saved: that goes before what is on the disk. */
  readonly disk: DiskText | undefined;
}

/**
 * The file, empty where there is none.
 * @throws GlossError `bibliography.unreadable`
 */
export async function openBibliography(uri: vscode.Uri): Promise<BibliographyFile> {
  const open = openDocument(uri.toString());
  if (open?.isDirty === true) {
    return { uri, text: open.getText(), document: open, disk: undefined };
  }
  const bytes = await bytesOf(uri);
  if (bytes === undefined) return { uri, text: '', document: undefined, disk: undefined };
  const disk = { bytes, ...(await textOfBytes(bytes, READING)) };
  const document = await faithful(uri, open, disk);
  return { uri, text: document?.getText() ?? disk.text, document, disk };
}

/** The document, if the editor would write it back byte for byte. */
async function faithful(
  uri: vscode.Uri,
  open: vscode.TextDocument | undefined,
  disk: DiskText,
): Promise<vscode.TextDocument | undefined> {
  if (open === undefined && disk.bytes.length > MOST_BYTES_TO_OPEN) return undefined;
  try {
    const document = open ?? (await vscode.workspace.openTextDocument(uri));
    return (await isWrittenAs(document, disk)) && !document.isDirty ? document : undefined;
  } catch {
    // What the editor takes for no text, or for too large, it does not open.
    return undefined;
  }
}

async function isWrittenAs(document: vscode.TextDocument, disk: DiskText): Promise<boolean> {
  const { encoding } = document;
  const written = document.getText();
  if (disk.isUtf8 && (encoding === 'utf8' || encoding === 'utf8bom')) {
    // Both are known without asking the editor, which would take all of a large file through its channels.
    const text = encoding === 'utf8' ? written : `\uFEFF${written}`;
    return inSlices(sameTextSteps(text, disk.text), READING);
  }
  return isSameBytes(await vscode.workspace.encode(written, { encoding }), disk.bytes);
}

/** A change that is ready to be made, alone or in one edit with another. */
export interface BibliographyChange {
  /** Adds it to an edit, unless it is made on the disk. */
  readonly addTo: (edit: vscode.WorkspaceEdit) => void;
  /**
   * To be called when the edit is applied: saves what was saved before, or writes on the disk.
   * @returns whether undo takes it back
   * @throws GlossError `bibliography.notWritten`, `bibliography.notSaved`, `bibliography.notEditable`
   */
  readonly finish: () => Promise<boolean>;
}

/** @param splices one after the other, each for the text that the last one made */
export async function changeOf(
  file: BibliographyFile,
  splices: readonly Splice[],
): Promise<BibliographyChange> {
  const { uri, disk, document } = file;
  if (document !== undefined) {
    const text = splices.reduce(spliced, whole(file.text));
    const isEdit = disk === undefined || !(await isChangedBySaving(document, text));
    if (isEdit) return editing(file, document, { text, splices });
  }
  // What is saved and open shows the change as soon as the editor notices it.
  const onDisk = disk === undefined ? splices : forBytes(splices, disk.text, file.text);
  return {
    addTo: () => undefined,
    finish: async () => {
      await writeOnDisk(uri, disk, onDisk);
      return false;
    },
  };
}

interface Changed {
  readonly text: string;
  readonly splices: readonly Splice[];
}

function editing(
  { uri, text: before, disk }: BibliographyFile,
  document: vscode.TextDocument,
  { text, splices }: Changed,
): BibliographyChange {
  const { version } = document;
  return {
    addTo: (edit) => {
      // Offsets are those of the text that was read; a change made meanwhile is noticed by `finish`.
      if (document.version !== version) return;
      const [only, ...more] = splices;
      const isOne = only !== undefined && more.length === 0;
      const { start, end, text: added } = isOne ? only : difference(whole(before), text);
      edit.replace(uri, rangeAt(document, { start, end }), added);
    },
    finish: async () => {
      if (document.getText() !== text) {
        throw new GlossError('bibliography.notWritten', [uri.path, 'the editor did not take it']);
      }
      if (disk === undefined) return true;
      if (!(await document.save())) throw new GlossError('bibliography.notSaved', [uri.path]);
      const saved = document.getText();
      // What was undone or changed while it was being saved is as the user wants it.
      if (saved === text || saved === whole(before) || document.isDirty) return true;
      // An extension changed other places as the document was saved: they are put back.
      const now = await bytesOf(uri);
      if (now !== undefined) {
        const changed = { bytes: now, ...(await textOfBytes(now, READING)) };
        const wanted = forBytes(splices, disk.text, before).reduce(spliced, whole(disk.text));
        await writeOnDisk(uri, changed, [difference(whole(changed.text), wanted)]);
      }
      return false;
    },
  };
}

/** The editor's text has no byte order mark; that of the bytes may. */
function forBytes(splices: readonly Splice[], onDisk: FileText, text: FileText): Splice[] {
  const shift = onDisk.length - text.length;
  return splices.map(({ start, end, text: added }) => ({
    start: start + shift,
    end: end + shift,
    text: added,
  }));
}

/** The one place in which two texts differ. */
function difference(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let behind = 0;
  while (
    behind < most - start &&
    before[before.length - 1 - behind] === after[after.length - 1 - behind]
  ) {
    behind += 1;
  }
  return { start, end: before.length - behind, text: after.slice(start, after.length - behind) };
}

/** Makes a change by itself; whether undo takes it back. */
export async function makeChange(change: BibliographyChange): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  change.addTo(edit);
  if (edit.size > 0) await vscode.workspace.applyEdit(edit);
  return change.finish();
}
