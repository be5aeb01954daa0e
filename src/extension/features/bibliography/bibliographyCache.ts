/**
 * What was made of large bibliography files, kept for the next sessions of all windows. Everything in it can be made
 * again: what can't be read, or was made of another state of its file or by another version of Gloss, is as if it
 * were not there.
 */
import * as vscode from 'vscode';
import { digestOf, type Digest } from '../../../core/base/digest.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import { seal, unseal } from '../../../core/base/sealed.ts';
import type { Reading } from '../../../core/bibliography/reference.ts';
import { orNothing } from '../../storage.ts';
import { inSlices } from './breath.ts';

/** The oldest go first where there are more, or where all together are larger. */
const MOST_FILES = 40;
const MOST_BYTES = 100_000_000;

/** What was read of the file, and the index of its papers. */
export type Kept = 'read' | 'index';

/** A file as its bytes were at some time. */
export interface FileState {
  readonly uri: vscode.Uri;
  readonly digest: Digest;
}

export class BibliographyCache {
  readonly #folder: vscode.Uri;
  readonly #version: string;
  readonly #log: vscode.LogOutputChannel;

  /** @param version that of Gloss */
  constructor(folder: vscode.Uri, version: string, log: vscode.LogOutputChannel) {
    this.#folder = folder;
    this.#version = version;
    this.#log = log;
  }

  /** What is kept of the file in this state; undefined if nothing. */
  async get(
    { uri, digest }: FileState,
    kept: Kept,
    reading: Pick<Reading, 'pause'>,
  ): Promise<Uint8Array | undefined> {
    const bytes = await this.#bytesFor(uri, kept);
    if (bytes === undefined) return undefined;
    return inSlices(unseal(bytes, this.#seal(kept), digest), reading);
  }

  /** Makes what is to be kept, and keeps it. Never rejects: what can't be stored is made again next time. */
  async put(
    { uri, digest }: FileState,
    kept: Kept,
    making: Iterator<void, Uint8Array>,
    reading: Pick<Reading, 'pause'>,
  ): Promise<void> {
    try {
      const contents = await inSlices(making, reading);
      const bytes = await inSlices(seal(contents, this.#seal(kept), digest), reading);
      await vscode.workspace.fs.writeFile(this.#place(uri, kept), bytes);
      await this.#removeOldest();
    } catch (error) {
      this.#log.debug(`${uri.fsPath} is not kept: ${reasonOf(error)}`);
    }
  }

  #seal(kept: Kept): string {
    return `${kept} ${this.#version}`;
  }

  async #bytesFor(uri: vscode.Uri, kept: Kept): Promise<Uint8Array | undefined> {
    try {
      return await orNothing(vscode.workspace.fs.readFile(this.#place(uri, kept)));
    } catch (error) {
      this.#log.debug(`What is kept of ${uri.fsPath} can’t be read: ${reasonOf(error)}`);
      return undefined;
    }
  }

  #place(uri: vscode.Uri, kept: Kept): vscode.Uri {
    const { high, low } = digestOf(new TextEncoder().encode(uri.toString()));
    const name = [high, low].map((part) => part.toString(16).padStart(8, '0')).join('');
    return vscode.Uri.joinPath(this.#folder, `${name}.${kept}`);
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
