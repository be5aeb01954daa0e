/**
 * The workspace's citations, kept up to date. Nothing is read before a feature asks; then each document is read once,
 * in slices, and again when it changes: what an editor holds goes before what is on the disk. Notes are among them.
 */
import * as vscode from 'vscode';
import { keyOfNotePath } from '../../../core/annotations/notePath.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { CitationIndex } from '../../../core/cited/citationIndex.ts';
import { placeSteps } from '../../../core/cited/places.ts';
import type { Markup } from '../../../core/citations/markup.ts';
import { NOTE_SCHEME } from '../../../shared/manifest.ts';
import { background } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { isCitable, markupOf } from '../cite/documents.ts';
import { isCell } from '../cite/notebookCells.ts';
import {
  DOCUMENT_FILES,
  findDocumentFiles,
  markupOfPath,
  editedDocument,
  openDocument,
  textOfFile,
} from '../cite/documentFiles.ts';
import { noteUri } from '../notes/noteFileSystem.ts';

/** After a change in an editor: long enough not to read at every key, short enough not to be noticed. */
const SETTLED_MILLISECONDS = 200;
/** Files may come in great numbers, for example with another branch. */
const ARRIVED_MILLISECONDS = 300;
/** Those who show something hear of many changes at once. */
const TOLD_MILLISECONDS = 50;
/** So many files are read from the disk at a time. */
const BATCH = 16;

interface ReadText {
  readonly text: string;
  readonly markup: Markup;
}

export class WorkspaceCitations implements vscode.Disposable {
  readonly #services: Services;
  readonly #scope = new Scope();
  readonly #index = this.#scope.own(new CitationIndex());
  readonly #changed = this.#scope.own(new vscode.EventEmitter<ReadonlySet<string>>());
  /** These documents cite something else than before, or somewhere else. */
  readonly onDidChange = this.#changed.event;
  /** The files of the workspace that belong to the index. */
  readonly #files = new Set<string>();
  /** What is to be read, in its order. */
  readonly #waiting = new Set<string>();
  readonly #settling = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #untold = new Set<string>();
  #telling: ReturnType<typeof setTimeout> | undefined;
  #arriving: ReturnType<typeof setTimeout> | undefined;
  #started: Promise<void> | undefined;
  #reading: Promise<void> | undefined;
  #isDisposed = false;

  constructor(services: Services) {
    this.#services = services;
  }

