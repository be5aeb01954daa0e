/**
 * What is wrong in documents that cite, shown where it stands a moment after it was written; never about what
 * is being typed.
 */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import { diagnose } from '../../../core/diagnostics/diagnose.ts';
import type { Diagnostic, DiagnosticCode } from '../../../core/diagnostics/diagnostic.ts';
import { NOTHING_KNOWN, type Known } from '../../../core/diagnostics/known.ts';
import { knownAround } from '../../../core/diagnostics/knownAround.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import { diagnosticText } from '../../diagnosticText.ts';
import { background } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { bibliographiesNamedBy } from '../bibliography/documentBibliography.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { openInTabs } from '../cite/citationTarget.ts';
import { documentName, isCitable, markupOf } from '../cite/documents.ts';
import { diagnosticsOn, onDidChangeDiagnosticSettings } from './diagnosticSettings.ts';
import { citationsIn, isReadable } from './documentCitations.ts';
import { inlineKeysOf } from './inlineKeys.ts';
import { keysOf } from './documentKeys.ts';
import { rangeAt } from '../../ranges.ts';
import { Typing } from './typing.ts';

/** After a change: long enough not to work at every key, short enough to be there when one looks. */
const SETTLED_MILLISECONDS = 300;

/** A diagnostic, and how the editor shows it. */
export interface Shown {
  readonly diagnostic: Diagnostic;
  readonly marker: vscode.Diagnostic;
}

interface Found {
  readonly version: number;
  readonly all: readonly Shown[];
  /** Held back while the user types at them. */
  readonly held: ReadonlySet<Shown>;
}

export class DocumentDiagnostics implements vscode.Disposable {
  readonly #services: Services;
  readonly #bibliographies: WorkspaceBibliographies;
  readonly #scope = new Scope();
  readonly #collection = this.#scope.own(
    vscode.languages.createDiagnosticCollection('gloss.citations'),
  );
  readonly #typing = new Typing();
  readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #work = new Map<vscode.TextDocument, Scope>();
  readonly #found = new Map<vscode.TextDocument, Found>();

  constructor(services: Services, bibliographies: WorkspaceBibliographies) {
    this.#services = services;
    this.#bibliographies = bibliographies;
    this.#follow();
    this.#allSoon();
  }

  /** As of the document's latest text; none while these are not known yet. */
  of(document: vscode.TextDocument): readonly Shown[] {
    const found = this.#found.get(document);
    if (found?.version !== document.version) return [];
    return found.all.filter((one) => !found.held.has(one));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const work of this.#work.values()) work.dispose();
    this.#scope.dispose();
  }

  #follow(): void {
    const { gloss } = this.#services;
    const all = () => {
      this.#allSoon();
    };
    const soon = (document: vscode.TextDocument) => {
      this.#soon(document);
    };
    const shown = () => {
      this.#newSoon();
      this.#forgetHidden();
    };
    for (const following of [
      vscode.workspace.onDidOpenTextDocument(soon),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
      }),
      // The editor tells of tabs in new groups by their groups only, and of some before their documents.
      vscode.window.tabGroups.onDidChangeTabs(shown),
      vscode.window.tabGroups.onDidChangeTabGroups(shown),
      vscode.window.onDidChangeVisibleTextEditors(shown),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length === 0) return;
        this.#typing.changed(event);
        this.#soon(event.document);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#show(textEditor.document);
      }),
      gloss.library.onDidChange(all),
      gloss.annotations.onDidChange(all),
      onDidChangeDiagnosticSettings(all),
    ]) {
      this.#scope.own(following);
    }
  }

  #allSoon(): void {
    for (const document of vscode.workspace.textDocuments) this.#soon(document);
  }

  #newSoon(): void {
    for (const document of vscode.workspace.textDocuments) {
      if (!this.#work.has(document) && !this.#timers.has(document)) this.#soon(document);
    }
  }

  #soon(document: vscode.TextDocument): void {
    if (document.isClosed || !isCitable(document) || !isOpen(document)) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(
      document,
      setTimeout(() => {
        this.#timers.delete(document);
        this.#diagnose(document).catch((error: unknown) => {
          this.#services.log.warn(`${document.uri.toString()}: ${reasonOf(error)}`);
        });
      }, SETTLED_MILLISECONDS),
    );
  }

  /** Others are open behind the scenes, for a while after they were shown or changed. */
  #forgetHidden(): void {
    for (const document of [...this.#work.keys()]) {
      if (!isOpen(document)) this.#forget(document);
    }
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#work.get(document)?.dispose();
    this.#work.delete(document);
    this.#found.delete(document);
    this.#collection.delete(document.uri);
  }

  /** Papers are read only where something is cited. */
  async #diagnose(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const work = this.#begin(document);
    const on = diagnosticsOn(document);
    if (on.size === 0 || !isReadable(document)) {
      this.#take(document, version, []);
      return;
    }
    const citations = await citationsIn(document);
    const isOver = () => document.version !== version || this.#work.get(document) !== work;
    if (isOver()) return;
    const known = citations.length === 0 ? NOTHING_KNOWN : await this.#known(document);
    if (isOver()) return;
    if (known === undefined) {
      this.#soon(document);
      return;
    }
    const cited = { text: document.getText(), markup: markupOf(document), citations };
    const found = await inBackground(
      diagnose(cited, known, (code) => on.has(code)),
      work,
    );
    if (document.version === version) this.#take(document, version, found);
  }

  /** What was begun for an earlier text is not needed any more. */
  #begin(document: vscode.TextDocument): Scope {
    this.#work.get(document)?.dispose();
    const work = new Scope();
    this.#work.set(document, work);
    return work;
  }

  /** Undefined while a bibliography is read anew: what was cited and added just now would be missing in the old one. */
  async #known(document: vscode.TextDocument): Promise<Known | undefined> {
    const keys = await keysOf(this.#services, this.#bibliographies, document);
    if (keys.bibliographies.some(({ uri }) => this.#bibliographies.isBehind(uri))) return undefined;
    const isPart = markupOf(document) !== 'markdown' && !(await namesBibliography(document));
    const { library, annotations } = this.#services.gloss;
    return knownAround({
      library,
      isPart,
      bibliographies: keys.bibliographies.map(({ uri, format }) => ({
        name: documentName(uri),
        source: uri.toString(),
        format,
        hasKey: (key) => keys.entry(key) !== undefined,
      })),
      inlineKeys: await inlineKeysOf(document),
      annotations: (paper) => annotations.get(paper),
    });
  }

  #take(document: vscode.TextDocument, version: number, diagnostics: readonly Diagnostic[]): void {
    const all = diagnostics.map((diagnostic) => shownAs(document, diagnostic));
    this.#found.set(document, { version, all, held: new Set() });
    this.#set(document, { version, all, held: heldBack(all, this.#typing.cursors(document)) });
  }

  /** The cursor moved: what was held back may be shown. */
  #show(document: vscode.TextDocument): void {
    const found = this.#found.get(document);
    if (found?.version !== document.version) return;
    const held = heldBack(found.all, this.#typing.cursors(document));
    const isSame = held.size === found.held.size && [...held].every((one) => found.held.has(one));
    if (!isSame) this.#set(document, { ...found, held });
  }

  #set(document: vscode.TextDocument, found: Found): void {
    this.#found.set(document, found);
    const markers = found.all.filter((one) => !found.held.has(one)).map(({ marker }) => marker);
    this.#collection.set(document.uri, markers);
  }
}

