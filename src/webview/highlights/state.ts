/**
 * What the page knows of highlights beyond the highlights themselves: what is selected, which one is
 * being edited, moved or looked at. Pure, as `store.ts` is, which it is a part of.
 */
import type { HighlightColour } from '../../core/annotations/annotation.ts';
import type { PageHighlight } from '../../core/view/page.ts';
import type { Focus, ForeignDraft } from '../../shared/messages.ts';
import { answered, heard, noteField, resent, typed, type NoteField } from '../noteField.ts';
import { chosen, confirmed, settled, told, type Settled } from '../settled.ts';
import type { Caret } from './movement.ts';
import { sameRange, type TextRange } from './textRange.ts';

/** Where the editor begins. */
export type EditorPart = 'comment' | 'tags';

/** The editor of one highlight. What is written in it is the page's until the host has it. */
export interface Editor {
  readonly id: string;
  readonly part: EditorPart;
  /** As it was last seen; absent until the host has made it. It may be gone meanwhile. */
  readonly highlight: PageHighlight | undefined;
  readonly comment: NoteField;
  readonly tags: Settled<readonly string[]>;
  readonly colour: Settled<HighlightColour>;
}

/** Something to be brought before the reader: each a new object, fulfilled once. */
export type Wish = Exclude<Focus, { kind: 'note' | 'selection' }>;

export interface HighlightsState {
  /** Words selected, as the tool bar would mark them. */
  readonly selection: TextRange | undefined;
  /** Set while one selects with the keyboard. */
  readonly caret: Caret | undefined;
  readonly editor: Editor | undefined;
  /** The highlight for which another passage is being chosen. */
  readonly choosing: string | undefined;
  /** The one that the reader was led to last. */
  readonly current: string | undefined;
  /** The colour used last. */
  readonly colour: HighlightColour;
  readonly wish: Wish | undefined;
  /** The form for a passage from elsewhere, and what is written in it; kept while it is closed too. */
  readonly adding: { readonly open: boolean; readonly draft: ForeignDraft | undefined };
  /** What a screen reader is told; the number makes the same words new ones. */
  readonly said: { readonly text: string; readonly count: number };
}

export const NO_HIGHLIGHTING: HighlightsState = {
  selection: undefined,
  caret: undefined,
  editor: undefined,
  choosing: undefined,
  current: undefined,
  colour: 'yellow',
  wish: undefined,
  adding: { open: false, draft: undefined },
  said: { text: '', count: 0 },
};

export type EditorChange = 'comment' | 'tags' | 'colour';

export type HighlightEvent =
  | { readonly kind: 'highlights.selected'; readonly range: TextRange | undefined }
  | { readonly kind: 'highlights.caret'; readonly caret: Caret | undefined }
  | { readonly kind: 'highlights.edit'; readonly id: string; readonly part: EditorPart }
  /** With an id, only the editor of that one. */
  | { readonly kind: 'highlights.close'; readonly id?: string }
  | { readonly kind: 'highlights.choose'; readonly id: string | undefined }
  | { readonly kind: 'highlights.wish'; readonly wish: Wish }
  | { readonly kind: 'highlights.colour'; readonly colour: HighlightColour }
  | { readonly kind: 'highlights.adding'; readonly open: boolean }
  | { readonly kind: 'highlights.draft'; readonly draft: ForeignDraft | undefined }
  | { readonly kind: 'highlights.say'; readonly text: string }
  | { readonly kind: 'comment.typed'; readonly text: string }
  | { readonly kind: 'comment.resent' }
  | { readonly kind: 'comment.focus'; readonly id: string; readonly focused: boolean }
  | { readonly kind: 'editor.tags'; readonly tags: readonly string[] }
  | { readonly kind: 'editor.colour'; readonly colour: HighlightColour }
  | {
      readonly kind: 'editor.answered';
      readonly id: string;
      readonly of: EditorChange;
      readonly ok: boolean;
    };

type EditorEvent = Exclude<HighlightEvent, { kind: `highlights.${string}` }>;

export function isHighlightEvent(event: { readonly kind: string }): event is HighlightEvent {
  return /^(?:highlights|comment|editor)\./u.test(event.kind);
}

function isEditorEvent(event: HighlightEvent): event is EditorEvent {
  return !event.kind.startsWith('highlights.');
}

type Known = readonly PageHighlight[];