  /** The index, once everything that there is has been read as it is now. */
  async current(): Promise<CitationIndex> {
    await (this.#started ??= this.#start());
    if (this.#arriving !== undefined) await this.#lookForFiles();
    for (const id of [...this.#settling.keys()]) this.#readNow(id);
    while (this.#reading !== undefined) await this.#reading;
    return this.#index;
  }

  /** The index as far as it is, for what follows it; reading begins. */
  soFar(): CitationIndex {
    this.#started ??= this.#start();
    return this.#index;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const timer of this.#settling.values()) clearTimeout(timer);
    clearTimeout(this.#telling);
    clearTimeout(this.#arriving);
    this.#scope.dispose();
  }

  async #start(): Promise<void> {
    this.#scope.own(
      this.#index.onDidChange((id) => {
        this.#tell(id);
      }),
    );
    this.#followDocuments();
    this.#followFiles();
    this.#followNotes();
    for (const document of vscode.workspace.textDocuments) this.#readSoon(document);
    await this.#lookForFiles();
    await this.#services.gloss.annotations.load();
    this.#readNotes();
  }

  #followDocuments(): void {
    const { workspace } = vscode;
    this.#scope.own(
      workspace.onDidOpenTextDocument((document) => {
        this.#readSoon(document);
      }),
    );
    this.#scope.own(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#readSoon(document);
      }),
    );
    this.#scope.own(
      workspace.onDidCloseTextDocument(({ uri }) => {
        const id = uri.toString();
        // What was not saved is gone; the file is as it was.
        if (this.#files.has(id)) this.#readNow(id);
        else if (uri.scheme !== NOTE_SCHEME) this.#forget(id);
      }),
    );
  }

  #followFiles(): void {
    const { workspace } = vscode;
    const watcher = this.#scope.own(workspace.createFileSystemWatcher(DOCUMENT_FILES));
    const look = () => {
      this.#lookSoon();
    };
    this.#scope.own(watcher.onDidCreate(look));
    this.#scope.own(
      watcher.onDidChange((uri) => {
        const id = uri.toString();
        if (!this.#files.has(id)) this.#lookSoon();
        else if (openDocument(id) === undefined) this.#readNow(id);
      }),
    );
    this.#followFolders();
    this.#scope.own(workspace.onDidChangeWorkspaceFolders(look));
    this.#scope.own(
      workspace.onDidChangeConfiguration((event) => {
        const isExclude = (section: string) => event.affectsConfiguration(`${section}.exclude`);
        if (isExclude('files') || isExclude('search')) this.#lookSoon();
      }),
    );
  }

  /** Of a folder that is deleted, moved here or replaced, only the folder is told, which no pattern of files fits. */
  #followFolders(): void {
    const everything = this.#scope.own(vscode.workspace.createFileSystemWatcher('**'));
    this.#scope.own(
      everything.onDidDelete((uri) => {
        this.#forgetBelow(uri.toString());
      }),
    );
    this.#scope.own(
      everything.onDidCreate((uri) => {
        if (!/\.[^/.]+$/u.test(uri.path)) this.#lookSoon();
      }),
    );
    this.#scope.own(
      everything.onDidChange((uri) => {
        const folder = `${uri.toString()}/`;
        if ([...this.#files].some((id) => id.startsWith(folder))) this.#lookSoon();
      }),
    );
  }

  #followNotes(): void {
    this.#scope.own(
      this.#services.gloss.annotations.onDidChange(({ before, after }) => {
        if (before?.note !== after.note) this.#readNotes([after]);
      }),
    );
  }

  #readNotes(sets = this.#services.gloss.annotations.all()): void {
    for (const { paper, note } of sets) {
      const [key] = paper.keys;
      if (key === undefined) continue;
      const id = noteUri(key).toString();
      if (note.includes('@') || this.#index.has(id)) this.#readNow(id);
    }
  }

  #readSoon(document: vscode.TextDocument): void {
    if (!isCitable(document) || !isIndexed(document.uri)) return;
    const id = document.uri.toString();
    clearTimeout(this.#settling.get(id));
    const read = () => {
      this.#readNow(id);
    };
    this.#settling.set(id, setTimeout(read, SETTLED_MILLISECONDS));
  }

  #readNow(id: string): void {
    clearTimeout(this.#settling.get(id));
    this.#settling.delete(id);
    this.#waiting.add(id);
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
  }

  /** Never rejects: what can't be read cites nothing. */
  async #readAll(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#isDisposed) {
      const ids = [...this.#waiting].slice(0, BATCH);
      for (const id of ids) this.#waiting.delete(id);
      const texts = await Promise.all(ids.map((id) => this.#textOf(id)));
      const read = new Map(ids.map((id, index) => [id, texts[index]]));
      await new Promise<void>((resolve) => {
        background.run(this.#takeSteps(read), resolve);
      });
    }
  }

  *#takeSteps(texts: ReadonlyMap<string, ReadText | undefined>): Generator<void, void> {
    for (const [id, read] of texts) {
      if (this.#isDisposed) return;
      const places = read === undefined ? [] : yield* placeSteps(read.text, read.markup);
      // It may be gone since it was read, or wait to be read again.
      if (this.#isWanted(id)) this.#index.set(id, places);
      else this.#index.remove(id);
      yield;
    }
  }

  #isWanted(id: string): boolean {
    return (
      this.#files.has(id) || id.startsWith(`${NOTE_SCHEME}:`) || editedDocument(id) !== undefined
    );
  }

  async #textOf(id: string): Promise<ReadText | undefined> {
    const uri = vscode.Uri.parse(id);
    if (uri.scheme === NOTE_SCHEME) return this.#noteOf(uri);
    const open = openDocument(id);
    if (open !== undefined) return { text: open.getText(), markup: markupOf(open) };
    try {
      const text = await textOfFile(uri);
      return text === undefined ? undefined : { text, markup: markupOfPath(uri.path) };
    } catch (error) {
      this.#services.log.debug(`${id}: ${reasonOf(error)}`);
      return undefined;
    }
  }

  #noteOf(uri: vscode.Uri): ReadText | undefined {
    const set = this.#services.gloss.annotations.withKey(keyOfNotePath(uri.path) ?? '');
    return set === undefined ? undefined : { text: set.note, markup: 'markdown' };
  }

  #lookSoon(): void {
    clearTimeout(this.#arriving);
    this.#arriving = setTimeout(() => void this.#lookForFiles(), ARRIVED_MILLISECONDS);
  }

  /** Which files there are; those that are new are read, those that are gone or left out now are forgotten. */
  async #lookForFiles(): Promise<void> {
    clearTimeout(this.#arriving);
    this.#arriving = undefined;
    const found = new Set((await findDocumentFiles()).map((uri) => uri.toString()));
    for (const id of [...this.#files]) if (!found.has(id)) this.#forgetFile(id);
    for (const id of found) {
      if (this.#files.has(id)) continue;
      this.#files.add(id);
      this.#readNow(id);
    }
  }

  /** The file, or all files of a folder. */
  #forgetBelow(gone: string): void {
    for (const id of [...this.#files]) {
      if (id === gone || id.startsWith(`${gone}/`)) this.#forgetFile(id);
    }
  }

  /** An editor may still show it. */
  #forgetFile(id: string): void {
    this.#files.delete(id);
    if (editedDocument(id) === undefined) this.#forget(id);
  }

  #forget(id: string): void {
    clearTimeout(this.#settling.get(id));
    this.#settling.delete(id);
    this.#waiting.delete(id);
    this.#index.remove(id);
  }

  #tell(id: string): void {
    this.#untold.add(id);
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      const ids = new Set(this.#untold);
      this.#untold.clear();
      this.#changed.fire(ids);
    }, TOLD_MILLISECONDS);
  }
}

/** Notes are read from the store; cells of notebooks have no lines that one could go to. */
function isIndexed(uri: vscode.Uri): boolean {
  return uri.scheme !== NOTE_SCHEME && !isCell(uri.toString());
}
