/**
 * The bibliography files of the workspace as sources of the library: found when the library is first
 * needed, read again as they change, on disk or in an editor. What is wrong with them is shown at its line.
 */
import * as vscode from 'vscode';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import {
  isRemark,
  problemMessage,
  type BibliographyProblem,
} from '../../../core/bibliography/problem.ts';
import { formatOf, type BibliographyFormat } from '../../../core/bibliography/read.ts';
import type { Bibliography } from '../../../core/bibliography/reference.ts';
import { problemsToShow } from '../../../core/diagnostics/doubledKeys.ts';
import type { Library } from '../../../core/library/library.ts';
import { paperOfReference } from '../../../core/library/referencePaper.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import type { BibliographyCache } from './bibliographyCache.ts';
import { breather } from './breath.ts';
import { readFile } from './readFile.ts';

/** Files that are bibliographies by their names; other JSON and YAML files are mostly something else. */
const PATTERN =
  '**/{*.bib,*.bibtex,*.ris,*.csl.json,*.csl.yaml,references.json,references.yaml,references.yml,bibliography.json,bibliography.yaml,bibliography.yml}';
const EXCLUDED = '**/{node_modules,.git}/**';
const MOST_FILES = 200;

/** After a change in an editor: long enough not to read at every key, short enough not to be noticed. */
const SETTLED_MILLISECONDS = 400;

/** A bibliography as it was last read. */
export interface WorkspaceBibliography extends Bibliography {
  readonly uri: vscode.Uri;
  /** Put together at each look at it, where the file is large. */
  readonly text: string;
  readonly format: BibliographyFormat;
}

export class WorkspaceBibliographies implements vscode.Disposable {
  readonly #library: Library;
  readonly #cache: BibliographyCache;
  readonly #log: vscode.LogOutputChannel;
  readonly #scope = new Scope();
  readonly #diagnostics = this.#scope.own(vscode.languages.createDiagnosticCollection('gloss'));
  /** The latest reading of each file, whether it is done or not. */
  readonly #readings = new Map<string, { readonly cancelled: () => boolean }>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #read = new Map<string, WorkspaceBibliography>();
  readonly #settling = new Map<string, ReturnType<typeof setTimeout>>();
  #started: Promise<void> | undefined;

  constructor(library: Library, cache: BibliographyCache, log: vscode.LogOutputChannel) {
    this.#library = library;
    this.#cache = cache;
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

  dispose(): void {
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
    const files = await vscode.workspace.findFiles(PATTERN, EXCLUDED, MOST_FILES);
    await Promise.all(files.map((uri) => this.#load(uri)));
  }

  #loadSoon(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#settling.get(key));
    this.#settling.set(
      key,
      setTimeout(() => void this.#load(uri), SETTLED_MILLISECONDS),
    );
  }

  /** Never rejects: a file that can't be read is logged, and gives no papers. */
  #load(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const loading = this.#loadNow(uri).finally(() => {
      if (this.#loading.get(key) === loading) this.#loading.delete(key);
    });
    this.#loading.set(key, loading);
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
      this.#log.warn(`${uri.fsPath}: ${reasonOf(error)}`);
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
    const reading = { pause, isCancelled: cancelled, cache: this.#cache };
    const { text, ...bibliography } = await readFile(uri, format, reading);
    await pause();
    const key = uri.toString();
    const papers = bibliography.references.map((reference) => paperOfReference(reference, key));
    await this.#library.setLargeSource(key, papers, pause);
    this.#read.set(key, {
      uri,
      format,
      ...bibliography,
      get text() {
        return text.slice(0, text.length);
      },
    });
    this.#showProblems(uri);
  }

  #showProblems(uri: vscode.Uri): void {
    const read = this.get(uri);
    if (read === undefined) return;
    const isOn = readSetting('gloss.diagnostics.duplicateKey', uri);
    this.#diagnostics.set(uri, problemsToShow(read, isOn).map(diagnostic));
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
    this.#library.removeSource(key);
    this.#diagnostics.delete(uri);
  }
}

/** At the whole line: files that are not open have no other places. */
function diagnostic(problem: BibliographyProblem): vscode.Diagnostic {
  const line = problem.line - 1;
  const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  const severity = isRemark(problem.code)
    ? vscode.DiagnosticSeverity.Information
    : vscode.DiagnosticSeverity.Warning;
  const result = new vscode.Diagnostic(range, problemMessage(problem), severity);
  result.source = 'Gloss';
  result.code = problem.code;
  return result;
}
