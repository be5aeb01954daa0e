/** The page's few icons, drawn here in the current colour: no font, no image. Decoration only. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { ReadingStatus } from '../core/annotations/annotation.ts';

const LINES = {
  back: 'M13 8H3.5M7.5 4l-4 4 4 4',
  forward: 'M3 8h9.5M8.5 4l4 4-4 4',
  remove: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  edit: 'M3 13l.7-3L10.8 2.9l2.3 2.3L6 12.3zM9.3 4.4l2.3 2.3',
  comment: 'M2.5 3.5h11v7.5H7.5L5 13.5V11H2.5z',
  tag: 'M2.5 8.5v-6h6l5 5-6 6zM5.25 5.25h.01',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H7',
  redo: 'M10.5 3l3 3-3 3M13.5 6h-7a3.5 3.5 0 0 0 0 7H9',
  add: 'M8 3v10M3 8h10',
  caret: 'M6 2.5h4M6 13.5h4M8 2.5v11',
  external: 'M6.5 4H3.5v8.5H12v-3M9 3.5h3.5V7M12.25 3.75L7.5 8.5',
} as const;

export type IconName = keyof typeof LINES;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <Drawing>
      <path d={LINES[name]} />
    </Drawing>
  );
}

/** Opening quotation marks. */
export function QuoteIcon() {
  return (
    <Drawing>
      <path d="M2.8 12V8.6h3.4V12zM9.2 12V8.6h3.4V12z" fill="currentColor" />
      <path d="M2.8 9V8.2c0-2.2 1-3.6 2.9-4.2M9.2 9V8.2c0-2.2 1-3.6 2.9-4.2" />
    </Drawing>
  );
}

/** A pin: standing when the paper stays open, leaning when the next one takes its place. */
export function PinIcon({ pinned }: { readonly pinned: boolean }) {
  return (
    <Drawing>
      <g transform={pinned ? 'rotate(0)' : 'rotate(45 8 8)'}>
        <path
          d="M5.5 2.5h5M6.5 2.5v4L4.5 9.5h7l-2-3v-4M8 9.5v4.5"
          fill={pinned ? 'currentColor' : 'none'}
        />
      </g>
    </Drawing>
  );
}

/** Empty, half and full: unread, reading, read, as in the Library. */
export function StatusIcon({ status }: { readonly status: ReadingStatus }) {
  return (
    <Drawing>
      <circle cx="8" cy="8" r="4.75" fill={status === 'read' ? 'currentColor' : 'none'} />
      {status === 'reading' && <path d="M8 3.25a4.75 4.75 0 0 0 0 9.5z" fill="currentColor" />}
    </Drawing>
  );
}

function Drawing({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}
