/** A comment as it is being written; drawing never moves the caret. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useElementId } from '../elementId.ts';
import type { PanelStrings } from '../../shared/messages.ts';
import { LIMITS } from '../../shared/parse.ts';
import { setText } from '../setText.ts';

export interface CommentFieldProps {
  readonly text: string;
  readonly strings: PanelStrings;
  readonly type: (text: string) => void;
  readonly focus?: (focused: boolean) => void;
}

export function CommentField({ text, strings, type, focus }: CommentFieldProps) {
  const id = useElementId();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (field.current !== null) setText(field.current, text);
  }, [text]);
  return (
    <div class="field">
      <label for={id}>{strings.comment}</label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        maxLength={LIMITS.comment}
        placeholder={strings.commentPlaceholder}
        spellcheck
        onInput={(event) => {
          type(event.currentTarget.value);
        }}
        onFocus={() => focus?.(true)}
        onBlur={() => focus?.(false)}
      />
    </div>
  );
}
