/** A text field's value set by hand, so that drawing never moves the caret. */
import { caretAfter } from './noteField.ts';

/** Gives the field another text; the caret stays where it was among the words. */
export function setText(field: HTMLTextAreaElement, text: string): void {
  const { value: before, selectionStart, selectionEnd } = field;
  if (before === text) return;
  field.value = text;
  field.setSelectionRange(
    caretAfter(before, text, selectionStart),
    caretAfter(before, text, selectionEnd),
  );
}
