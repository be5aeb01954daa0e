/**
 * The page's life: it wires messages, state, requests and the drawing together, and takes them apart
 * again. Every change of state draws at once; there is no other source of truth than the state.
 */
import { h, render } from 'preact';
import { parseToPage } from '../shared/parse.ts';
import { createActions, secondsToWait } from './actions.ts';
import { App } from './app.tsx';
import { listenForHistoryKeys } from './keys.ts';
import { createRpc } from './rpc.ts';
import { createScrollMemory, type PanelApi } from './scroll.ts';
import { reduce, type PanelEvent, type PanelState } from './store.ts';

export interface Panel {
  readonly dispose: () => void;
}

export interface PanelOptions {
  readonly window: Window;
  readonly root: Element;
  readonly api: PanelApi;
  /** A fresh id for this load of the page. */
  readonly page: string;
}

export function startPanel({ window, root, api, page }: PanelOptions): Panel {
  const rpc = createRpc({ page, post: api.postMessage, seconds: secondsToWait });
  const scroll = createScrollMemory(window, api);
  let state: PanelState = { kind: 'empty' };

  const dispatch = (event: PanelEvent): void => {
    const before = state;
    state = reduce(before, event);
    if (state === before) return;
    const arriving = state.kind === 'paper' && keyOf(before) !== state.page.key;
    if (before.kind === 'paper' && keyOf(state) !== before.page.key) scroll.leave(before);
    render(h(App, { state, actions }), root);
    if (state.kind !== 'paper') return;
    window.document.title = state.page.title;
    if (arriving) scroll.arrive(state);
    if (event.kind === 'show' || event.kind === 'chrome') scroll.persist(state);
  };
  const actions = createActions({ state: () => state, dispatch, rpc });

  const receive = ({ data }: MessageEvent<unknown>): void => {
    const message = parseToPage(data);
    if (!message.ok) return;
    if (message.value.kind === 'answer') rpc.receive(message.value);
    else dispatch(message.value);
  };
  const stopScroll = onScroll(window, () => {
    if (state.kind === 'paper') scroll.persist(state);
  });
  const stopKeys = listenForHistoryKeys(window.document, actions);
  window.addEventListener('message', receive);
  rpc.ready();

  return {
    dispose: () => {
      window.removeEventListener('message', receive);
      stopScroll();
      stopKeys();
      rpc.dispose();
      render(null, root);
    },
  };
}

function keyOf(state: PanelState): string | undefined {
  return state.kind === 'paper' ? state.page.key : undefined;
}

/** Calls back at most once a frame while the page scrolls; gives the way to stop it. */
function onScroll(window: Window, callback: () => void): () => void {
  let frame: number | undefined;
  const scrolled = (): void => {
    frame ??= window.requestAnimationFrame(() => {
      frame = undefined;
      callback();
    });
  };
  window.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    window.removeEventListener('scroll', scrolled);
    if (frame !== undefined) window.cancelAnimationFrame(frame);
  };
}
