/**
 * The page's life: it wires messages, state, requests and the drawing together, and takes them apart
 * again. Every change of state draws at once; there is no other source of truth than the state.
 */
import { h, render } from 'preact';
import { parseToPage } from '../shared/parse.ts';
import { createActions } from './actions.ts';
import { App } from './app.tsx';
import { secondsToWait } from './ask.ts';
import { newsOfFound } from './found.tsx';
import { createFollower } from './highlights/follow.ts';
import { listenForHighlightKeys } from './highlights/keys.ts';
import { listenForSelection } from './highlights/pointer.ts';
import { keepingSelection } from './highlights/selection.ts';
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

/** What changes something that is kept for a reload. */
const LASTING: ReadonlySet<PanelEvent['kind']> = new Set([
  'show',
  'chrome',
  'highlights.draft',
] as const);

export function startPanel({ window, root, api, page }: PanelOptions): Panel {
  const rpc = createRpc({ page, post: api.postMessage, seconds: secondsToWait });
  const scroll = createScrollMemory(window, api);
  const { document } = window;
  const follower = createFollower(document);
  let state: PanelState = { kind: 'empty' };
  let drawn: PanelState = state;
  let drawing = false;

  const show = (before: PanelState, now: PanelState): void => {
    const arriving = keyOf(before) !== keyOf(now);
    if (before.kind === 'paper' && arriving) scroll.leave(before);
    follower.before();
    keepingSelection(document, () => {
      render(h(App, { state: now, actions }), root);
    });
    if (now.kind !== 'paper') return;
    document.title = now.page.title;
    if (arriving) {
      scroll.arrive(now);
      goOnWriting(now.page.key);
    }
    say(newsOfFound(before, now));
    const former = before.kind === 'paper' && !arriving ? before.highlighting : undefined;
    follower.after(former, now);
  };
  const goOnWriting = (key: string): void => {
    const draft = scroll.draftOf(key);
    if (draft === undefined) return;
    dispatch({ kind: 'highlights.draft', draft });
    dispatch({ kind: 'highlights.adding', open: true });
  };
  const say = (text: string | undefined): void => {
    if (text !== undefined) dispatch({ kind: 'highlights.say', text });
  };
  /** Drawing moves the focus, which changes the state: that is drawn after, not within. */
  const draw = (): void => {
    if (drawing) return;
    drawing = true;
    try {
      while (drawn !== state) {
        const before = drawn;
        drawn = state;
        show(before, drawn);
      }
    } finally {
      drawing = false;
    }
  };
  const dispatch = (event: PanelEvent): void => {
    state = reduce(state, event);
    draw();
    if (LASTING.has(event.kind) && state.kind === 'paper') scroll.persist(state);
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
  const context = { document, state: () => state, actions };
  const stops = [
    stopScroll,
    listenForHistoryKeys(document, actions),
    listenForHighlightKeys(context),
    listenForSelection(context),
  ];
  window.addEventListener('message', receive);
  rpc.ready();

  return {
    dispose: () => {
      window.removeEventListener('message', receive);
      for (const stop of stops) stop();
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
