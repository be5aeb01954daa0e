/**
 * The note: Markdown as it is written, every input sent at once. The field's value is set here by
 * hand and only when it differs, so that drawing never moves the caret.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelStrings } from '../shared/messages.ts';
import { caretAfter } from './noteField.ts';

export interface NoteProps {
  readonly text: string;
  /** Grows with every wish to have the caret here. */
  readonly wishes: number;
  readonly strings: PanelStrings;
  readonly type: (text: string) => void;
  readonly focus: (focused: boolean) => void;
}

const MIN_ROWS = 6;
const MAX_ROWS = 40;

export function Note({ text, wishes, strings, type, focus }: NoteProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (field.current !== null) setText(field.current, text);
  }, [text]);
  useLayoutEffect(() => {
    if (wishes > 0) field.current?.focus();
  }, [wishes]);
  return (
    <section class="note">
      <h2>
        <label for="note">{strings.note}</label>
      </h2>
      <textarea
        id="note"
        ref={field}
        rows={rowsFor(text)}
        placeholder={strings.notePlaceholder}
        spellcheck
        onInput={(event) => {
          type(event.currentTarget.value);
        }}
        onFocus={() => {
          focus(true);
        }}
        onBlur={() => {
          focus(false);
        }}
      />
    </section>
  );
}

/** For browsers that don't size a field by its content (`field-sizing`): by its lines at least. */
function rowsFor(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines < MAX_ROWS; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return Math.max(MIN_ROWS, lines + 1);
}

function setText(field: HTMLTextAreaElement, text: string): void {
  const before = field.value;
  if (before === text) return;
  const { selectionStart, selectionEnd } = field;
  field.value = text;
  field.setSelectionRange(
    caretAfter(before, text, selectionStart),
    caretAfter(before, text, selectionEnd),
  );
}
