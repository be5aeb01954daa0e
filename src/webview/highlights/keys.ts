/**
 * Keys for passages: undo and redo anywhere but in a text field, the tool bar's keys while something is
 * selected, and the caret of selecting by keyboard. What is used here is kept from VS Code.
 */
import type { PanelState, PaperState } from '../store.ts';
import { isMac, isTextField } from '../keys.ts';
import type { Actions } from '../actions.ts';
import type { HighlightActions } from './actions.ts';
import type { Move } from './movement.ts';
import { fieldElement } from './selection.ts';

export interface KeyContext {
  readonly document: Document;
  readonly state: () => PanelState;
  readonly actions: HighlightActions & Pick<Actions, 'forgetFound'>;
}

/** What a key does; undefined leaves it to the browser. */
type Deed = (() => void) | undefined;

/** Listens until the function that it gives is called. */
export function listenForHighlightKeys({ document, state, actions }: KeyContext): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const current = state();
    if (current.kind !== 'paper' || event.defaultPrevented || event.isComposing) return;
    if (isTextField(event.target)) return;
    const deed = deedOf(event, current, { document, state, actions });
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  document.addEventListener('keydown', pressed);
  return () => {
    document.removeEventListener('keydown', pressed);
  };
}

function deedOf(event: KeyboardEvent, paper: PaperState, context: KeyContext): Deed {
  return (
    undoDeed(event, context.actions) ??
    regionDeed(event, paper, context) ??
    choosingDeed(event, paper, context.actions) ??
    toolDeed(event, paper, context) ??
    foundDeed(event, paper, context.actions)
  );
}

function undoDeed(event: KeyboardEvent, { undo, redo }: HighlightActions): Deed {
  if (event.altKey || event.ctrlKey === event.metaKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? redo : undo;
  return key === 'y' && !event.shiftKey ? redo : undefined;
}

/** In the text: Enter begins selecting, then arrows move the caret, and Escape ends it. */
function regionDeed(event: KeyboardEvent, paper: PaperState, context: KeyContext): Deed {
  if (!isElement(event.target) || !event.target.matches('[data-field]')) return undefined;
  return enterDeed(event, paper, context) ?? caretDeed(event, paper, context);
}

/** To the tool bar, where there is one; else it begins selecting. */
function enterDeed(event: KeyboardEvent, paper: PaperState, context: KeyContext): Deed {
  const { selection, choosing, caret } = paper.highlighting;
  if (event.key !== 'Enter' || !plain(event) || choosing !== undefined) return undefined;
  if (selection !== undefined) {
    return () => {
      const tools = context.document.querySelector<HTMLElement>('.toolbar [tabindex="0"]');
      tools?.focus();
    };
  }
  return caret === undefined ? context.actions.startSelecting : undefined;
}

function caretDeed(event: KeyboardEvent, paper: PaperState, context: KeyContext): Deed {
  const { caret, choosing } = paper.highlighting;
  const { actions, document } = context;
  if (caret === undefined) return undefined;
  const move = moveOf(event, isMac(document));
  if (move !== undefined) {
    return () => {
      actions.moveCaret(move);
    };
  }
  if (event.key !== 'Escape' || !plain(event) || choosing !== undefined) return undefined;
  return () => {
    actions.stopSelecting();
    actions.selected(undefined);
  };
}

const UNITS = {
  ArrowLeft: { unit: 'character', forward: false },
  ArrowRight: { unit: 'character', forward: true },
  ArrowUp: { unit: 'sentence', forward: false },
  ArrowDown: { unit: 'sentence', forward: true },
  Home: { unit: 'paragraph', forward: false },
  End: { unit: 'paragraph', forward: true },
} as const;

/** Alt with an arrow goes through the papers shown, but on macOS, where it moves by words. */
function moveOf(event: KeyboardEvent, mac: boolean): Move | undefined {
  if (!Object.hasOwn(UNITS, event.key)) return undefined;
  const { unit, forward } = UNITS[event.key as keyof typeof UNITS];
  const byWord = mac ? event.altKey : event.ctrlKey;
  if (event.metaKey || (mac ? event.ctrlKey : event.altKey)) return undefined;
  if (byWord && unit !== 'character') return undefined;
  return { unit: byWord ? 'word' : unit, forward, extend: event.shiftKey };
}

/** Enter takes the passage chosen, unless it is on a button that has a meaning of its own. */
function choosingDeed(event: KeyboardEvent, paper: PaperState, actions: HighlightActions): Deed {
  if (paper.highlighting.choosing === undefined || !plain(event)) return undefined;
  if (event.key === 'Escape') {
    return () => {
      actions.choosePassage(undefined);
    };
  }
  const onButton = isElement(event.target) && event.target.closest('button, a') !== null;
  return event.key === 'Enter' && !onButton ? actions.usePassage : undefined;
}

function toolDeed(event: KeyboardEvent, paper: PaperState, context: KeyContext): Deed {
  const { actions } = context;
  const { selection, choosing } = paper.highlighting;
  if (selection === undefined || choosing !== undefined || !plain(event)) return undefined;
  if (isElement(event.target) && event.target.closest('[role="dialog"], form') !== null) {
    return undefined;
  }
  const colour = paper.chrome.colours[Number(event.key) - 1]?.colour;
  if (colour !== undefined) {
    return () => {
      actions.mark(colour);
    };
  }
  switch (event.key.toLowerCase()) {
    case 'c':
      return () => {
        actions.markAndEdit('comment');
      };
    case 't':
      return () => {
        actions.markAndEdit('tags');
      };
    case 'q':
      return actions.quoteSelection;
    case 'escape':
      return escapeFrom(event.target, paper, context);
    default:
      return undefined;
  }
}

/** Where Escape ends nothing else, it takes away the marks of a search. */
function foundDeed(event: KeyboardEvent, paper: PaperState, actions: KeyContext['actions']): Deed {
  if (event.key !== 'Escape' || !plain(event) || paper.found === undefined) return undefined;
  return actions.forgetFound;
}

/** From the tool bar back to the caret that one came from; else the selection is given up. */
function escapeFrom(
  target: EventTarget | null,
  { highlighting: { caret } }: PaperState,
  { document, actions }: KeyContext,
): () => void {
  return () => {
    const inBar = isElement(target) && target.closest('[role="toolbar"]') !== null;
    if (caret !== undefined && inBar) fieldElement(document, caret.field)?.focus();
    else actions.selected(undefined);
  };
}

function plain({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && !shiftKey;
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'matches' in target;
}
