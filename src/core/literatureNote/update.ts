/** Brings the literature notes of a document up to date: as edits of its lines, and what came of each. */
import type { Base } from './bases.ts';
import { findNotes, markNote, safeBody, startMarker } from './markers.ts';
import type { MarkedNote, MarkerProblem } from './markers.ts';
import { mergeNote } from './merge.ts';

/** Puts `lines` in the place of the lines from `start` to `end`, exclusive. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

export type NoteOutcome =
  | { readonly kind: 'same'; readonly key: string }
  | { readonly kind: 'updated'; readonly key: string }
  /** Both texts stay; `line` (from 0) is where, once the edits are made. */
  | { readonly kind: 'both'; readonly key: string; readonly line: number }
  /** There is no such paper in the library now. */
  | { readonly kind: 'unknown'; readonly key: string; readonly line: number };

export interface NoteUpdate {
  readonly edits: readonly LineEdit[];
  readonly outcomes: readonly NoteOutcome[];
  /** Markers that are broken: nothing there is changed. */
  readonly problems: readonly MarkerProblem[];
  /** What the edits write: to be kept before they are made. */
  readonly bases: readonly Base[];
}

export interface NoteSource {
  /** What Gloss writes about a paper now; undefined if the library does not have it. */
  readonly body: (key: string) => string | undefined;
  readonly base: (id: string) => string | undefined;
  readonly freshId: () => string;
}

/** A new note with its markers, and the base to keep before it is written. */
export function newNote(
  key: string,
  body: string,
  freshId: () => string,
): { readonly text: string; readonly base: Base } {
  const base = { id: freshId(), key, text: safeBody(body) };
  return { text: markNote(key, base.id, base.text), base };
}

/**
 * Updates all notes of a document, or those of one paper; `lines` is its text without line ends. Nothing
 * outside of the markers is touched, and a note that is up to date has no edit.
 */
export function updateNotes(
  lines: readonly string[],
  source: NoteSource,
  only?: string,
): NoteUpdate {
  const { notes, problems } = findNotes(lines);
  const wanted = notes.filter(({ key }) => only === undefined || key === only);
  const edits: LineEdit[] = [];
  const bases: Base[] = [];
  let moved = 0;
  const outcomes = wanted.map((note) => {
    const { outcome, edit, base } = updateNote(lines, note, source);
    if (base !== undefined) bases.push(base);
    const shifted = 'line' in outcome ? { ...outcome, line: outcome.line + moved } : outcome;
    if (edit !== undefined) {
      edits.push(edit);
      moved += edit.lines.length - (edit.end - edit.start);
    }
    return shifted;
  });
  return { edits, outcomes, problems, bases };
}

interface Step {
  readonly outcome: NoteOutcome;
  readonly edit?: LineEdit;
  readonly base?: Base;
}

function updateNote(
  lines: readonly string[],
  { key, id, start, end }: MarkedNote,
  source: NoteSource,
): Step {
  const body = source.body(key);
  if (body === undefined) return { outcome: { kind: 'unknown', key, line: start } };
  const text = safeBody(body);
  const base = source.base(id);
  if (base === text) return { outcome: { kind: 'same', key } };
  const mine = lines.slice(start + 1, end);
  const merged = mergeNote(mine, base?.split('\n'), text.split('\n'));
  const fresh = source.freshId();
  const edit = { start, end, lines: [startMarker(key, fresh), ...merged.lines] };
  const outcome: NoteOutcome =
    merged.both === undefined
      ? { kind: sameLines(mine, merged.lines) ? 'same' : 'updated', key }
      : { kind: 'both', key, line: start + 1 + merged.both };
  return { outcome, edit, base: { id: fresh, key, text } };
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}
