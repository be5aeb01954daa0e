/** The caret of selecting by keyboard: browsers draw none in text that can't be edited. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperProps } from '../props.ts';
import type { Caret } from './movement.ts';
import { domRange } from './selection.ts';

export function SelectionCaret({ state }: Pick<PaperProps, 'state'>) {
  const { caret } = state.highlighting;
  return caret === undefined ? null : <Drawn caret={caret} />;
}

/** Placed in the page, not in the window, so that it scrolls along. */
function Drawn({ caret }: { readonly caret: Caret }) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = line.current;
    const window = element?.ownerDocument.defaultView;
    if (element === null || !window) return undefined;
    const draw = (): void => {
      drawAt(element, caret, window);
    };
    draw();
    element.scrollIntoView({ block: 'nearest' });
    window.addEventListener('resize', draw);
    return () => {
      window.removeEventListener('resize', draw);
    };
  }, [caret]);
  return <div class="text-caret" aria-hidden="true" ref={line} />;
}

function drawAt(element: HTMLElement, { field, focus }: Caret, window: Window): void {
  const range = domRange(element.ownerDocument, { field, start: focus, end: focus });
  const box = range?.getClientRects()[0];
  if (box === undefined) return;
  element.style.top = `${String(box.top + window.scrollY)}px`;
  element.style.left = `${String(box.left + window.scrollX)}px`;
  element.style.height = `${String(box.height)}px`;
}
