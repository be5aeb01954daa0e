/**
 * The bibliography files of the workspace as sources of the library: found when the library is first
 * needed, read again as they change, on disk or in an editor. What is wrong with them is shown at its line.
 */
import * as vscode from 'vscode';
import { Emitter, type Event } from '../../../core/base/emitter.ts';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { whole } from '../../../core/base/utf8Text.ts';
import { formatOf, type BibliographyFormat } from '../../../core/bibliography/read.ts';
import type { Bibliography, Reference } from '../../../core/bibliography/reference.ts';
import { problemsToShow } from '../../../core/diagnostics/doubledKeys.ts';
import type { Gloss } from '../../../core/index.ts';
import type { Library } from '../../../core/library/library.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { paperOfReference } from '../../../core/library/referencePaper.ts';
import { notify } from '../../notify.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import { text } from '../../text.ts';
import { problemDiagnostic } from './bibliographyDiagnostics.ts';
import type { BibliographyCache } from './bibliographyCache.ts';
import { breather } from './breath.ts';
import { KeptIndexes } from './keptIndexes.ts';
import { readFile, type ReadFile } from './readFile.ts';

/** Files that are bibliographies by their names; other JSON and YAML files are mostly something else. */
const PATTERN =
  '**/{*.bib,*.bibtex,*.ris,*.csl.json,*.csl.yaml,references.json,references.yaml,references.yml,bibliography.json,bibliography.yaml,bibliography.yml}';
const NAMES =
  /(?:\.(?:bib|bibtex|ris)|\.csl\.(?:json|yaml)|\/(?:references|bibliography)\.(?:json|ya?ml))$/u;
const EXCLUDED = '**/{node_modules,.git}/**';
/** Of those that are found; all that documents name are read. */
const MOST_FILES = 200;

/** After a change in an editor: long enough not to read at every key, short enough not to be noticed. */
const SETTLED_MILLISECONDS = 400;

/** A bibliography as it was last read. */
export interface WorkspaceBibliography extends Bibliography {
  readonly uri: vscode.Uri;
  /** Put together at each look at it, where the file is large. */
  readonly text: string;
  readonly format: BibliographyFormat;
  /** Those of the references, in their order. */
  readonly papers: readonly Paper[];
  /** What it was read from. */
  readonly from: Pick<ReadFile, 'text' | 'bytes' | 'read'>;
}

export class WorkspaceBibliographies implements vscode.Disposable {
  readonly #library: Library;
  readonly #cache: BibliographyCache;
  readonly #indexes: KeptIndexes;
  readonly #log: vscode.LogOutputChannel;
  readonly #scope = new Scope();
  readonly #diagnostics = this.#scope.own(vscode.languages.createDiagnosticCollection('gloss'));
  /** The latest reading of each file, whether it is done or not. */
  readonly #readings = new Map<string, { readonly cancelled: () => boolean }>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #read = new Map<string, WorkspaceBibliography>();
  /** Files that documents name, with what watches them. */
  readonly #followed = new Map<string, Scope>();
  readonly #settling = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #onDidChangeReading = this.#scope.own(new Emitter<void>());
  #started: Promise<void> | undefined;
  #isLooking = false;

  constructor(
    { library, search }: Pick<Gloss, 'library' | 'search'>,
    cache: BibliographyCache,
    log: vscode.LogOutputChannel,
  ) {
    this.#library = library;
    this.#cache = cache;
    this.#indexes = this.#scope.own(new KeptIndexes(search, cache, log));
    this.#log = log;
  }

