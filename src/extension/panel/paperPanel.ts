/** One panel: its page, the paper it shows, and where it has been. */
import * as vscode from 'vscode';
import { Scope } from '../../core/base/scope.ts';
import { reasonOf } from '../../core/base/errors.ts';
import { noteHasLink, pageAnnotations, pageLinks, paperPage } from '../../core/view/paperPage.ts';
import type { SaveOutcome } from '../../core/annotations/journal/writeBehind.ts';
import { authorYear, type Paper } from '../../core/library/paper.ts';
import type { CitedIn } from '../../core/view/page.ts';
import type {
  Focus,
  FromPage,
  PageRequestName,
  PageRequests,
  PanelChrome,
  SaveState,
  ToPage,
} from '../../shared/messages.ts';
import { parseFromPage } from '../../shared/parse.ts';
import { isRecord } from '../../shared/shape.ts';
import type { Services } from '../services.ts';
import { errorText } from '../errorText.ts';
import { panelStrings, text } from '../text.ts';
import { pageFound } from './found.ts';
import { pageHtml, pageOptions } from './html.ts';
import {
  currentKey,
  EMPTY_HISTORY,
  renamed,
  step,
  visit,
  type PanelHistory,
} from '../../core/view/history.ts';

const RELATED_PAPERS = 5;

/** One handler a request: a request without one does not compile. */
export type RequestHandlers = {
  readonly [Name in PageRequestName]: (params: PageRequests[Name]) => unknown;
};

/** What a panel asks of those around it. */
export interface PanelHost {
  readonly services: Services;
  /** What stands around every page alike. */
  readonly surroundings: () => Pick<PanelChrome, 'citeTooltip' | 'colours' | 'knownTags'>;
  readonly citedIn: CitedInDocuments;
  readonly handlersFor: (panel: PaperPanel) => RequestHandlers;
  /** The paper shown, or whether the panel is kept, changed. */
  readonly changed: (panel: PaperPanel) => void;
}

/** Where the workspace cites papers. */
export interface CitedInDocuments {
  /** As far as the workspace has been read. */
  readonly of: (paper: Paper) => Promise<readonly CitedIn[]>;
  /** Does nothing where the document does not cite the paper any more. */
  readonly goTo: (paper: Paper, document: string, line: number) => Promise<void>;
  readonly onDidChange: vscode.Event<unknown>;
}

export class PaperPanel implements vscode.Disposable {
  readonly #host: PanelHost;
  readonly #panel: vscode.WebviewPanel;
  readonly #scope = new Scope();
  readonly #handlers: RequestHandlers;
  /** The id of the page that is loaded now; messages of earlier loads are dropped. */
  #page: string | undefined;
  #history: PanelHistory = EMPTY_HISTORY;
  #keptOpen: boolean;
  /** What is still to be brought before the reader. */
  #focus: Focus | undefined;
  /** The search from which the paper shown was opened, while its marks stand. */
  #query: string | undefined;
  /** Whether the paper shown has changes whose storing its page has not been told of. */
  #unsaved = false;
  #failure: SaveState | undefined;
  /** What the page was told last of where the paper is cited, as JSON. */
  #cited = '';

