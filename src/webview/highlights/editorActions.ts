/** What can be done in the editor of a highlight: every input is sent at once, so that none is lost. */
import type { HighlightColour } from '../../core/annotations/annotation.ts';
import type { ActionContext, Ask, WithPaper } from '../ask.ts';
import { mustResend } from '../noteField.ts';
import type { Editor, EditorChange, EditorPart } from './state.ts';

export interface EditorActions {
  readonly edit: (id: string, part?: EditorPart) => void;
  readonly closeEditor: () => void;
  readonly typeComment: (text: string) => void;
  /** The field of a highlight's comment got the focus, or lost it. */
  readonly focusComment: (id: string, focused: boolean) => void;
  readonly setHighlightTags: (tags: readonly string[]) => void;
  readonly setColour: (colour: HighlightColour) => void;
  readonly setLocator: (locator: string) => void;
}

export function editorActions(
  { dispatch }: ActionContext,
  ask: Ask,
  withPaper: WithPaper,
): EditorActions {
  const withEditor = (work: (editor: Editor, key: string) => void): void => {
    withPaper(({ highlighting: { editor } }, key) => {
      if (editor !== undefined) work(editor, key);
    });
  };
  const settle = (id: string, of: EditorChange, answer: Promise<boolean>): Promise<boolean> =>
    answer.then((ok) => {
      dispatch({ kind: 'editor.answered', id, of, ok });
      return ok;
    });
  const sendComment = async (key: string, id: string, comment: string): Promise<void> => {
    const ok = await settle(id, 'comment', ask('highlight.change', { key, id, comment }));
    if (ok) resendComment();
  };
  const resendComment = (): void => {
    withEditor(({ id, comment }, key) => {
      if (!mustResend(comment)) return;
      dispatch({ kind: 'comment.resent' });
      void sendComment(key, id, comment.text);
    });
  };
  return {
    edit: (id, part = 'comment') => {
      dispatch({ kind: 'highlights.edit', id, part });
    },
    closeEditor: () => {
      dispatch({ kind: 'highlights.close' });
    },
    typeComment: (text) => {
      dispatch({ kind: 'comment.typed', text });
      withEditor(({ id }, key) => void sendComment(key, id, text));
    },
    focusComment: (id, focused) => {
      dispatch({ kind: 'comment.focus', id, focused });
      if (!focused) resendComment();
    },
    setHighlightTags: (tags) => {
      dispatch({ kind: 'editor.tags', tags });
      withEditor(
        ({ id }, key) => void settle(id, 'tags', ask('highlight.change', { key, id, tags })),
      );
    },
    setColour: (colour) => {
      dispatch({ kind: 'editor.colour', colour });
      dispatch({ kind: 'highlights.colour', colour });
      withEditor(
        ({ id }, key) => void settle(id, 'colour', ask('highlight.change', { key, id, colour })),
      );
    },
    setLocator: (locator) => {
      withEditor(({ id }, key) => void ask('highlight.change', { key, id, locator }));
    },
  };
}