  /** Finds and reads the files, the first time; resolves when all that there were are read. */
  start(): Promise<void> {
    return (this.#started ??= this.#start());
  }

  /** The file as it was last read; undefined where it is none, or not read yet. */
  get(uri: vscode.Uri): WorkspaceBibliography | undefined {
    return this.#read.get(uri.toString());
  }

  /** Files that are being read for the first time: what is in them is still to come. */
  get unread(): readonly vscode.Uri[] {
    const keys = [...this.#loading.keys()].filter((key) => !this.#read.has(key));
    return keys.map((key) => vscode.Uri.parse(key));
  }

  /** Whether it is being found out which files there are. */
  get isLooking(): boolean {
    return this.#isLooking;
  }

  /** `unread` or `isLooking` is another. */
  get onDidChangeReading(): Event<void> {
    return this.#onDidChangeReading.event;
  }

  /** Reads a file now, e.g. one that a document names; several who ask wait for the same reading. */
  async read(uri: vscode.Uri): Promise<WorkspaceBibliography | undefined> {
    const key = uri.toString();
    let reading = this.#loading.get(key) ?? this.#load(uri);
    for (;;) {
      await reading;
      // A change of the file meanwhile has begun another.
      const newer = this.#loading.get(key);
      if (newer === undefined || newer === reading) return this.get(uri);
      reading = newer;
    }
  }

  /** Takes a file that a document names for a bibliography, read when it is there and as it changes. */
  follow(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.#followed.has(key) || (isFound(uri) && this.#readings.has(key))) return;
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/gu, '?');
    const scope = new Scope();
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, name),
    );
    scope.own(watcher);
    const load = (changed: vscode.Uri) => {
      if (changed.toString() === key) void this.#load(uri);
    };
    scope.own(watcher.onDidCreate(load));
    scope.own(watcher.onDidChange(load));
    scope.own(
      watcher.onDidDelete((gone) => {
        if (gone.toString() === key) this.#forget(uri);
      }),
    );
    this.#followed.set(key, scope);
    void this.#load(uri);
  }

  /** No document names the file any more: it stays only if its name makes it a bibliography of the workspace. */
  unfollow(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#followed.get(key)?.dispose();
    if (this.#followed.delete(key) && !isFound(uri)) this.#forget(uri);
  }

  /** Whether the file has changed, or may have, and is not read anew yet. */
  isBehind(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.#settling.has(key) || this.#loading.has(key);
  }

  dispose(): void {
    for (const followed of this.#followed.values()) followed.dispose();
    for (const timer of this.#settling.values()) clearTimeout(timer);
    this.#readings.clear();
    this.#scope.dispose();
  }

  async #start(): Promise<void> {
    const watcher = this.#scope.own(vscode.workspace.createFileSystemWatcher(PATTERN));
    const load = (uri: vscode.Uri) => void this.#load(uri);
    this.#scope.own(watcher.onDidCreate(load));
    this.#scope.own(watcher.onDidChange(load));
    // Of a folder that is deleted only the folder is told, which no pattern of files fits.
    const deletions = vscode.workspace.createFileSystemWatcher('**', true, true);
    this.#scope.own(deletions);
    this.#scope.own(
      deletions.onDidDelete((uri) => {
        this.#forgetBelow(uri);
      }),
    );
    this.#scope.own(
      vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
        if (contentChanges.length > 0 && this.#readings.has(uri.toString())) this.#loadSoon(uri);
      }),
    );
    this.#scope.own(
      onDidChangeSetting('gloss.diagnostics.duplicateKey', () => {
        for (const { uri } of this.#read.values()) this.#showProblems(uri);
      }),
    );
    const files = await this.#found();
    if (files.length > MOST_FILES) void notify.info(text.tooManyBibliographies(MOST_FILES));
    // Those of open documents are being read already.
    const others = files.slice(0, MOST_FILES).filter((uri) => !this.#readings.has(uri.toString()));
    const readings = others.map((uri) => this.#load(uri));
    this.#isLooking = false;
    this.#onDidChangeReading.fire();
    await Promise.all(readings);
  }

  /** Nothing where the search fails: what documents name is read all the same. */
  async #found(): Promise<readonly vscode.Uri[]> {
    this.#isLooking = true;
    try {
      return await vscode.workspace.findFiles(PATTERN, EXCLUDED, MOST_FILES + 1);
    } catch (error) {
      this.#log.warn(reasonOf(error));
      return [];
    }
  }

  #loadSoon(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#settling.get(key));
    this.#settling.set(
      key,
      setTimeout(() => {
        this.#settling.delete(key);
        void this.#load(uri);
      }, SETTLED_MILLISECONDS),
    );
  }

  /** Never rejects: a file that can't be read is logged, and gives no papers. */
  #load(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const isNew = !this.#read.has(key);
    const loading = this.#loadNow(uri).finally(() => {
      if (this.#loading.get(key) !== loading) return;
      this.#loading.delete(key);
      if (isNew) this.#onDidChangeReading.fire();
    });
    this.#loading.set(key, loading);
    if (isNew) this.#onDidChangeReading.fire();
    return loading;
  }

  async #loadNow(uri: vscode.Uri): Promise<void> {
    const format = formatOf(uri.path);
    if (format === undefined || uri.path.includes('/node_modules/')) return;
    const key = uri.toString();
    const reading = { cancelled: () => this.#readings.get(key) !== reading };
    this.#readings.set(key, reading);
    try {
      await this.#readInto(uri, format, reading);
    } catch (error) {
      if (error instanceof GlossError && error.code === 'bibliography.cancelled') return;
      // What a document names need not be there yet.
      const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
      if (!isMissing) this.#log.warn(`${uri.fsPath}: ${reasonOf(error)}`);
      if (!reading.cancelled()) this.#forget(uri);
    }
  }

  async #readInto(
    uri: vscode.Uri,
    format: BibliographyFormat,
    { cancelled }: { readonly cancelled: () => boolean },
  ): Promise<void> {
    const breath = breather();
    const pause = async () => {
      await breath();
      if (cancelled()) throw new GlossError('bibliography.cancelled', []);
    };
    const key = uri.toString();
    const before = this.#read.get(key);
    const known = before === undefined ? undefined : knownBibtex(before);
    const reading = { pause, isCancelled: cancelled, cache: this.#cache, known };
    const { digest, ...file } = await readFile(uri, format, reading);
    const { text: pieces, bytes, read, ...bibliography } = file;
    await pause();
    const papers = papersOf(bibliography.references, key, before);
    await this.#library.setLargeSource(key, papers, pause);
    // Another reading has taken its place.
    if (cancelled()) return;
    this.#read.set(key, {
      uri,
      format,
      ...bibliography,
      papers,
      from: { text: pieces, bytes, read },
      get text() {
        return whole(pieces);
      },
    });
    this.#showProblems(uri);
    if (digest === undefined) this.#indexes.forget(uri);
    else void this.#indexes.follow({ uri, digest }, papers, reading);
  }

  #showProblems(uri: vscode.Uri): void {
    const read = this.get(uri);
    if (read === undefined) return;
    const isOn = readSetting('gloss.diagnostics.duplicateKey', uri);
    this.#diagnostics.set(uri, problemsToShow(read, isOn).map(problemDiagnostic));
  }

  /** The file, or all files of a folder. */
  #forgetBelow(uri: vscode.Uri): void {
    const gone = uri.toString();
    for (const key of [...this.#readings.keys()]) {
      if (key === gone || key.startsWith(`${gone}/`)) this.#forget(vscode.Uri.parse(key));
    }
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#readings.delete(key);
    this.#read.delete(key);
    this.#indexes.forget(uri);
    void this.#library.setLargeSource(key, undefined, breather());
    this.#diagnostics.delete(uri);
  }
}

function knownBibtex({ from: { text, read }, references }: WorkspaceBibliography) {
  return read === undefined ? undefined : { read, references, text };
}

/** What is the same reference as before stays the same paper, which nobody needs to look at anew. */
function papersOf(
  references: readonly Reference[],
  source: string,
  before: WorkspaceBibliography | undefined,
): readonly Paper[] {
  return references.map((reference, at) => {
    const known = before?.references[at] === reference ? before.papers[at] : undefined;
    return known ?? paperOfReference(reference, source);
  });
}

/** Whether a file is found by its name, without any document. */
function isFound(uri: vscode.Uri): boolean {
  return NAMES.test(uri.path) && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
