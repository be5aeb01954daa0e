/** Reads bibliography files for the library: large ones from what was kept of them, where they have not changed. */
import * as vscode from 'vscode';
import { digestSteps, type Digest } from '../../../core/base/digest.ts';
import { whole, type FileText } from '../../../core/base/utf8Text.ts';
import { readAppended, type KnownBibtex } from '../../../core/bibliography/bibtex/appended.ts';
import {
  bibtexReferences,
  readBibtexInSlices,
  withBriefs,
  type ReadBibtex,
} from '../../../core/bibliography/bibtex/bibtex.ts';
import { bibtexFromBytes, bibtexToBytes } from '../../../core/bibliography/bibtex/storedBibtex.ts';
import { readBibliography, type BibliographyFormat } from '../../../core/bibliography/read.ts';
import type { Bibliography, Reading } from '../../../core/bibliography/reference.ts';
import { editedDocument } from '../cite/documentFiles.ts';
import type { BibliographyCache } from './bibliographyCache.ts';
import { inSlices } from './breath.ts';
import { decodedAs, inPieces, textOfBytes } from './decode.ts';

/** Smaller files are read as quickly as what would be kept of them. */
const LARGE = 300_000;

export interface ReadFile extends Bibliography {
  readonly text: FileText;
  /** Those that the text is made of piece by piece; undefined where it is kept as it is. */
  readonly bytes: Uint8Array | undefined;
  /** What is known of a `.bib` file; undefined for others. */
  readonly read: ReadBibtex | undefined;
  /** Of the bytes of a large `.bib` file, of which something is kept; undefined for others. */
  readonly digest?: Digest;
}

interface FileReading extends Reading {
  readonly cache: BibliographyCache;
  /** The `.bib` file as it was read last, if it was. */
  readonly known?: KnownBibtex | undefined;
}

/**
 * The file as it is in an editor, else on the disk.
 * @throws GlossError `bibliography.cancelled`, and what the file system throws
 */
export async function readFile(
  uri: vscode.Uri,
  format: BibliographyFormat,
  { cache, known, ...reading }: FileReading,
): Promise<ReadFile> {
  const open = editedDocument(uri.toString());
  if (open !== undefined) return readText(open.getText(), format, { known, ...reading });
  const bytes = await vscode.workspace.fs.readFile(uri);
  if (format !== 'bibtex' || bytes.length < LARGE) {
    return readText(decodedAs(bytes).text, format, { known, ...reading });
  }
  const digest = await inSlices(digestSteps(bytes), reading);
  const file = { uri, digest };
  const stored = await cache.get(file, 'read', reading);
  const kept = stored && (await inSlices(bibtexFromBytes(stored), reading));
  if (kept !== undefined) {
    const { isUtf8 } = kept;
    const text = isUtf8 ? await inPieces(bytes, digest.isAscii, reading) : decodedAs(bytes).text;
    const from = { text, bytes: isUtf8 ? bytes : undefined, read: kept, digest };
    return { ...bibtexReferences(kept, text), ...from };
  }
  const { text, isUtf8 } = await textOfBytes(bytes, reading);
  const bibliography = await readBibtexText(text, { known, ...reading });
  const { briefs, ...read } = bibliography.read;
  if (briefs !== undefined) {
    void cache.put(file, 'read', bibtexToBytes({ ...read, briefs, isUtf8 }), reading);
  }
  return { ...bibliography, text, bytes: isUtf8 ? bytes : undefined, digest };
}

type KnownReading = Omit<FileReading, 'cache'>;

async function readText(
  text: string,
  format: BibliographyFormat,
  reading: KnownReading,
): Promise<ReadFile> {
  const bibliography =
    format === 'bibtex'
      ? await readBibtexText(text, reading)
      : { ...(await readBibliography(text, format, reading)), read: undefined };
  return { ...bibliography, text, bytes: undefined };
}

async function readBibtexText(
  text: FileText,
  { known, ...reading }: KnownReading,
): Promise<Bibliography & { readonly read: ReadBibtex }> {
  const grown = known === undefined ? undefined : await readAppended(known, text, reading);
  if (grown !== undefined) return { ...grown, problems: grown.read.problems };
  const written = whole(text);
  const read = await withBriefs(await readBibtexInSlices(written, reading), written, reading);
  return { ...bibtexReferences(read, text), read };
}
