/**
 * All paper panels: one preview that the next paper reuses, and those kept open. Restores them after
 * a window reload.
 */
import * as vscode from 'vscode';
import { Scope } from '../../core/base/scope.ts';
import { PAPER_PANEL } from '../../shared/manifest.ts';
import { parsePersisted } from '../../shared/parse.ts';
import { setContextKey } from '../contextKeys.ts';
import type { Services } from '../services.ts';
import { reportError } from '../commands.ts';
import { pageOptions } from './html.ts';
import { PaperPanel, type PanelHost } from './paperPanel.ts';
import { requestHandlers } from './requests.ts';

export interface OpenOptions {
  readonly toSide?: boolean;
  readonly focusNote?: boolean;
}

export class PaperPanels implements vscode.Disposable {
  readonly #services: Services;
  readonly #host: PanelHost;
  readonly #scope = new Scope();
  readonly #panels = new Set<PaperPanel>();
  readonly #activeChanged = this.#scope.own(new vscode.EventEmitter<void>());
  readonly #topicAsked = this.#scope.own(new vscode.EventEmitter<string>());
  /** Another panel is active, or the active one shows another paper. */
  readonly onDidChangeActive = this.#activeChanged.event;
  /** A topic was chosen in a panel, to be shown in the Library view. */
  readonly onDidAskForTopic = this.#topicAsked.event;

  constructor(services: Services, citeTooltip: () => string) {
    this.#services = services;
    this.#host = {
      services,
      citeTooltip,
      handlersFor: (panel) =>
        requestHandlers(panel, services, (id) => {
          this.#topicAsked.fire(id);
        }),
      changed: ({ key }) => {
        if (key !== undefined) void services.gloss.recent.add(key);
        this.#update();
      },
    };
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
  open(key: string, { toSide = false, focusNote = false }: OpenOptions = {}): void {
    const open = this.#openPanel(key);
    const column = toSide ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = open ?? this.#create(column);
    panel.show(key);
    if (focusNote) panel.focusNote();
    // A panel that is active already stays where it is, instead of wandering further aside.
    const moved = toSide && !panel.active;
    if (open !== undefined) panel.reveal(moved ? column : panel.column, false);
  }

  /** The panel that shows the paper, else the preview; undefined if there is neither. */
  #openPanel(key: string): PaperPanel | undefined {
    const panels = [...this.#panels];
    return panels.find((panel) => panel.key === key) ?? panels.find(({ keptOpen }) => !keptOpen);
  }

  updateChrome(): void {
    for (const panel of this.#panels) panel.updateChrome();
  }

  dispose(): void {
    for (const panel of [...this.#panels]) panel.dispose();
    this.#scope.dispose();
  }

  #create(column: vscode.ViewColumn): PaperPanel {
    const { extensionUri } = this.#services.context;
    const options = { ...pageOptions(extensionUri), enableFindWidget: true };
    return this.#adopt(
      vscode.window.createWebviewPanel(PAPER_PANEL, 'Gloss', column, options),
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
    await this.#services.bundled.ready().catch((error: unknown) => {
      reportError(error, this.#services.log);
    });
    closing.dispose();
    if (panel.closed) return;
    this.#adopt(webviewPanel, persisted.value.keptOpen).show(persisted.value.key);
  }

  #update(): void {
    const { active } = this;
    setContextKey('gloss:canGoBack', active?.canGoBack ?? false);
    setContextKey('gloss:canGoForward', active?.canGoForward ?? false);
    setContextKey('gloss:preview', active !== undefined && !active.keptOpen);
    this.#activeChanged.fire();
  }
}
