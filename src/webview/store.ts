/**
 * What the page shows, as a value: each message and each thing the user does gives the next state.
 * Pure: it posts nothing and touches no element (`actions.ts` and the components do).
 */
import type { ReadingStatus } from '../core/annotations/annotation.ts';
import type { CitedIn, Page, PageAnnotations, PageFound } from '../core/view/page.ts';
import type { Focus, PanelChrome, PanelStrings, SaveState, ToPage } from '../shared/messages.ts';
import { caretAt, firstCaret } from './highlights/movement.ts';
import {
  highlightsHeard,
  isHighlightEvent,
  NO_HIGHLIGHTING,
  reduceHighlights,
  type HighlightEvent,
  type HighlightsState,
} from './highlights/state.ts';
import { answered, heard, noteField, resent, typed, type NoteField } from './noteField.ts';
import { chosen, confirmed, settled, told, type Settled } from './settled.ts';

/** How the reader left for another paper from inside the page. */
export type Travel = 'open' | 'history';

export interface Saving {
  readonly state?: SaveState;
  /** What a screen reader is told; unchanged text is not said again. */
  readonly spoken: string;
  /** "Saved" was said since the note got the focus: while one types on it is not said again. */
  readonly said: boolean;
}

export interface PaperState {
  readonly kind: 'paper';
  /** Its annotations are those that the host told last. */
  readonly page: Page;
  readonly chrome: PanelChrome;
  readonly strings: PanelStrings;
  /** Where the workspace cites the paper. */
  readonly cited: readonly CitedIn[];
  readonly note: NoteField;
  readonly tags: Settled<readonly string[]>;
  readonly status: Settled<ReadingStatus>;
  readonly saving: Saving;
  /** A failure that stays until the user dismisses it. */
  readonly problem: string | undefined;
  /** Set while a paper that was asked for here is awaited. */
  readonly travel: Travel | undefined;
  /** How this paper came to be shown; undefined when something outside the page chose it. */
  readonly arrived: Travel | undefined;
  /** Counts the wishes to have the caret in the note. */
  readonly noteFocus: number;
  readonly highlighting: HighlightsState;
  /** What is marked as found by a search. */
  readonly found: PageFound | undefined;
}

export type PanelState =
  { readonly kind: 'empty' } | { readonly kind: 'missing'; readonly message: string } | PaperState;

type Change = 'note' | 'tags' | 'status';

export type LocalEvent =
  | HighlightEvent
  | { readonly kind: 'note.typed'; readonly text: string }
  | { readonly kind: 'note.resent' }
  | { readonly kind: 'note.focus'; readonly focused: boolean }
  | { readonly kind: 'tags.chosen'; readonly tags: readonly string[] }
  | { readonly kind: 'status.chosen'; readonly status: ReadingStatus }
  | { readonly kind: 'answered'; readonly key: string; readonly of: Change; readonly ok: boolean }
  | { readonly kind: 'found.forget' }
  | { readonly kind: 'travel'; readonly travel?: Travel }
  | { readonly kind: 'problem'; readonly message?: string };

export type PanelEvent = Exclude<ToPage, { kind: 'answer' }> | LocalEvent;

export function reduce(state: PanelState, event: PanelEvent): PanelState {
  if (event.kind === 'show') return shown(state, event);
  if (event.kind === 'missing') return { kind: 'missing', message: event.message };
  return state.kind === 'paper' ? reducePaper(state, event) : state;
}

type PaperEvent = Exclude<PanelEvent, { kind: 'show' | 'missing' }>;

function reducePaper(state: PaperState, event: PaperEvent): PaperState {
  if (isHighlightEvent(event)) return highlighting(state, event);
  switch (event.kind) {
    case 'annotations':
      return event.key === state.page.key ? annotated(unsaved(state), event.annotations) : state;
    case 'cited':
      return event.key === state.page.key ? { ...state, cited: event.cited } : state;
    case 'chrome':
      return { ...state, chrome: event.chrome };
    case 'save':
      return event.key === state.page.key ? saving(state, event.state) : state;
    case 'focus':
      return focused(state, event.focus);
    case 'note.typed':
      return { ...unsaved(state), note: typed(state.note, event.text) };
    case 'note.resent':
      return { ...state, note: resent(state.note) };
    case 'note.focus':
      return noteFocused(state, event.focused);
    case 'tags.chosen':
      return { ...unsaved(state), tags: chosen(state.tags, event.tags) };
    case 'status.chosen':
      return { ...unsaved(state), status: chosen(state.status, event.status) };
    case 'answered':
      return event.key === state.page.key ? changeAnswered(state, event.of, event.ok) : state;
    case 'found.forget':
      return { ...state, found: undefined };
    case 'travel':
      return { ...state, travel: event.travel };
    case 'problem':
      return { ...state, problem: event.message };
  }
}

