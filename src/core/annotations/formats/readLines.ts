/**
 * Reads annotations as lines (`lines.ts`), also where git left a conflict in the file: then both sides are
 * read and merged. What can't be read is handed back, so that it is neither lost nor hides the rest; a file
 * that can't be read is never taken for an empty one.
 */
import { isFields, type Fields } from '../../base/fields.ts';
import type { AnnotationSet, Highlight } from '../annotation.ts';
import { blankSet } from '../merge.ts';
import { mergeVersions } from '../mergeVersions.ts';
import { conflictLines, type Side } from './conflictMarkers.ts';
import { FORMAT, versionProblem } from './json.ts';
import { compareTexts } from './order.ts';
import type { EntryProblem } from './problems.ts';
import { problemOf } from './setShape.ts';

export interface LinesContent {
  readonly sets: readonly AnnotationSet[];
  readonly problems: readonly EntryProblem[];
  /** Lines that could not be read, as they stand; to be handed to `writeLines`. */
  readonly aside: readonly string[];
  /**
   * Whether this is all that the file has: its head is there, every line was read, of this version. Only then
   * does it mean anything that an annotation is not in it.
   */
  readonly complete: boolean;
}

/** What a line says. */
type Entry =
  | { readonly kind: 'set'; readonly id: string; readonly set: AnnotationSet }
  | { readonly kind: 'note'; readonly of: string; readonly note: string }
  | { readonly kind: 'highlight'; readonly of: string; readonly highlight: Highlight };

type ReadLine =
  Entry | { readonly kind: 'head'; readonly problems: readonly EntryProblem[] } | EntryProblem;

interface PlacedEntry {
  readonly entry: Entry;
  readonly line: string;
  readonly at: string;
  readonly sides: readonly Side[];
}

export function readLines(text: string): LinesContent {
  const { lines, problems: ofMarkers, conflicts, bases } = conflictLines(text);
  const problems: EntryProblem[] = [...ofMarkers];
  const aside: string[] = [];
  const entries: PlacedEntry[] = [];
  let heads = 0;
  for (const { line, at, sides } of lines) {
    const read = readLine(line, at);
    if ('code' in read) {
      problems.push(read);
      aside.push(line);
    } else if (read.kind === 'head') {
      heads += 1;
      problems.push(...read.problems);
    } else entries.push({ entry: read, line, at, sides });
  }
  if (heads === 0) problems.push({ entry: '', code: 'format' });
  const records = recordsOf(entries);
  const alone = entries.filter(({ entry }) => entry.kind !== 'set' && !records.has(entry.of));
  problems.push(...alone.map(({ at }): EntryProblem => ({ entry: at, code: 'alone' })));
  aside.push(...alone.map(({ line }) => line));
  const blank = [...records.keys()].map(blankSet);
  const side = (wanted: Side) => versionOf(entries, wanted, records);
  const base = bases === conflicts ? side('base') : blank;
  const sets =
    conflicts === 0
      ? side('mine')
      : mergeVersions({ sets: side('mine') }, { sets: side('theirs') }, base).sets;
  const complete = problems.every(({ code }) => code === 'conflict');
  return { sets, problems, aside: [...new Set(aside)], complete };
}

function readLine(line: string, at: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { entry: at, code: 'json' };
  }
  if (!isFields(value)) return { entry: at, code: 'object' };
  const { format, version, set, highlight } = value;
  if (format === FORMAT) return { kind: 'head', problems: versionProblem(version, at) };
  if (set !== undefined) return readSetLine(set, at);
  if (highlight !== undefined) return readHighlightLine(value, at);
  return readNoteLine(value, at);
}

function readSetLine(value: unknown, at: string): ReadLine {
  const set = isFields(value) ? { ...value, note: '', highlights: [] } : value;
  const problem = problemOf('set', set, `${at}: set`);
  if (problem !== undefined) return problem;
  // What passes the check is of this type.
  const read = set as AnnotationSet;
  return { kind: 'set', id: read.id, set: read };
}

function readHighlightLine({ of, highlight }: Fields, at: string): ReadLine {
  if (typeof of !== 'string') return { entry: `${at}: of`, code: 'text' };
  const problem = problemOf('highlight', highlight, `${at}: highlight`);
  // What passes the check is of this type.
  return problem ?? { kind: 'highlight', of, highlight: highlight as Highlight };
}

function readNoteLine({ of, note }: Fields, at: string): ReadLine {
  if (note === undefined) return { entry: at, code: 'format' };
  if (typeof note !== 'string') return { entry: `${at}: note`, code: 'text' };
  if (typeof of !== 'string') return { entry: `${at}: of`, code: 'text' };
  return { kind: 'note', of, note };
}

type Records = ReadonlyMap<string, AnnotationSet>;

/** What is known of each paper, on whichever side. */
function recordsOf(entries: readonly PlacedEntry[]): Records {
  const records = new Map<string, AnnotationSet>();
  for (const { entry } of entries) {
    if (entry.kind === 'set' && !records.has(entry.id)) records.set(entry.id, entry.set);
  }
  return records;
}

/** The sets of one side. What stands there twice, as a union of versions has it, is merged too. */
function versionOf(
  entries: readonly PlacedEntry[],
  side: Side,
  records: Records,
): readonly AnnotationSet[] {
  const layers: Map<string, Entry>[] = [];
  for (const { entry, sides } of entries) {
    if (!sides.includes(side)) continue;
    const name = nameOf(entry);
    let layer = layers.find((known) => !known.has(name));
    if (layer === undefined) layers.push((layer = new Map<string, Entry>()));
    layer.set(name, entry);
  }
  const [first = [], ...others] = layers.map((layer) => setsOf([...layer.values()], records));
  const blank = [...records.keys()].map(blankSet);
  return others.reduce((sets, more) => mergeVersions({ sets }, { sets: more }, blank).sets, first);
}

function nameOf(entry: Entry): string {
  if (entry.kind === 'set') return `set ${entry.id}`;
  return entry.kind === 'note' ? `note ${entry.of}` : `highlight ${entry.of} ${entry.highlight.id}`;
}

function setsOf(entries: readonly Entry[], records: Records): readonly AnnotationSet[] {
  const known = new Map<string, AnnotationSet>();
  const notes = new Map<string, string>();
  const highlights = new Map<string, Highlight[]>();
  for (const entry of entries) {
    const id = entry.kind === 'set' ? entry.id : entry.of;
    const record = entry.kind === 'set' ? entry.set : (known.get(id) ?? records.get(id));
    if (record !== undefined) known.set(id, record);
    if (entry.kind === 'note') notes.set(id, entry.note);
    if (entry.kind === 'highlight')
      highlights.set(id, [...(highlights.get(id) ?? []), entry.highlight]);
  }
  return [...known].map(([id, set]) => ({
    ...set,
    note: notes.get(id) ?? '',
    highlights: (highlights.get(id) ?? []).toSorted(byCreation),
  }));
}

function byCreation(one: Highlight, other: Highlight): number {
  return compareTexts(one.created, other.created) || compareTexts(one.id, other.id);
}
