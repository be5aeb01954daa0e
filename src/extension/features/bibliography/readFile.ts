/** Reads bibliography files for the library: large ones from what was kept of them, where they have not changed. */
import * as vscode from 'vscode';
import { digestSteps } from '../../../core/base/digest.ts';
import type { FileText } from '../../../core/base/utf8Text.ts';
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
import { decodedAs, inPieces } from './decode.ts';

/** Smaller files are read as quickly as what would be kept of them. */
const LARGE = 300_000;

export interface ReadFile extends Bibliography {
  readonly text: FileText;
  /** Those that the text is made of piece by piece; undefined where it is kept as it is. */
  readonly bytes: Uint8Array | undefined;
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
    const text = isUtf8 ? await inPieces(bytes, digest.isAscii, reading) : decodedAs(bytes).text;
    return { ...bibtexReferences(kept, text), text, bytes: isUtf8 ? bytes : undefined };
  }
  const { text, isUtf8 } = decodedAs(bytes);
  const { briefs, ...read } = await readWithBriefs(text, reading);
  if (briefs !== undefined) void cache.put(uri, digest, { ...read, briefs, isUtf8 }, reading);
  const pieces = isUtf8 ? await inPieces(bytes, digest.isAscii, reading) : text;
  const references = bibtexReferences({ ...read, briefs }, pieces);
  return { ...references, text: pieces, bytes: isUtf8 ? bytes : undefined };
}

async function readText(
  text: string,
  format: BibliographyFormat,
  reading: Reading,
): Promise<ReadFile> {
  const bibliography =
    format === 'bibtex'
      ? bibtexReferences(await readWithBriefs(text, reading), text)
      : await readBibliography(text, format, reading);
  return { ...bibliography, text, bytes: undefined };
}

async function readWithBriefs(text: string, reading: Reading): Promise<ReadBibtex> {
  return withBriefs(await readBibtexInSlices(text, reading), text, reading);
}
