/** Reads bibliography files for the library: large ones from what was kept of them, where they have not changed. */
import * as vscode from 'vscode';
import { digestSteps } from '../../../core/base/digest.ts';
import { utf8Text, type FileText } from '../../../core/base/utf8Text.ts';
import {
  bibtexReferences,
  readBibtexInSlices,
  withBriefs,
  type ReadBibtex,
} from '../../../core/bibliography/bibtex/bibtex.ts';
import { readBibliography, type BibliographyFormat } from '../../../core/bibliography/read.ts';
import type { Bibliography, Reading } from '../../../core/bibliography/reference.ts';
import { editedDocument } from '../cite/documentFiles.ts';
import type { BibliographyCache } from './bibliographyCache.ts';
import { inSlices } from './breath.ts';
import { decodedAs } from './decode.ts';

/** Smaller files are read as quickly as what would be kept of them. */
const LARGE = 300_000;

export interface ReadFile extends Bibliography {
  readonly text: FileText;
}

/**
 * The file as it is in an editor, else on the disk.
 * @throws GlossError `bibliography.cancelled`, and what the file system throws
 */
export async function readFile(
  uri: vscode.Uri,
  format: BibliographyFormat,
  { cache, ...reading }: Reading & { readonly cache: BibliographyCache },
): Promise<ReadFile> {
  const open = editedDocument(uri.toString());
  if (open !== undefined) return readText(open.getText(), format, reading);
  const bytes = await vscode.workspace.fs.readFile(uri);
  if (format !== 'bibtex' || bytes.length < LARGE) {
    return readText(decodedAs(bytes).text, format, reading);
  }
  const digest = await inSlices(digestSteps(bytes), reading);
  const kept = await cache.get(uri, digest, reading);
  if (kept !== undefined) {
    const { isUtf8 } = kept;
    const text = isUtf8 ? undefined : decodedAs(bytes).text;
    const pieces = text ?? (await pieceByPiece(bytes, digest.isAscii, reading));
    return { ...bibtexReferences(kept, pieces), text: pieces };
  }
  const { text, isUtf8 } = decodedAs(bytes);
  const { briefs, ...read } = await readWithBriefs(text, reading);
  if (briefs !== undefined) void cache.put(uri, digest, { ...read, briefs, isUtf8 }, reading);
  const pieces = isUtf8 ? await pieceByPiece(bytes, digest.isAscii, reading) : text;
  return { ...bibtexReferences({ ...read, briefs }, pieces), text: pieces };
}

async function readText(
  text: string,
  format: BibliographyFormat,
  reading: Reading,
): Promise<ReadFile> {
  if (format !== 'bibtex') return { ...(await readBibliography(text, format, reading)), text };
  return { ...bibtexReferences(await readWithBriefs(text, reading), text), text };
}

async function readWithBriefs(text: string, reading: Reading): Promise<ReadBibtex> {
  return withBriefs(await readBibtexInSlices(text, reading), text, reading);
}

function pieceByPiece(bytes: Uint8Array, isAscii: boolean, reading: Reading): Promise<FileText> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return inSlices(
    utf8Text(bytes, isAscii, (some) => decoder.decode(some)),
    reading,
  );
}
