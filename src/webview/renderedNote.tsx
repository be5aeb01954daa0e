/**
 * The note as it reads: sanitised HTML put into the page by hand, drawn anew only when the text or the
 * papers it cites change. Links are asked of the host, never followed by the page.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CitedPaper } from '../core/view/page.ts';
import { noteHtml, PAPER_ATTRIBUTE } from './markdown.ts';
import { sanitised } from './sanitise.ts';

export interface RenderedNoteProps {
  readonly text: string;
  readonly cited: readonly CitedPaper[];
  readonly openPaper: (key: string) => void;
  readonly openLink: (url: string) => void;
}

export function RenderedNote({ text, cited, openPaper, openLink }: RenderedNoteProps) {
  const place = useRef<HTMLDivElement>(null);
  // The host sends the papers with every change of anything; only what they are called matters.
  const names = JSON.stringify(cited);
  useLayoutEffect(() => {
    if (place.current !== null) draw(place.current, text, cited);
  }, [text, names]);
  return (
    <div
      ref={place}
      class="rendered"
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (link === null) return;
        // Stopped too: the webview around the page would open the address a second time.
        event.preventDefault();
        event.stopPropagation();
        const key = link.getAttribute(PAPER_ATTRIBUTE);
        if (key === null) openLink(link.getAttribute('href') ?? '');
        else openPaper(key);
      }}
    />
  );
}

/** What can't be rendered safely stands there as it is written. */
function draw(place: HTMLElement, text: string, cited: readonly CitedPaper[]): void {
  const html = noteHtml(text, cited);
  const content = html === undefined ? undefined : sanitised(html);
  place.classList.toggle('as-written', content === undefined);
  place.replaceChildren(content ?? text);
}
