/** The search index of large bibliography files, kept for the next sessions, which then need not read all their texts. */
import type * as vscode from 'vscode';
import { reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { Reading } from '../../../core/bibliography/reference.ts';
import type { Paper } from '../../../core/library/paper.ts';
import type { PaperSearch } from '../../../core/search/paperSearch.ts';
import type { Segment } from '../../../core/search/segment.ts';
import { segmentFromBytes } from '../../../core/search/storedSegment.ts';
import type { BibliographyCache, FileState } from './bibliographyCache.ts';
import { inSlices, READING } from './breath.ts';

/** After the library was indexed: whoever cites a few papers in a row has the index written once. */
const SETTLED_MILLISECONDS = 3_000;
/** So many papers are quickly indexed: an index that lacks no more is as good as new. */
const FEW = 300;

type FileReading = Pick<Reading, 'pause' | 'isCancelled'>;

interface Source {
  readonly file: FileState;
  readonly papers: readonly Paper[];
}

export class KeptIndexes implements vscode.Disposable {
  readonly #search: PaperSearch;
  readonly #cache: BibliographyCache;
  readonly #log: vscode.LogOutputChannel;
  readonly #scope = new Scope();
  /** Files of whose index nothing, or too little, is kept, by address. */
  readonly #unkept = new Map<string, Source>();
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(search: PaperSearch, cache: BibliographyCache, log: vscode.LogOutputChannel) {
    this.#search = search;
    this.#cache = cache;
    this.#log = log;
    this.#scope.own(
      search.onDidIndex(() => {
        this.#keepSoon();
      }),
    );
  }

  /**
   * The papers of the file have just come into the library: their index is used if it was kept, else the one that is
   * made now will be. Never rejects; does nothing more once another reading of the file has begun.
   */
  async follow(file: FileState, papers: readonly Paper[], reading: FileReading): Promise<void> {
    try {
      const index = await this.#read(file, reading);
      if (!reading.isCancelled()) this.#use(file, index, papers);
    } catch (error) {
      if (!reading.isCancelled()) this.#log.warn(`${file.uri.fsPath}: ${reasonOf(error)}`);
    }
  }

  async #read(file: FileState, reading: FileReading): Promise<Segment | undefined> {
    const bytes = await this.#cache.get(file, 'index', reading);
    return bytes && (await inSlices(segmentFromBytes(bytes), reading));
  }

  #use(file: FileState, index: Segment | undefined, papers: readonly Paper[]): void {
    this.#search.prepare();
    if (index !== undefined) {
      this.#search.load(index, papers);
      if (this.#search.waiting(papers) <= FEW) {
        this.forget(file.uri);
        return;
      }
    }
    this.#unkept.set(file.uri.toString(), { file, papers });
    this.#keepSoon();
  }

  /** The file is no longer, or no longer as it was. */
  forget(uri: vscode.Uri): void {
    this.#unkept.delete(uri.toString());
  }

  dispose(): void {
    this.#unkept.clear();
    clearTimeout(this.#settling);
    this.#scope.dispose();
  }

  #keepSoon(): void {
    clearTimeout(this.#settling);
    if (this.#unkept.size === 0) return;
    this.#settling = setTimeout(() => {
      void this.#keep();
    }, SETTLED_MILLISECONDS);
  }

  /** While papers are being indexed nothing is kept: when all are, this begins anew. */
  async #keep(): Promise<void> {
    for (const [key, { file, papers }] of this.#unkept) {
      if (this.#search.pending > 0) return;
      this.#unkept.delete(key);
      await this.#cache.put(file, 'index', this.#search.toBytes(papers), READING);
    }
  }
}