  constructor(host: PanelHost, panel: vscode.WebviewPanel, keptOpen: boolean) {
    this.#host = host;
    this.#panel = panel;
    this.#keptOpen = keptOpen;
    this.#handlers = host.handlersFor(this);
    const { extensionUri } = host.services.context;
    panel.iconPath = panelIcon(extensionUri);
    panel.webview.options = pageOptions(extensionUri);
    this.#scope.own(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        void this.#receive(message);
      }),
    );
    this.#listen();
    panel.webview.html = pageHtml(panel.webview, extensionUri);
  }

  /** The citation key of the paper shown; undefined before there is one. */
  get key(): string | undefined {
    return currentKey(this.#history);
  }

  get keptOpen(): boolean {
    return this.#keptOpen;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  get canGoBack(): boolean {
    return step(this.#history, -1) !== this.#history;
  }

  get canGoForward(): boolean {
    return step(this.#history, 1) !== this.#history;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** @param query the search that found it, to be marked in its texts */
  show(key: string, query?: string): void {
    this.#go(visit(this.#history, key), query);
  }

  /** The page has taken away the marks of the search. */
  forgetFound(): void {
    this.#query = undefined;
  }

  goBack(): void {
    this.#go(step(this.#history, -1));
  }

  goForward(): void {
    this.#go(step(this.#history, 1));
  }

  /** A paper has another key than before: it stays where it is shown. */
  rename(from: string, to: string): void {
    const history = renamed(this.#history, from, to);
    if (history === this.#history) return;
    const isShown = this.key === from;
    this.#history = history;
    if (isShown) this.#showPaper();
  }

  keepOpen(): void {
    this.#keptOpen = true;
    this.updateChrome();
    this.#host.changed(this);
  }

  reveal(column: vscode.ViewColumn | undefined, preserveFocus: boolean): void {
    this.#panel.reveal(column, preserveFocus);
  }

  /** Brings something of the paper before the reader, at once or as soon as the page is there. */
  focus(focus: Focus): void {
    this.#focus = focus;
    if (this.#page === undefined) return;
    const message = { kind: 'focus', focus } satisfies ToPage;
    void this.#panel.webview.postMessage(message).then((arrived) => {
      if (arrived && this.#focus === focus) this.#focus = undefined;
    });
  }

  updateChrome(): void {
    this.#post({ kind: 'chrome', chrome: this.#chrome() });
  }

  /** Leaves the panel itself open: after a restart of the extension it is to be there again. */
  dispose(): void {
    this.#scope.dispose();
  }

  #listen(): void {
    const { gloss } = this.#host.services;
    this.#scope.own(
      gloss.annotations.onDidChange(({ after }) => {
        const paper = gloss.library.get(this.key ?? '');
        if (paper === undefined || !after.paper.keys.includes(paper.key)) return;
        this.#unsaved = true;
        const { key } = paper;
        this.#post({ kind: 'annotations', key, annotations: pageAnnotations(paper, gloss) });
      }),
    );
    this.#scope.own(
      gloss.annotations.onDidSave((outcome) => {
        const { key } = this;
        if (key === undefined || !this.#unsaved) return;
        const state = saveState(outcome);
        this.#unsaved = state.kind !== 'saved';
        this.#failure = state.kind === 'failed' ? state : undefined;
        this.#post({ kind: 'save', key, state });
      }),
    );
    this.#scope.own(
      gloss.library.onDidChange(() => {
        this.#showPaper();
      }),
    );
    this.#scope.own(
      this.#host.citedIn.onDidChange(() => {
        void this.#postCited();
      }),
    );
  }

  #go(history: PanelHistory, query?: string): void {
    this.#history = history;
    this.#query = query;
    this.#unsaved = false;
    this.#showPaper();
    this.#host.changed(this);
  }

  #showPaper(): void {
    const { key } = this;
    if (key === undefined) return;
    const { gloss } = this.#host.services;
    const { library, search } = gloss;
    const paper = library.get(key);
    if (paper === undefined) {
      this.#panel.title = key;
      this.#post({ kind: 'missing', message: text.missingPaper(key), strings: panelStrings() });
      return;
    }
    this.#panel.title = authorYear(paper);
    const found = this.#query === undefined ? undefined : pageFound(gloss, paper, this.#query);
    const related = search.related(key, { limit: RELATED_PAPERS });
    this.#post({
      kind: 'show',
      page: paperPage(paper, related, gloss),
      chrome: this.#chrome(),
      strings: panelStrings(),
      ...(this.#focus !== undefined && { focus: this.#focus }),
      ...(found !== undefined && { found }),
    });
    if (this.#page !== undefined) this.#focus = undefined;
    void this.#postCited();
  }

  #chrome(): PanelChrome {
    const { canGoBack, canGoForward, keptOpen } = this;
    return { canGoBack, canGoForward, keptOpen, ...this.#host.surroundings() };
  }

  /** To a citation of the paper in a document. */
  goToCitation(paper: Paper, document: string, line: number): Promise<void> {
    return this.#host.citedIn.goTo(paper, document, line);
  }

  /** Not before the page is there: nothing is read for a panel that nobody sees. */
  async #postCited(): Promise<void> {
    const paper = this.#host.services.gloss.library.get(this.key ?? '');
    if (paper === undefined || this.#page === undefined) return;
    const { key } = paper;
    const cited = await this.#host.citedIn.of(paper);
    const json = JSON.stringify([this.#page, this.#history, cited]);
    if (key !== this.key || json === this.#cited) return;
    this.#cited = json;
    this.#post({ kind: 'cited', key, cited });
  }

  /** A page that is not loaded gets the whole state when it says that it is ready. */
  #post(message: ToPage): void {
    if (this.#page !== undefined) void this.#panel.webview.postMessage(message);
  }

  async #receive(message: unknown): Promise<void> {
    const parsed = parseFromPage(message);
    if (!parsed.ok) {
      this.#refuse(message, parsed.reason);
      return;
    }
    if (parsed.value.kind === 'ready') {
      this.#page = parsed.value.page;
      this.#showPaper();
      this.#postFailure();
    } else if (parsed.value.page === this.#page) {
      await this.#answer(parsed.value);
    }
  }

  /** Every request is answered, also one that makes no sense. */
  #refuse(message: unknown, reason: string): void {
    this.#host.services.log.warn(`A message of the paper panel was refused: ${reason}`);
    const { page, id } = (isRecord(message) ? message : {}) as { page?: unknown; id?: unknown };
    if (typeof page !== 'string' || typeof id !== 'number') return;
    this.#post({ kind: 'answer', page, id, error: text.refused(reason) });
  }

  /** A failure stays on the page until storing works again, also over a reload of the page. */
  #postFailure(): void {
    const { key } = this;
    if (key === undefined || this.#failure === undefined) return;
    this.#post({ kind: 'save', key, state: this.#failure });
  }

  async #answer(request: Extract<FromPage, { kind: 'request' }>): Promise<void> {
    const { page, id } = request;
    try {
      await handle(this.#handlers, request);
      this.#post({ kind: 'answer', page, id });
    } catch (error) {
      this.#host.services.log.error(error instanceof Error ? error : String(error));
      this.#post({ kind: 'answer', page, id, error: errorText(error) });
    }
  }

  /** Whether an address is one of the paper's own or stands in its note: no other is opened for the page. */
  ownsLink(url: string): boolean {
    const { library, annotations } = this.#host.services.gloss;
    const paper = library.get(this.key ?? '');
    if (paper === undefined) return false;
    const { note = '' } = annotations.get(paper) ?? {};
    return pageLinks(paper).some((link) => link.url === url) || noteHasLink(note, url);
  }
}

function panelIcon(extensionUri: vscode.Uri): { light: vscode.Uri; dark: vscode.Uri } {
  const icon = (kind: string) =>
    vscode.Uri.joinPath(extensionUri, 'media', 'icons', `panel-${kind}.svg`);
  return { light: icon('light'), dark: icon('dark') };
}

function handle(
  handlers: RequestHandlers,
  request: Extract<FromPage, { kind: 'request' }>,
): unknown {
  // The handler and the parameters have the same name, which the compiler can't follow.
  const handler = handlers[request.name] as (params: typeof request.params) => unknown;
  return handler(request.params);
}

function saveState(outcome: SaveOutcome): SaveState {
  if (outcome.kind !== 'failed') return outcome;
  return { kind: 'failed', message: text.notSaved(reasonOf(outcome.error)) };
}