function isOpen(document: vscode.TextDocument): boolean {
  return (
    vscode.window.visibleTextEditors.some((editor) => editor.document === document) ||
    openInTabs().has(document.uri.toString())
  );
}

function heldBack(all: readonly Shown[], cursors: readonly vscode.Position[]): ReadonlySet<Shown> {
  return new Set(
    all.filter(({ marker }) => cursors.some((cursor) => marker.range.contains(cursor))),
  );
}

/** What comes of the steps; never settles where their scope ends before. */
function inBackground<T>(steps: Generator<void, T>, scope: Scope): Promise<T> {
  return new Promise((resolve) => {
    scope.own(background.run(taking(steps, resolve), () => undefined));
  });
}

function* taking<T>(steps: Generator<void, T>, take: (result: T) => void): Generator<void> {
  take(yield* steps);
}

/** A chapter in LaTeX or Typst leaves that to the document that includes it. */
async function namesBibliography(document: vscode.TextDocument): Promise<boolean> {
  return (await bibliographiesNamedBy(document)).length > 0;
}
const { Error: Wrong, Warning, Hint } = vscode.DiagnosticSeverity;
const SEVERITIES: Readonly<Record<DiagnosticCode, vscode.DiagnosticSeverity>> = {
  'unknown-key': Warning,
  'missing-entry': Warning,
  'duplicate-key': Warning,
  'malformed-citation': Wrong,
  'unread-paper': Hint,
  misquotation: Warning,
};

function shownAs(document: vscode.TextDocument, diagnostic: Diagnostic): Shown {
  const { code, message } = diagnostic;
  const range = rangeAt(document, diagnostic);
  const marker = new vscode.Diagnostic(range, diagnosticText(message), SEVERITIES[code]);
  marker.source = 'Gloss';
  marker.code = code;
  return { diagnostic, marker };
}