export function reduceHighlights(
  state: HighlightsState,
  event: HighlightEvent,
  highlights: Known,
): HighlightsState {
  if (isEditorEvent(event)) {
    if (state.editor === undefined) return state;
    return { ...state, editor: unlessGone(reduceEditor(state.editor, event), highlights) };
  }
  switch (event.kind) {
    case 'highlights.selected':
      return sameRange(state.selection, event.range) ? state : { ...state, selection: event.range };
    case 'highlights.caret':
      return { ...state, caret: event.caret };
    case 'highlights.edit':
      return { ...state, editor: opened(event.id, event.part, highlights) };
    case 'highlights.close':
      return closed(state, event.id);
    case 'highlights.choose':
      return { ...state, choosing: event.id, editor: undefined };
    case 'highlights.wish':
      return wished(state, event.wish);
    case 'highlights.colour':
      return { ...state, colour: event.colour };
    case 'highlights.adding':
      return { ...state, adding: { ...state.adding, open: event.open } };
    case 'highlights.draft':
      return { ...state, adding: { ...state.adding, draft: event.draft } };
    case 'highlights.say':
      return { ...state, said: { text: event.text, count: state.said.count + 1 } };
  }
}

function wished(state: HighlightsState, wish: Wish): HighlightsState {
  return { ...state, wish, current: wish.kind === 'highlight' ? wish.id : state.current };
}

function closed(state: HighlightsState, id: string | undefined): HighlightsState {
  const { editor } = state;
  if (editor === undefined || (id !== undefined && id !== editor.id)) return state;
  return { ...state, editor: undefined };
}

function reduceEditor(editor: Editor, event: EditorEvent): Editor {
  const { comment } = editor;
  switch (event.kind) {
    case 'comment.typed':
      return { ...editor, comment: typed(comment, event.text) };
    case 'comment.resent':
      return { ...editor, comment: resent(comment) };
    case 'comment.focus':
      if (event.id !== editor.id) return editor;
      return { ...editor, comment: { ...comment, focused: event.focused } };
    case 'editor.tags':
      return { ...editor, tags: chosen(editor.tags, event.tags) };
    case 'editor.colour':
      return { ...editor, colour: chosen(editor.colour, event.colour) };
    case 'editor.answered':
      return event.id === editor.id ? changeAnswered(editor, event.of, event.ok) : editor;
  }
}

function changeAnswered(editor: Editor, of: EditorChange, ok: boolean): Editor {
  switch (of) {
    case 'comment':
      return { ...editor, comment: answered(editor.comment, ok) };
    case 'tags':
      return { ...editor, tags: confirmed(editor.tags, ok) };
    case 'colour':
      return { ...editor, colour: confirmed(editor.colour, ok) };
  }
}

function opened(id: string, part: EditorPart, highlights: Known): Editor {
  const highlight = highlights.find((candidate) => candidate.id === id);
  return {
    id,
    part,
    highlight,
    comment: noteField(highlight?.comment ?? ''),
    tags: settled(highlight?.tags ?? []),
    colour: settled(highlight?.colour ?? 'yellow'),
  };
}

/** The highlights are these now: what belongs to one that is gone ends, but for words being written. */
export function highlightsHeard(state: HighlightsState, highlights: Known): HighlightsState {
  const has = (id: string): boolean => highlights.some((highlight) => highlight.id === id);
  const { editor, choosing, current } = state;
  return {
    ...state,
    editor: editor && editorHeard(editor, highlights),
    choosing: choosing !== undefined && has(choosing) ? choosing : undefined,
    current: current !== undefined && has(current) ? current : undefined,
  };
}

function editorHeard(editor: Editor, highlights: Known): Editor | undefined {
  const { id, part, comment } = editor;
  const highlight = highlights.find((candidate) => candidate.id === id);
  if (highlight === undefined) return unlessGone(editor, highlights);
  if (editor.highlight === undefined) return opened(id, part, highlights);
  return {
    ...editor,
    highlight,
    comment: heard(comment, highlight.comment),
    tags: told(editor.tags, highlight.tags),
    colour: told(editor.colour, highlight.colour),
  };
}

/** Closed when its highlight is gone; kept open while the host has not taken what was written. */
function unlessGone(editor: Editor, highlights: Known): Editor | undefined {
  const { id, highlight, comment } = editor;
  const expected = highlight === undefined || highlights.some((candidate) => candidate.id === id);
  return expected || comment.pending > 0 || comment.refused ? editor : undefined;
}
