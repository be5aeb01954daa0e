/**
 * What a change of state does to the document beyond drawing: the selection and the focus follow it.
 * Called after each drawing with the state before and now.
 */
import type { PaperState } from '../store.ts';
import { entries, entryOf, piecesOf } from './marked.ts';
import type { Caret } from './movement.ts';
import { clearSelection, domRange, fieldElement, readSelection, select } from './selection.ts';
import type { HighlightsState, Wish } from './state.ts';
import { trimmed, type TextRange } from './textRange.ts';

export interface Follower {
  /** Call before drawing: remembers which entry of the list has the focus. */
  readonly before: () => void;
  /** Call after drawing. */
  readonly after: (before: HighlightsState | undefined, paper: PaperState) => void;
}

export function createFollower(document: Document): Follower {
  /** What had the focus when selecting by keyboard began. */
  let opener: Element | null = null;
  let entry = -1;

  const followCaret = (former: Caret | undefined, caret: Caret | undefined): void => {
    if (caret === former) return;
    if (caret === undefined) {
      if (focusIsIn(document, '[data-field]')) giveBack(opener);
      return;
    }
    if (former === undefined) opener = document.activeElement;
    if (caret.field !== former?.field) focus(fieldElement(document, caret.field));
    select(document, caret.field, caret.anchor, caret.focus);
  };
  return {
    before: () => {
      const active = document.activeElement;
      entry = active === null ? -1 : entries(document).findIndex((one) => one.contains(active));
    },
    after: (before, paper) => {
      const { caret, selection, wish } = paper.highlighting;
      if (entry >= 0) keepFocusInList(document, entry);
      if (before?.selection && selection === undefined) unselect(document, paper);
      followCaret(before?.caret, caret);
      if (wish !== undefined && wish !== before?.wish) fulfil(document, wish);
    },
  };
}

/** Selected words are given up, but not those that the reader is just selecting. */
function unselect(document: Document, { page }: PaperState): void {
  const range = readSelection(document);
  if (range !== undefined && trimmed(page, range) !== undefined) clearSelection(document);
}

/** When the entry that had the focus is gone, the next takes it, else the last, else the heading. */
function keepFocusInList(document: Document, index: number): void {
  const { activeElement, body } = document;
  if (activeElement !== body && activeElement !== null) return;
  const left = entries(document);
  const next = left[index] ?? left.at(-1);
  const target = next?.querySelector('.words') ?? document.getElementById('highlights-heading');
  focus(target);
}

function fulfil(document: Document, wish: Wish): void {
  if (wish.kind === 'highlight') goTo(document, wish.id);
  else showPassage(document, wish);
}

/** To the passage in the text; to the entry in the list for one that is lost or from elsewhere. */
function goTo(document: Document, id: string): void {
  const piece = piecesOf(document, id)[0];
  if (piece === undefined) {
    const words = entryOf(document, id)?.querySelector<HTMLElement>('.words');
    words?.focus();
    words?.scrollIntoView({ block: 'nearest' });
    return;
  }
  piece.scrollIntoView({ block: 'center' });
  focus(piece.closest('[data-field]'));
}

function showPassage(document: Document, range: TextRange): void {
  const { field, start, end } = range;
  focus(fieldElement(document, field));
  select(document, field, start, end);
  const element = domRange(document, range)?.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center' });
}

function giveBack(opener: Element | null): void {
  if (opener?.isConnected && opener.tagName !== 'BODY') focus(opener);
}

function focus(element: Element | null): void {
  (element as HTMLElement | null)?.focus({ preventScroll: true });
}

function focusIsIn(document: Document, selector: string): boolean {
  return document.activeElement?.closest(selector) !== null;
}
