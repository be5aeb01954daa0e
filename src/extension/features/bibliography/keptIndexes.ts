/** The search index of large bibliography files, kept for the next sessions, which then need not read all their texts. */
import type * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import type { Reading } from '../../../core/bibliography/reference.ts';
import type { Paper } from '../../../core/library/paper.ts';
import type { PaperSearch } from '../../../core/search/paperSearch.ts';
import { segmentFromBytes } from '../../../core/search/storedSegment.ts';
import type { BibliographyCache, FileState } from './bibliographyCache.ts';
import { inSlices, READING } from './breath.ts';

/** After the library was indexed: whoever cites a few papers in a row has the index written once. */
const SETTLED_MILLISECONDS = 3_000;
/** So many papers are quickly indexed; an index that lacks no more is as good as new. */
const FEW = 300;

interface Source {
  readonly file: FileState;
  readonly papers: readonly Paper[];
}

export class KeptIndexes implements vscode.Disposable {
  readonly #search: PaperSearch;
  readonly #cache: BibliographyCache;
  readonly #scope = new Scope();
  /** Files whose papers had to be indexed, by address. */
  readonly #unkept = new Map<string, Source>();
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(search: PaperSearch, cache: BibliographyCache) {
    this.#search = search;
    this.#cache = cache;
    this.#scope.own(
      search.onDidIndex(() => {
        this.#keepSoon();
      }),
    );
  }

  /** The papers of a file have come into the library: what is kept of their index is used, or theirs will be kept. */
  async follow(
    file: FileState,
    papers: readonly Paper[],
    reading: Pick<Reading, 'pause'>,
  ): Promise<void> {
    const bytes = await this.#cache.get(file, 'index', reading);
    const stored = bytes && (await inSlices(segmentFromBytes(bytes), reading));
    const taken = stored === undefined ? 0 : this.#search.load(stored, papers);
    if (papers.length - taken <= FEW) {
      this.forget(file.uri);
      return;
    }
    this.#unkept.set(file.uri.toString(), { file, papers });
    this.#keepSoon();
  }

  /** The file is no longer, or no longer as it was. */
  forget(uri: vscode.Uri): void {
    this.#unkept.delete(uri.toString());
  }

  dispose(): void {
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
