/** Alt+Left and Alt+Right go through the papers shown, except where they move a caret. */
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
    if (go === undefined || isTextField(event.target)) return;
    // Not only prevented but stopped: VS Code would go through its editors on the same keys.
    event.preventDefault();
    event.stopPropagation();
    go();
  };
  document.addEventListener('keydown', pressed);
  return () => {
    document.removeEventListener('keydown', pressed);
  };
}

function isTextField(target: EventTarget | null): boolean {
  return target !== null && 'matches' in target && (target as Element).matches(TEXT_FIELDS);
}
