/**
 * All paper panels: one preview that the next paper reuses, and those kept open. Restores them after
 * a window reload.
 */
import * as vscode from 'vscode';
import { Scope } from '../../core/base/scope.ts';
import { PAPER_PANEL } from '../../shared/manifest.ts';
import { parsePersisted } from '../../shared/parse.ts';
import { tagsInUse } from '../../core/annotations/tagging.ts';
import { allTags, type AnnotationSet } from '../../core/annotations/annotation.ts';
import type { Focus } from '../../shared/messages.ts';
import { namedColours } from '../colours.ts';
import { setContextKey } from '../contextKeys.ts';
import type { Services } from '../services.ts';
import { reportError, runGuarded } from '../commands.ts';
import { onDidChangeSetting, readSetting } from '../settings.ts';
import { pageOptions } from './html.ts';
import { PaperPanel, type CitedInDocuments, type PanelHost } from './paperPanel.ts';
import { requestHandlers } from './requests.ts';

export interface OpenOptions {
  readonly toSide?: boolean;
  /** Leaves the focus where it is, unless the paper is shown already: to open it again is to go there. */
  readonly preserveFocus?: boolean;
  /** What of the paper is to be brought before the reader. */
  readonly focus?: Focus;
  /** The search that found it. */
  readonly query?: string;
}

export class PaperPanels implements vscode.Disposable {
  readonly #services: Services;
  readonly #host: PanelHost;
  readonly #scope = new Scope();
  readonly #panels = new Set<PaperPanel>();
  #knownTags: readonly string[] | undefined;
  #updating = false;
  readonly #activeChanged = this.#scope.own(new vscode.EventEmitter<void>());
  readonly #topicAsked = this.#scope.own(new vscode.EventEmitter<string>());
  /** Another panel is active, or the active one shows another paper. */
  readonly onDidChangeActive = this.#activeChanged.event;
  /** A topic was chosen in a panel, to be shown in the Library view. */
  readonly onDidAskForTopic = this.#topicAsked.event;

  constructor(services: Services, citeTooltip: () => string, citedIn: CitedInDocuments) {
    const { gloss } = services;
    this.#services = services;
    this.#host = {
      services,
      citedIn,
      surroundings: () => ({
        citeTooltip: citeTooltip(),
        colours: namedColours(),
        knownTags: (this.#knownTags ??= knownTags(gloss.annotations.all())),
      }),
      handlersFor: (panel) =>
        requestHandlers(panel, services, (id) => {
          this.#topicAsked.fire(id);
        }),
      changed: ({ key }) => {
        if (key !== undefined) this.#opened(key);
        this.#update();
      },
    };
    const update = () => {
      this.updateChrome();
    };
    this.#scope.own(onDidChangeSetting('gloss.highlight.colours', update));
    this.#scope.own(
      gloss.annotations.onDidChange(({ before, after }) => {
        if (sameTags(before, after)) return;
        this.#knownTags = undefined;
        this.#updateSoon();
      }),
    );
    this.#scope.own(
      vscode.window.registerWebviewPanelSerializer(PAPER_PANEL, {
        deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
      }),
    );
  }

  /** The active panel; undefined while something else is active. */
  get active(): PaperPanel | undefined {
    return [...this.#panels].find(({ active }) => active);
  }

  /** The key of the paper in the active panel. */
  get activeKey(): string | undefined {
    return this.active?.key;
  }

  /** Shows a paper: in the panel that has it, else in the preview, else in a new preview. */
  open(key: string, options: OpenOptions = {}): void {
    const open = this.#openPanel(key);
    const column = options.toSide ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const stay = options.preserveFocus === true && open?.key !== key;
    const panel = open ?? this.#create(column, stay);
    // A panel that is active already stays where it is, instead of wandering further aside.
    const moved = options.toSide && !panel.active;
    panel.show(key, options.query);
    if (options.focus !== undefined) panel.focus(options.focus);
    if (open !== undefined) panel.reveal(moved ? column : panel.column, stay);
  }

  /** The panel that shows the paper, else the preview; undefined if there is neither. */
  #openPanel(key: string): PaperPanel | undefined {
    const panels = [...this.#panels];
    return panels.find((panel) => panel.key === key) ?? panels.find(({ keptOpen }) => !keptOpen);
  }

  /** A paper has another key than before. */
  rename(from: string, to: string): void {
    for (const panel of this.#panels) panel.rename(from, to);
  }

  updateChrome(): void {
    for (const panel of this.#panels) panel.updateChrome();
  }

  dispose(): void {
    for (const panel of [...this.#panels]) panel.dispose();
    this.#scope.dispose();
  }

  #create(viewColumn: vscode.ViewColumn, preserveFocus: boolean): PaperPanel {
    const { extensionUri } = this.#services.context;
    const options = { ...pageOptions(extensionUri), enableFindWidget: true };
    return this.#adopt(
      vscode.window.createWebviewPanel(
        PAPER_PANEL,
        'Gloss',
        { viewColumn, preserveFocus },
        options,
      ),
      false,
    );
  }

  #adopt(webviewPanel: vscode.WebviewPanel, keptOpen: boolean): PaperPanel {
    const panel = new PaperPanel(this.#host, webviewPanel, keptOpen);
    this.#panels.add(panel);
    const update = () => {
      this.#update();
    };
    webviewPanel.onDidChangeViewState(update);
    webviewPanel.onDidDispose(() => {
      this.#panels.delete(panel);
      panel.dispose();
      void this.#services.gloss.annotations.flush();
      update();
    });
    return panel;
  }

  /** After a reload: the page brings its own scroll position back, the host the paper. */
  async #restore(webviewPanel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const persisted = parsePersisted(state);
    if (!persisted.ok) {
      this.#services.log.warn(`A paper panel could not be restored: ${persisted.reason}`);
      webviewPanel.dispose();
      return;
    }
    const panel = { closed: false };
    const closing = webviewPanel.onDidDispose(() => {
      panel.closed = true;
    });
    await this.#services.ready().catch((error: unknown) => {
      reportError(error, this.#services.log);
    });
    closing.dispose();
    if (panel.closed) return;
    this.#adopt(webviewPanel, persisted.value.keptOpen).show(persisted.value.key);
  }

  /** Many papers are tagged at once: pages hear of it once. */
  #updateSoon(): void {
    if (this.#updating) return;
    this.#updating = true;
    queueMicrotask(() => {
      this.#updating = false;
      this.updateChrome();
    });
  }

  #opened(key: string): void {
    const { gloss, log } = this.#services;
    void gloss.recent.add(key);
    if (!readSetting('gloss.reading.markOnOpen')) return;
    const paper = gloss.library.get(key);
    if (paper === undefined || (gloss.annotations.get(paper)?.status ?? 'unread') !== 'unread')
      return;
    void runGuarded(() => gloss.annotations.change(paper, { status: 'reading' }), log);
  }

  #update(): void {
    const { active } = this;
    setContextKey('gloss:canGoBack', active?.canGoBack ?? false);
    setContextKey('gloss:canGoForward', active?.canGoForward ?? false);
    setContextKey('gloss:preview', active !== undefined && !active.keptOpen);
    this.#activeChanged.fire();
  }
}

function sameTags(before: AnnotationSet | undefined, after: AnnotationSet): boolean {
  const tags = (set: AnnotationSet | undefined) => JSON.stringify(allTags(set));
  return tags(before) === tags(after);
}

function knownTags(sets: readonly AnnotationSet[]): readonly string[] {
  return tagsInUse(sets.map(allTags)).map(({ tag }) => tag);
}
