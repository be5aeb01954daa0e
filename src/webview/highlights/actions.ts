/** All that a reader can do with passages: selecting, marking, changing, moving, taking back. */
import type { HighlightColour } from '../../core/annotations/annotation.ts';
import type { ForeignDraft, PanelStrings } from '../../shared/messages.ts';
import type { ActionContext, Ask, WithPaper } from '../ask.ts';
import { format } from '../format.ts';
import type { PaperState } from '../store.ts';
import { editorActions, type EditorActions } from './editorActions.ts';
import {
  caretAt,
  firstCaret,
  moved,
  caretRange,
  passed,
  type Caret,
  type Move,
} from './movement.ts';
import { fieldText, passageOf, rangeOf, shortened, trimmed, type TextRange } from './textRange.ts';
import type { EditorPart } from './state.ts';

export interface SelectionActions {
  /** The document's selection has changed. */
  readonly selected: (range: TextRange | undefined) => void;
  readonly startSelecting: () => void;
  readonly stopSelecting: () => void;
  readonly moveCaret: (move: Move) => void;
  /** Marks what is selected. */
  readonly mark: (colour: HighlightColour) => void;
  /** Marks what is selected in the colour used last, and goes on in its editor. */
  readonly markAndEdit: (part: EditorPart) => void;
  readonly quoteSelection: () => void;
}

export interface ListActions {
  readonly goTo: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly quote: (id: string) => void;
  readonly accept: (id: string) => void;
  /** Lets the reader choose another passage for a highlight; undefined leaves it as it was. */
  readonly choosePassage: (id: string | undefined) => void;
  /** Puts the highlight for which one is being chosen on what is selected. */
  readonly usePassage: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Opens or closes the form for a passage from elsewhere; what is written in it stays. */
  readonly setAdding: (open: boolean) => void;
  /** What is written in that form; undefined forgets it. */
  readonly setDraft: (draft: ForeignDraft | undefined) => void;
  /** True once the host has it. */
  readonly addPassage: (passage: ForeignDraft) => Promise<boolean>;
}

export interface HighlightActions extends SelectionActions, ListActions, EditorActions {}

export function highlightActions(
  context: ActionContext,
  ask: Ask,
  withPaper: WithPaper,
): HighlightActions {
  return {
    ...selectionActions(context, ask, withPaper),
    ...listActions(context, ask, withPaper),
    ...placeActions(context, ask, withPaper),
    ...editorActions(context, ask, withPaper),
  };
}

function sayer({ dispatch }: ActionContext, withPaper: WithPaper) {
  return (sentence: keyof PanelStrings, ...values: readonly string[]): void => {
    withPaper(({ strings }) => {
      dispatch({ kind: 'highlights.say', text: format(strings[sentence], ...values) });
    });
  };
}

function selectionActions(
  context: ActionContext,
  ask: Ask,
  withPaper: WithPaper,
): SelectionActions {
  const { dispatch } = context;
  const say = sayer(context, withPaper);
  const marking = (colour: HighlightColour | undefined, part: EditorPart | undefined): void => {
    withPaper((paper, key) => {
      const { selection, colour: last } = paper.highlighting;
      if (selection === undefined) return;
      const id = crypto.randomUUID();
      const used = colour ?? last;
      const passage = passageOf(paper.page, selection);
      dispatch({ kind: 'highlights.colour', colour: used });
      if (part !== undefined) dispatch({ kind: 'highlights.edit', id, part });
      unselect(context, paper);
      void ask('highlight.create', { key, id, colour: used, passage }).then((ok) => {
        if (ok) say('highlighted', nameOf(paper, used));
        else if (part !== undefined) dispatch({ kind: 'highlights.close', id });
      });
    });
  };
  return {
    selected: (range) => {
      withPaper(({ page }) => {
        const words = range === undefined ? undefined : trimmed(page, range);
        dispatch({ kind: 'highlights.selected', range: words });
      });
    },
    startSelecting: () => {
      dispatch({ kind: 'focus', focus: { kind: 'selection' } });
    },
    stopSelecting: () => {
      withPaper(({ highlighting }) => {
        if (highlighting.caret === undefined) return;
        dispatch({ kind: 'highlights.caret', caret: undefined });
        say('selectionModeOff');
      });
    },
    moveCaret: (move) => {
      withPaper((paper) => {
        const before = paper.highlighting.caret;
        if (before === undefined) return;
        const caret = moved(paper.page, before, move);
        dispatch({ kind: 'highlights.caret', caret });
        dispatch({ kind: 'highlights.say', text: heardOf(paper, before, caret) });
      });
    },
    mark: (colour) => {
      marking(colour, undefined);
    },
    markAndEdit: (part) => {
      marking(undefined, part);
    },
    quoteSelection: () => {
      withPaper(({ page, highlighting: { selection } }, key) => {
        if (selection === undefined) return;
        void ask('passage.quote', { key, passage: passageOf(page, selection) });
      });
    },
  };
}

