/**
 * The Markdown cells of a notebook, which are one document to pandoc and Quarto: each is read for itself, all are
 * printed together, and each gets what is printed of it.
 */
import type { PrintedCitation } from '../citations/pandoc/readPandoc.ts';
import type { FormattedCitation } from './formatted.ts';
import {
  placesOf,
  type Before,
  type ListedReference,
  type Place,
  type PrintedDocument,
} from './html.ts';
import { hasReferencesPlace, readingOf, type Reading } from './reading.ts';

export interface CellText {
  readonly text: string;
  /** By which cells with the same text are told apart; undefined where the notebook's format has none. */
  readonly id: string | undefined;
}

interface ReadCell extends CellText {
  readonly reading: Pick<Reading, 'citations' | 'parts'>;
  /** How many citations stand in the cells before it. */
  readonly first: number;
}

export interface NotebookReading {
  readonly cells: readonly ReadCell[];
  /** Of all cells, as if these stood one behind the other. */
  readonly citations: readonly PrintedCitation[];
}

/** What is printed of a cell: plain data. */
export interface PrintedCell extends Partial<Pick<CellText, 'id'>> {
  readonly text: string;
  readonly citations: readonly FormattedCitation[];
  readonly before: Before;
  readonly movesIntoQuotes: boolean;
  readonly notesFirst?: boolean | undefined;
  /** In the cell in which the references stand. */
  readonly list?: PrintedList | undefined;
}

export interface PrintedList {
  readonly references: readonly ListedReference[];
  readonly hasHangingIndent: boolean;
  readonly title?: string | undefined;
  readonly remark?: string | undefined;
}

const NOTHING: ReadCell['reading'] = { citations: [], parts: [] };

/**
 * @param cells in the order of the notebook
 * @param before the reading of an earlier state: what is written as then is not read again
 */
export function readNotebook(
  cells: readonly CellText[],
  before?: NotebookReading,
): NotebookReading {
  const known = new Map(before?.cells.map(({ text, reading }) => [text, reading]));
  const read: ReadCell[] = [];
  const citations: PrintedCitation[] = [];
  let start = 0;
  for (const { text: written, id } of cells) {
    const text = normalized(written);
    const reading = known.get(text) ?? readingOf(text) ?? NOTHING;
    read.push({ text, id, reading, first: citations.length });
    for (const { citation, printedAt } of reading.citations) {
      const moved = { ...citation, start: citation.start + start, end: citation.end + start };
      citations.push({ citation: moved, printedAt: printedAt + start });
    }
    start += text.length + 1;
  }
  return { cells: read, citations };
}

/** What is printed of each cell that has citations or the references; the others are as they are. */
export function printedCells(
  { cells }: NotebookReading,
  document: PrintedDocument,
): readonly PrintedCell[] {
  const place = placeOfReferences(cells);
  const { citations, movesIntoQuotes, notesFirst } = document;
  return cells.flatMap((cell): readonly PrintedCell[] => {
    const { text, id, first, reading } = cell;
    const own = citations.slice(first, first + reading.citations.length);
    if (own.length === 0 && cell !== place) return [];
    const notes = citations.slice(0, first).filter(({ note }) => note !== undefined).length;
    const before = { citations: first, notes };
    const list = cell === place ? listOf(document, cells) : undefined;
    return [{ text, id, citations: own, before, movesIntoQuotes, notesFirst, list }];
  });
}

function listOf(
  { references, hasHangingIndent, showsReferences, title, remark }: PrintedDocument,
  cells: readonly ReadCell[],
): PrintedList {
  const listed = showsReferences ? withPlaces(references, cells) : [];
  return { references: listed, hasHangingIndent, title, remark };
}

/** The cell that says so, else the last that has anything in it. */
function placeOfReferences(cells: readonly ReadCell[]): ReadCell | undefined {
  return (
    cells.find(({ text }) => hasReferencesPlace(text)) ??
    cells.findLast(({ text }) => text.trim() !== '')
  );
}

/** The number of the cell that a place is in; -1 where there is none. */
export function placeCell({ cells }: NotebookReading, place: Place): number {
  if (place.kind === 'reference')
    return cells.findIndex((cell) => cell === placeOfReferences(cells));
  const { index } = place;
  return cells.findLastIndex(
    ({ first, reading }) => first <= index && reading.citations.length > 0,
  );
}

function withPlaces(
  references: PrintedDocument['references'],
  cells: readonly ReadCell[],
): readonly ListedReference[] {
  const places = new Map<string, number[]>();
  for (const { first, reading } of cells) {
    for (const [key, inCell] of placesOf(reading)) {
      places.set(key, [...(places.get(key) ?? []), ...inCell.map((index) => first + index)]);
    }
  }
  return references.map((entry) => ({ ...entry, places: places.get(entry.key) ?? [] }));
}

/** What is printed of a cell, found by its text; undefined where nothing is. */
export function findPrinted(
  cells: readonly PrintedCell[],
  text: string,
  id: string | undefined,
): PrintedCell | undefined {
  const wanted = normalized(text);
  const alike = cells.filter((cell) => cell.text === wanted);
  return alike.find((cell) => cell.id === id) ?? alike[0];
}

export function cellDocument({ list, ...cell }: PrintedCell): PrintedDocument {
  const { citations, before, movesIntoQuotes, notesFirst } = cell;
  return {
    ...{ citations, before, movesIntoQuotes, notesFirst },
    references: list?.references ?? [],
    hasHangingIndent: list?.hasHangingIndent ?? false,
    showsReferences: list !== undefined,
    title: list?.title,
    remark: list?.remark,
  };
}

/** As markdown-it has a text. */
function normalized(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replaceAll('\0', '\uFFFD');
}
