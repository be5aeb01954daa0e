/**
 * The note's field as a value: what it shows, and what of it the host is known to have. Pure.
 *
 * The rule for a text that arrives from the host (`heard`):
 * 1. The text in the field: both agree; everything sent before it is settled.
 * 2. While the field has the focus or an input is unanswered, one of the texts that this page sent
 *    itself: an echo, maybe an older one. It never overwrites what has been typed since.
 * 3. A truly different text, with nothing here that the host lacks: it is shown, also while the field
 *    has the focus (the caret keeps its place, `caretAfter`).
 * 4. A truly different text while an input is unanswered or was refused: the user's text stays. Once
 *    the host has answered it is sent again (`mustResend`), since the host may have stored the other
 *    one after it; so both end with what the user sees.
 */

export interface NoteField {
  readonly text: string;
  readonly focused: boolean;
  /** Texts sent and not yet heard back, oldest first. */
  readonly sent: readonly string[];
  /** Inputs sent that the host has not answered. */
  readonly pending: number;
  /** The host refused the last input, or did not answer: it does not have what the field shows. */
  readonly refused: boolean;
  /** Another text came and was not shown (rule 4). */
  readonly overruled: boolean;
}

/** Echoes later than this many inputs are taken for outside changes; bounds the memory held. */
const REMEMBERED = 32;

export function noteField(text: string): NoteField {
  return { text, focused: false, sent: [], pending: 0, refused: false, overruled: false };
}

/** The field has a new text, which is being sent. */
export function typed(field: NoteField, text: string): NoteField {
  const sent = [...field.sent, text].slice(-REMEMBERED);
  return { ...field, text, sent, pending: field.pending + 1, refused: false };
}

/** The host answered one input. */
export function answered(field: NoteField, ok: boolean): NoteField {
  return { ...field, pending: Math.max(0, field.pending - 1), refused: field.refused || !ok };
}

/** Whether the field's text must go to the host again (rule 4, or a refused one on leaving). */
export function mustResend(field: NoteField): boolean {
  if (field.pending > 0) return false;
  return field.refused ? !field.focused : field.overruled;
}

/** The field's text is being sent again. */
export function resent(field: NoteField): NoteField {
  return { ...typed(field, field.text), overruled: false };
}

/** A text came from the host. */
export function heard(field: NoteField, text: string): NoteField {
  const unsettled = field.pending > 0 || field.refused;
  const position = field.sent.lastIndexOf(text);
  const sent = field.sent.slice(position + 1);
  if (text === field.text) return { ...field, sent, refused: false, overruled: false };
  if (position >= 0 && (field.focused || unsettled)) return { ...field, sent };
  if (unsettled) return { ...field, overruled: true };
  return { ...noteField(text), focused: field.focused };
}

/** Where the caret belongs when an outside change turns one text into another. */
export function caretAfter(before: string, after: string, caret: number): number {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  if (caret <= same) return caret;
  return Math.max(same, after.length - (before.length - caret));
}
