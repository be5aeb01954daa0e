/**
 * Where a reader stands in each paper: kept over a window reload through the page's persisted state
 * (the paper shown), and in memory for going back (all papers of this page's life).
 */
import type { PersistedPanel } from '../shared/messages.ts';
import { parsePersisted } from '../shared/parse.ts';
import type { PaperState } from './store.ts';

/** What VS Code gives a webview's script, once. */
export interface PanelApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: PersistedPanel) => unknown;
}

export interface ScrollMemory {
  /** Remembers where the paper shown stands; call before another takes its place. */
  readonly leave: (paper: PaperState) => void;
  /** Puts the page where this paper belongs; call when it has just been drawn. */
  readonly arrive: (paper: PaperState) => void;
  /** Keeps the state for a reload. */
  readonly persist: (paper: PaperState) => void;
}

export function createScrollMemory(window: Window, api: PanelApi): ScrollMemory {
  const positions = new Map<string, number>();
  const persisted = parsePersisted(api.getState());
  let afterReload = persisted.ok ? persisted.value : undefined;

  return {
    leave: ({ page }) => {
      positions.set(page.key, window.scrollY);
    },
    arrive: ({ page, arrived }) => {
      const reloaded = afterReload?.key === page.key ? afterReload.scroll : 0;
      afterReload = undefined;
      const former = arrived === 'history' ? positions.get(page.key) : undefined;
      window.scrollTo(0, former ?? reloaded);
    },
    persist: ({ page, chrome }) => {
      const scroll = Math.max(0, Math.round(window.scrollY));
      api.setState({ version: 1, key: page.key, scroll, keptOpen: chrome.keptOpen });
    },
  };
}
