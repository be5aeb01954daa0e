/**
 * What was read of large bibliography files, kept for the next sessions of all windows. Everything in it can be
 * made again: what can't be read, or was made of another state of its file, is as if it were not there.
 */
import * as vscode from 'vscode';
import { digestOf, type Digest } from '../../../core/base/digest.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import {
  bibtexFromBytes,
  bibtexToBytes,
  type StoredBibtex,
} from '../../../core/bibliography/bibtex/storedBibtex.ts';
import type { Reading } from '../../../core/bibliography/reference.ts';
import { orNothing } from '../../storage.ts';
import { inSlices } from './breath.ts';

/** The oldest go first where there are more, or where all together are larger. */
const MOST_FILES = 40;
const MOST_BYTES = 100_000_000;

export class BibliographyCache {
  readonly #folder: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;

  constructor(folder: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#folder = folder;
    this.#log = log;
  }

  /** What was read of the file when its bytes had this digest; undefined if that is not known. */
  async get(
    file: vscode.Uri,
    digest: Digest,
    reading: Pick<Reading, 'pause'>,
  ): Promise<StoredBibtex | undefined> {
    const bytes = await this.#bytesFor(file);
    if (bytes === undefined) return undefined;
    return inSlices(bibtexFromBytes(bytes, digest), reading);
  }

  /** Never rejects: what can't be stored is read again next time. */
  async put(
    file: vscode.Uri,
    digest: Digest,
    read: StoredBibtex,
    reading: Pick<Reading, 'pause'>,
  ): Promise<void> {
    try {
      const bytes = await inSlices(bibtexToBytes(read, digest), reading);
      await vscode.workspace.fs.writeFile(this.#place(file), bytes);
      await this.#removeOldest();
    } catch (error) {
      this.#log.debug(`${file.fsPath} is not kept: ${reasonOf(error)}`);
    }
  }

  async #bytesFor(file: vscode.Uri): Promise<Uint8Array | undefined> {
    try {
      return await orNothing(vscode.workspace.fs.readFile(this.#place(file)));
    } catch (error) {
      this.#log.debug(`What is kept of ${file.fsPath} can’t be read: ${reasonOf(error)}`);
      return undefined;
    }
  }

  #place(file: vscode.Uri): vscode.Uri {
    const { high, low } = digestOf(new TextEncoder().encode(file.toString()));
    const name = [high, low].map((part) => part.toString(16).padStart(8, '0')).join('');
    return vscode.Uri.joinPath(this.#folder, `${name}.read`);
  }

  async #removeOldest(): Promise<void> {
    const { fs } = vscode.workspace;
    const names = (await fs.readDirectory(this.#folder)).map(([name]) => name);
    const files = await Promise.all(
      names.map(async (name) => {
        const uri = vscode.Uri.joinPath(this.#folder, name);
        const { mtime = 0, size = 0 } = (await orNothing(fs.stat(uri))) ?? {};
        return { uri, mtime, size };
      }),
    );
    let bytes = 0;
    for (const [index, { uri, size }] of files.toSorted((a, b) => b.mtime - a.mtime).entries()) {
      bytes += size;
      // The one that was just written stays, however large it is.
      if (index > 0 && (index >= MOST_FILES || bytes > MOST_BYTES)) await orNothing(fs.delete(uri));
    }
  }
}
