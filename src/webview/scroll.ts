/**
 * Where a reader stands in each paper, and what is half-written there: kept over a reload of the page, which
 * happens whenever it goes out of sight, through its persisted state (the place of the paper shown, the drafts
 * of all), and in memory for going back (the places of all papers of this page's life).
 */
import type { ForeignDraft, PersistedPanel } from '../shared/messages.ts';
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
  /** The passage from elsewhere that is half-written for a paper. */
  readonly draftOf: (key: string) => ForeignDraft | undefined;
  /** Keeps the state for a reload. */
  readonly persist: (paper: PaperState) => void;
}

export function createScrollMemory(window: Window, api: PanelApi): ScrollMemory {
  const positions = new Map<string, number>();
  const persisted = parsePersisted(api.getState());
  let afterReload = persisted.ok ? persisted.value : undefined;
  const drafts = new Map(afterReload?.drafts?.map(({ key, draft }) => [key, draft]));

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
    draftOf: (key) => drafts.get(key),
    persist: ({ page: { key }, chrome: { keptOpen }, highlighting }) => {
      const { draft: own } = highlighting.adding;
      if (own === undefined) drafts.delete(key);
      else drafts.set(key, own);
      api.setState({
        version: 1,
        key,
        scroll: Math.max(0, Math.round(window.scrollY)),
        keptOpen,
        ...(drafts.size > 0 && { drafts: [...drafts].map(([of, draft]) => ({ key: of, draft })) }),
      });
    },
  };
}
