/**
 * The protocol between Gloss and its script in a notebook, which prints citations in Markdown cells: each cell as it
 * is to be printed, by its text. What arrives in the notebook is checked there: other scripts can speak to it.
 */
import type { PrintedCell } from '../core/preview/notebook.ts';
import type { FormattedCitation } from '../core/preview/formatted.ts';
import { count, flag, list, record, text, type Parsed, type Shape } from './shape.ts';

/** Of the renderer that the extension contributes. */
export const NOTEBOOK_RENDERER = 'gloss.citations';

/** All that is printed in a notebook; the whole of it, whenever any of it has changed. */
export interface PrintedNotebook {
  readonly cells: readonly PrintedCell[];
  /** Of the way back to the one citation of a work, and to one of several: {0} of {1}. */
  readonly back: { readonly one: string; readonly several: string };
}

/** The script says `ready` when it is loaded, and gets the notebook; `reveal` when a place is not drawn yet. */
export type FromNotebook =
  { readonly kind: 'ready' } | { readonly kind: 'reveal'; readonly place: string };

const LONGEST = 10_000_000;
const MOST = 1_000_000;

const words = text(LONGEST);
const numbers = list(count, MOST);

const citation: Shape<FormattedCitation> = (value, at) => {
  const read = record<{ html: string }, { note: string; isWritten: boolean }>(
    { html: words },
    { note: words, isWritten: flag },
  )(value, at);
  return read.ok ? { ok: true, value: { note: undefined, ...read.value } } : read;
};

const reference = record<
  { key: string; html: string; text: string },
  { places: readonly number[] }
>({ key: words, html: words, text: words }, { places: numbers });

const printedList = record<
  Pick<NonNullable<PrintedCell['list']>, 'references' | 'hasHangingIndent'>,
  { title: string; remark: string }
>({ references: list(reference, MOST), hasHangingIndent: flag }, { title: words, remark: words });

const cell = record<
  Pick<PrintedCell, 'text' | 'citations' | 'before' | 'movesIntoQuotes'>,
  { id: string; notesFirst: boolean; list: NonNullable<PrintedCell['list']> }
>(
  {
    text: words,
    citations: list(citation, MOST),
    before: record<PrintedCell['before']>({ citations: count, notes: count }),
    movesIntoQuotes: flag,
  },
  { id: words, notesFirst: flag, list: printedList },
);

const notebook = record<PrintedNotebook>({
  cells: list(cell, MOST),
  back: record<PrintedNotebook['back']>({ one: words, several: words }),
});

export function parsePrintedNotebook(value: unknown): Parsed<PrintedNotebook> {
  return notebook(value, '');
}

const fromNotebook = record<{ kind: string }, { place: string }>({ kind: words }, { place: words });

export function parseFromNotebook(value: unknown): FromNotebook | undefined {
  const read = fromNotebook(value, '');
  if (!read.ok) return undefined;
  const { kind, place } = read.value;
  if (kind === 'ready') return { kind };
  return kind === 'reveal' && place !== undefined ? { kind, place } : undefined;
}
