/**
 * Bibliographies that are such only because a document names them (`refs.json`, one in another folder): sources of
 * the library from when a document that names them is open, until no such document names them any more.
 */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import { clock } from '../../ports.ts';
import { isCitable } from '../cite/documents.ts';
import { bibliographiesOf } from './documentBibliography.ts';
import type { WorkspaceBibliographies } from './workspaceBibliographies.ts';

/** After a change of a document: names are typed letter by letter. */
const SETTLED_MILLISECONDS = 1_000;

export class NamedBibliographies implements Disposable {
  readonly #bibliographies: WorkspaceBibliographies;
  readonly #log: vscode.LogOutputChannel;
  readonly #scope = new Scope();
  /** What each document named when it was last looked at, by address; one that is closed named it still. */
  readonly #named = new Map<string, ReadonlyMap<string, vscode.Uri>>();
  readonly #settling = new Map<string, Disposable>();
  #isStarted = false;

  constructor(bibliographies: WorkspaceBibliographies, log: vscode.LogOutputChannel) {
    this.#bibliographies = bibliographies;
    this.#log = log;
  }

  /** Looks at the documents that are open, and from now on at each that is opened or changed. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const look = (document: vscode.TextDocument) => void this.#look(document);
    this.#scope.own(vscode.workspace.onDidOpenTextDocument(look));
    this.#scope.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isCitable(document)) this.#lookSoon(document);
      }),
    );
    vscode.workspace.textDocuments.forEach(look);
  }

  dispose(): void {
    for (const timer of this.#settling.values()) timer.dispose();
    this.#scope.dispose();
  }

  #lookSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.#settling.get(key)?.dispose();
    const timer = clock.after(SETTLED_MILLISECONDS, () => {
      this.#settling.delete(key);
      void this.#look(document);
    });
    this.#settling.set(key, timer);
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    if (!isCitable(document)) return;
    try {
      const files = await bibliographiesOf(document);
      const before = this.#named.get(document.uri.toString());
      const after = new Map(files.map((uri) => [uri.toString(), uri]));
      this.#named.set(document.uri.toString(), after);
      for (const uri of after.values()) this.#bibliographies.follow(uri);
      for (const [key, uri] of before ?? []) {
        if (!this.#isNamed(key)) this.#bibliographies.unfollow(uri);
      }
    } catch (error) {
      this.#log.warn(`${document.uri.fsPath}: ${reasonOf(error)}`);
    }
  }

  #isNamed(key: string): boolean {
    return [...this.#named.values()].some((files) => files.has(key));
  }
}
