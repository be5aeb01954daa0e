/** What the reader selects and clicks in the text. While a button is held down, nothing is settled yet. */
import type { PanelState } from '../store.ts';
import type { HighlightActions } from './actions.ts';
import { idsAt } from './marked.ts';
import { readSelection } from './selection.ts';

export interface PointerContext {
  readonly document: Document;
  readonly state: () => PanelState;
  readonly actions: HighlightActions;
}

/** Listens until the function that it gives is called. */
export function listenForSelection(context: PointerContext): () => void {
  const { document, actions } = context;
  let held = false;
  const report = (): void => {
    if (!held) actions.selected(readSelection(document));
  };
  const pressed = ({ target }: Event): void => {
    held = true;
    if (!within(target, '.toolbar, .choosing')) actions.stopSelecting();
  };
  const released = (): void => {
    held = false;
    // The click that follows may collapse the selection.
    setTimeout(report);
  };
  const focused = ({ target }: Event): void => {
    if (!within(target, '[data-field], .toolbar')) actions.stopSelecting();
  };
  const clicked = ({ target }: Event): void => {
    click(target, context);
  };
  const listeners = [
    ['selectionchange', report],
    ['pointerdown', pressed],
    ['pointerup', released],
    ['pointercancel', released],
    ['focusin', focused],
    ['click', clicked],
  ] as const;
  for (const [name, listener] of listeners) document.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener);
  };
}

/**
 * A click on a highlight opens its editor: of several, the shortest, then at each further click the
 * next one. A click anywhere else closes the editor.
 */
function click(target: EventTarget | null, { document, state, actions }: PointerContext): void {
  const current = state();
  if (current.kind !== 'paper' || !isElement(target)) return;
  const { editor, choosing } = current.highlighting;
  const marks = choosing === undefined && nothingSelected(document);
  const next = marks ? nextOf(idsAt(target), editor?.id) : undefined;
  if (next !== undefined) actions.edit(next);
  else if (target.isConnected && !within(target, KEEPS_OPEN)) actions.closeEditor();
}

function nextOf(ids: readonly string[], id: string | undefined): string | undefined {
  const index = id === undefined ? -1 : ids.indexOf(id);
  return ids[(index + 1) % ids.length];
}

/** What opens an editor or works in it. */
const KEEPS_OPEN = '.editor, .highlights, .toolbar';

function nothingSelected(document: Document): boolean {
  return document.getSelection()?.isCollapsed ?? true;
}

function within(target: EventTarget | null, selector: string): boolean {
  return isElement(target) && target.closest(selector) !== null;
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'closest' in target;
}
