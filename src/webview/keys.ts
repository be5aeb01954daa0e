/**
 * Alt+Left and Alt+Right go through the papers shown. In a text field they don't: on macOS they move the
 * caret there, elsewhere they do nothing, since leaving a half-written note is never meant.
 */
import type { Actions } from './actions.ts';

const TEXT_FIELDS = 'textarea, select, [contenteditable], input:not([type="radio"])';

/** Listens until the function that it gives is called. */
export function listenForHistoryKeys(
  document: Document,
  { back, forward }: Pick<Actions, 'back' | 'forward'>,
): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const go = { ArrowLeft: back, ArrowRight: forward }[event.key];
    if (go === undefined) return;
    const writing = isTextField(event.target);
    if (writing && isMac(document)) return;
    // Not only prevented but stopped: VS Code would go through its editors on the same keys.
    event.preventDefault();
    event.stopPropagation();
    if (!writing) go();
  };
  document.addEventListener('keydown', pressed);
  return () => {
    document.removeEventListener('keydown', pressed);
  };
}

export function isMac({ defaultView }: Document): boolean {
  return /^Mac/u.test(defaultView?.navigator.platform ?? '');
}

export function isTextField(target: EventTarget | null): boolean {
  return target !== null && 'matches' in target && (target as Element).matches(TEXT_FIELDS);
}