/** The tool bar goes; the caret, if there is one, stays where it was. */
function unselect({ dispatch }: ActionContext, { highlighting: { caret } }: PaperState): void {
  dispatch({ kind: 'highlights.selected', range: undefined });
  if (caret === undefined) return;
  dispatch({ kind: 'highlights.caret', caret: { ...caret, anchor: caret.focus } });
}

/** What is read out after a move: the words selected, or what the caret passed. */
function heardOf({ page, strings }: PaperState, before: Caret, caret: Caret): string {
  const range = caretRange(caret);
  if (range.start < range.end) {
    const words = fieldText(page, range.field).slice(range.start, range.end);
    return format(strings.selected, shortened(words));
  }
  const words = shortened(passed(page, before, caret));
  return words === '' ? strings.space : words;
}

function nameOf({ chrome }: PaperState, colour: HighlightColour): string {
  return chrome.colours.find((candidate) => candidate.colour === colour)?.name ?? colour;
}

type ChangeActions = Omit<ListActions, 'choosePassage' | 'usePassage' | 'goTo'>;

function listActions(context: ActionContext, ask: Ask, withPaper: WithPaper): ChangeActions {
  const say = sayer(context, withPaper);
  const step = (direction: 'undo' | 'redo'): void => {
    withPaper(({ page: { annotations } }, key) => {
      if (!annotations[direction === 'undo' ? 'canUndo' : 'canRedo']) return;
      void ask(`highlight.${direction}`, { key }).then((ok) => {
        if (ok) say(direction === 'undo' ? 'undone' : 'redone');
      });
    });
  };
  return {
    remove: (id) => {
      withPaper((_paper, key) => {
        void ask('highlight.remove', { key, id }).then((ok) => {
          if (ok) say('highlightRemoved');
        });
      });
    },
    quote: (id) => {
      withPaper((_paper, key) => void ask('highlight.quote', { key, id }));
    },
    accept: (id) => {
      withPaper((_paper, key) => {
        void ask('highlight.accept', { key, id }).then((ok) => {
          if (ok) say('accepted');
        });
      });
    },
    undo: () => {
      step('undo');
    },
    redo: () => {
      step('redo');
    },
    setAdding: (open) => {
      context.dispatch({ kind: 'highlights.adding', open });
    },
    setDraft: (draft) => {
      context.dispatch({ kind: 'highlights.draft', draft });
    },
    addPassage: async (passage) => {
      let answer: Promise<boolean> = Promise.resolve(false);
      withPaper((paper, key) => {
        context.dispatch({ kind: 'highlights.colour', colour: passage.colour });
        answer = ask('passage.add', { key, id: crypto.randomUUID(), ...passage });
        void answer.then((ok) => {
          if (ok) say('highlighted', nameOf(paper, passage.colour));
        });
      });
      return answer;
    },
  };
}

type PlaceActions = Pick<ListActions, 'choosePassage' | 'usePassage' | 'goTo'>;

function placeActions(context: ActionContext, ask: Ask, withPaper: WithPaper): PlaceActions {
  const { dispatch } = context;
  const say = sayer(context, withPaper);
  const end = (): void => {
    dispatch({ kind: 'highlights.choose', id: undefined });
    dispatch({ kind: 'highlights.caret', caret: undefined });
    dispatch({ kind: 'highlights.selected', range: undefined });
  };
  return {
    goTo: (id) => {
      dispatch({ kind: 'highlights.wish', wish: { kind: 'highlight', id } });
    },
    choosePassage: (id) => {
      if (id === undefined) {
        end();
        return;
      }
      withPaper(({ page }) => {
        const highlight = page.annotations.highlights.find((candidate) => candidate.id === id);
        if (highlight === undefined) return;
        const range = rangeOf(highlight);
        dispatch({ kind: 'highlights.choose', id });
        dispatch({
          kind: 'highlights.caret',
          caret: range === undefined ? firstCaret(page) : caretAt(range),
        });
        say('choosePassage');
      });
    },
    usePassage: () => {
      withPaper(({ page, highlighting: { choosing: id, selection } }, key) => {
        if (id === undefined) return;
        if (selection === undefined) {
          say('nothingSelected');
          return;
        }
        const passage = passageOf(page, selection);
        end();
        void ask('highlight.attach', { key, id, passage }).then((ok) => {
          if (ok) say('moved');
        });
      });
    },
  };
}
