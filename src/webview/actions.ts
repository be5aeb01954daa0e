/** All that a reader can do on the page: each changes the state at once and asks the host. */
import type { ReadingStatus } from '../core/annotations/annotation.ts';
import type { CopyFormat } from '../shared/messages.ts';
import { asker, withPaperOf, type ActionContext, type Ask, type WithPaper } from './ask.ts';
import { highlightActions, type HighlightActions } from './highlights/actions.ts';
import { mustResend } from './noteField.ts';

export interface Actions extends HighlightActions {
  readonly typeNote: (text: string) => void;
  readonly focusNote: (focused: boolean) => void;
  readonly editNote: () => void;
  readonly setTags: (tags: readonly string[]) => void;
  readonly setStatus: (status: ReadingStatus) => void;
  readonly cite: () => void;
  readonly copy: (format: CopyFormat) => void;
  readonly openPaper: (key: string) => void;
  readonly goToCitation: (document: string, line: number) => void;
  readonly showTopic: (id: string) => void;
  readonly openLink: (url: string) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly keepOpen: () => void;
  readonly dismiss: () => void;
  /** Takes away what is marked as found by a search. */
  readonly forgetFound: () => void;
}

export function createActions(context: ActionContext): Actions {
  const ask = asker(context);
  const withPaper = withPaperOf(context);
  return {
    ...annotationActions(context, ask, withPaper),
    ...travelActions(context, ask, withPaper),
    ...highlightActions(context, ask, withPaper),
    cite: () => {
      withPaper((_paper, key) => void ask('paper.cite', { key }));
    },
    copy: (format) => {
      withPaper((_paper, key) => void ask('paper.copy', { key, format }));
    },
    goToCitation: (document, line) => {
      withPaper((_paper, key) => void ask('citation.open', { key, document, line }));
    },
    showTopic: (id) => void ask('topic.show', { id }),
    openLink: (url) => void ask('link.open', { url }),
    keepOpen: () => {
      withPaper(({ chrome }) => {
        if (!chrome.keptOpen) void ask('panel.keepOpen', {});
      });
    },
    dismiss: () => {
      context.dispatch({ kind: 'problem' });
    },
    forgetFound: () => {
      withPaper(({ strings }) => {
        context.dispatch({ kind: 'found.forget' });
        context.dispatch({ kind: 'highlights.say', text: strings.foundForgotten });
        void ask('found.forget', {});
      });
    },
  };
}

function annotationActions(context: ActionContext, ask: Ask, withPaper: WithPaper) {
  const { dispatch } = context;
  const settle = (key: string, of: 'tags' | 'status', answer: Promise<boolean>): void => {
    void answer.then((ok) => {
      dispatch({ kind: 'answered', key, of, ok });
    });
  };
  const resendNote = (): void => {
    withPaper(({ note }, key) => {
      if (!mustResend(note)) return;
      dispatch({ kind: 'note.resent' });
      void sendNote(key, note.text);
    });
  };
  const sendNote = async (key: string, note: string): Promise<void> => {
    const ok = await ask('note.change', { key, note });
    dispatch({ kind: 'answered', key, of: 'note', ok });
    if (ok) resendNote();
  };
  return {
    typeNote: (note: string) => {
      dispatch({ kind: 'note.typed', text: note });
      withPaper((_paper, key) => void sendNote(key, note));
    },
    focusNote: (focused: boolean) => {
      dispatch({ kind: 'note.focus', focused });
      if (focused) return;
      resendNote();
      withPaper((_paper, key) => void ask('note.commit', { key }));
    },
    editNote: () => {
      withPaper((_paper, key) => void ask('note.edit', { key }));
    },
    setTags: (tags: readonly string[]) => {
      dispatch({ kind: 'tags.chosen', tags });
      withPaper((_paper, key) => {
        settle(key, 'tags', ask('tags.set', { key, tags }));
      });
    },
    setStatus: (status: ReadingStatus) => {
      dispatch({ kind: 'status.chosen', status });
      withPaper((_paper, key) => {
        settle(key, 'status', ask('status.set', { key, status }));
      });
    },
  };
}

function travelActions({ dispatch }: ActionContext, ask: Ask, withPaper: WithPaper) {
  /** The next paper shown is the one asked for here, unless the host refuses. */
  const going = async (answer: Promise<boolean>): Promise<void> => {
    if (!(await answer)) dispatch({ kind: 'travel' });
  };
  return {
    openPaper: (key: string) => {
      dispatch({ kind: 'travel', travel: 'open' });
      void going(ask('paper.open', { key }));
    },
    back: () => {
      withPaper(({ chrome }) => {
        if (!chrome.canGoBack) return;
        dispatch({ kind: 'travel', travel: 'history' });
        void going(ask('history.back', {}));
      });
    },
    forward: () => {
      withPaper(({ chrome }) => {
        if (!chrome.canGoForward) return;
        dispatch({ kind: 'travel', travel: 'history' });
        void going(ask('history.forward', {}));
      });
    },
  };
}
