/** Loads the papers that come with Gloss, when something first needs them, if the setting says so. */
import * as vscode from 'vscode';
import { Emitter, type Event } from '../core/base/emitter.ts';
import { GlossError, reasonOf } from '../core/base/errors.ts';
import { Scope } from '../core/base/scope.ts';
import { BUNDLED_SOURCE, parseCorpus, parseTopics } from '../core/library/corpus.ts';
import type { Library } from '../core/library/library.ts';
import type { Paper } from '../core/library/paper.ts';
import { completed } from '../core/base/steps.ts';
import type { Segment } from '../core/search/segment.ts';
import { segmentFromBytes } from '../core/search/storedSegment.ts';
import { onDidChangeSetting, readSetting } from './settings.ts';

/** What is told of the bundled papers when they have come: see `PaperSearch`. */
export interface PapersIndex {
  load(stored: Segment, papers: readonly Paper[]): void;
  prepare(): void;
}

export class BundledLibrary implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #storedIndex: vscode.Uri;
  readonly #index: PapersIndex | undefined;
  readonly #library: Library;
  readonly #scope = new Scope();
  #loading: Promise<void> | undefined;
  readonly #loaded = this.#scope.own(new Emitter<void>());
  /** The bundled papers are in the library, or left out as the setting says. */
  readonly onDidLoad: Event<void> = this.#loaded.event;
  #latestLoad = 0;

  constructor(extensionUri: vscode.Uri, library: Library, index?: PapersIndex) {
    this.#storedIndex = vscode.Uri.joinPath(extensionUri, 'dist', 'corpus.index');
    this.#index = index;
    this.#folder = vscode.Uri.joinPath(extensionUri, 'data');
    this.#library = library;
    this.#scope.own(
      onDidChangeSetting('gloss.library.bundled', () => {
        this.reload().catch(() => {
          // Whoever needs the library next is told by `ready`.
        });
      }),
    );
  }

  /**
   * Resolves when the library holds what it should.
   * @throws GlossError `corpus.…` when the bundled papers can't be read; the next call tries again
   */
  async ready(): Promise<void> {
    const loading = (this.#loading ??= this.#load());
    try {
      await loading;
    } catch (error) {
      if (this.#loading === loading) this.#loading = undefined;
      throw error;
    }
  }

  /** Reads again, e.g. after a failure or when the setting has changed. */
  async reload(): Promise<void> {
    this.#loading = undefined;
    await this.ready();
  }

  dispose(): void {
    this.#scope.dispose();
  }

  /** A load that another has overtaken leaves the library to that one. */
  async #load(): Promise<void> {
    const load = (this.#latestLoad += 1);
    const papers = readSetting('gloss.library.bundled') ? await this.#readPapers() : undefined;
    if (load !== this.#latestLoad) await this.#loading;
    else if (papers === undefined) this.#library.removeSource(BUNDLED_SOURCE);
    else {
      this.#library.setSource(BUNDLED_SOURCE, papers.papers, papers.topics);
      this.#index?.prepare();
      if (papers.stored !== undefined) this.#index?.load(papers.stored, papers.papers);
    }
    this.#loaded.fire();
  }

  async #readPapers() {
    const [corpus, topics, stored] = await Promise.all([
      this.#read('corpus.json'),
      this.#read('topics.json'),
      this.#readIndex(),
    ]);
    return { papers: parseCorpus(corpus), topics: parseTopics(topics), stored };
  }

  /** The index that was made with the package; without it, one is made when needed. */
  async #readIndex(): Promise<Segment | undefined> {
    if (this.#index === undefined) return undefined;
    try {
      return completed(segmentFromBytes(await vscode.workspace.fs.readFile(this.#storedIndex)));
    } catch {
      return undefined;
    }
  }

  async #read(name: string): Promise<string> {
    const file = vscode.Uri.joinPath(this.#folder, name);
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    } catch (error) {
      throw new GlossError('corpus.unreadable', [reasonOf(error)]);
    }
  }
}