function highlighting(state: PaperState, event: HighlightEvent): PaperState {
  const next = reduceHighlights(state.highlighting, event, state.page.annotations.highlights);
  return next === state.highlighting ? state : { ...state, highlighting: next };
}

function focused(state: PaperState, focus: Focus | undefined): PaperState {
  switch (focus?.kind) {
    case undefined:
      return state;
    case 'note':
      return { ...state, noteFocus: state.noteFocus + 1 };
    case 'selection':
      return selecting(state);
    case 'highlight':
    case 'passage':
      return highlighting(state, { kind: 'highlights.wish', wish: focus });
  }
}

/** Begins selecting with the keyboard, where something is selected or at the begin of the text. */
function selecting(state: PaperState): PaperState {
  const { page, strings } = state;
  const { selection } = state.highlighting;
  const caret = selection === undefined ? firstCaret(page) : caretAt(selection);
  const text = `${strings.selectionModeOn} ${strings.selectionModeHelp}`;
  return highlighting(highlighting(state, { kind: 'highlights.caret', caret }), {
    kind: 'highlights.say',
    text,
  });
}

function shown(state: PanelState, event: Extract<ToPage, { kind: 'show' }>): PaperState {
  const { page, chrome, strings, found } = event;
  if (state.kind === 'paper' && state.page.key === page.key) {
    const again = annotated(
      textShown({ ...state, chrome, strings, found }, page),
      page.annotations,
    );
    return focused({ ...again, travel: undefined }, event.focus);
  }
  const { note, tags, status } = page.annotations;
  const travel = state.kind === 'paper' ? state.travel : undefined;
  const paper: PaperState = {
    kind: 'paper',
    page,
    chrome,
    strings,
    cited: [],
    note: noteField(note),
    tags: settled(tags),
    status: settled(status),
    saving: { spoken: '', said: false },
    problem: undefined,
    travel: undefined,
    arrived: travel,
    noteFocus: 0,
    highlighting: NO_HIGHLIGHTING,
    found,
  };
  return focused(paper, event.focus);
}

/** The same paper again. Offsets of what is being selected are of no use in another text. */
function textShown(state: PaperState, page: Page): PaperState {
  const same = fieldsOf(state.page) === fieldsOf(page);
  const { highlighting } = state;
  if (same) return { ...state, page };
  const none = { selection: undefined, caret: undefined };
  return { ...state, page, highlighting: { ...highlighting, ...none } };
}

function fieldsOf({ title, abstract }: Page): string {
  return JSON.stringify([title, abstract]);
}

function annotated(state: PaperState, annotations: PageAnnotations): PaperState {
  return {
    ...state,
    page: { ...state.page, annotations },
    highlighting: highlightsHeard(state.highlighting, annotations.highlights),
    note: heard(state.note, annotations.note),
    tags: told(state.tags, annotations.tags),
    status: told(state.status, annotations.status),
  };
}

function saving(state: PaperState, next: SaveState): PaperState {
  const { saving: before, strings, note } = state;
  const quiet = note.focused && before.said;
  if (next.kind !== 'saved') {
    return { ...state, saving: { ...before, state: next, spoken: quiet ? before.spoken : '' } };
  }
  return { ...state, saving: { state: next, spoken: strings.saved, said: note.focused } };
}

/** What was saved is not what is there now, until that is saved, too. */
function unsaved(state: PaperState): PaperState {
  if (state.saving.state?.kind !== 'saved') return state;
  const { spoken, said } = state.saving;
  return { ...state, saving: { spoken, said } };
}

function noteFocused(state: PaperState, focused: boolean): PaperState {
  const saved = { ...state.saving, said: false };
  return { ...state, note: { ...state.note, focused }, saving: saved };
}

function changeAnswered(state: PaperState, of: Change, ok: boolean): PaperState {
  switch (of) {
    case 'note':
      return { ...state, note: answered(state.note, ok) };
    case 'tags':
      return { ...state, tags: confirmed(state.tags, ok) };
    case 'status':
      return { ...state, status: confirmed(state.status, ok) };
  }
}
