/** Citations as LaTeX commands: LaTeX's own `\cite`, natbib's, biblatex's. */
import { GlossError } from '../base/errors.ts';
import type { CitationItem } from './citation.ts';
import { commandFor, modeOfCommand, pluralOf, type LatexPackage } from './latexCommands.ts';
import type { Loss, NoteOf, Written, WrittenAs } from './written.ts';

/** How all of it is written. */
interface Writing {
  readonly by: LatexPackage;
  readonly as: WrittenAs;
  readonly losses: Set<Loss>;
}

export function writeLatex(
  items: readonly CitationItem[],
  by: LatexPackage,
  noteOf: NoteOf,
  as: WrittenAs = {},
): Written {
  const losses = new Set<Loss>();
  const notes = items.map((item) => ({ ...item, note: (as.noteOf ?? noteOf)(item, losses) }));
  const runs = runsOf(notes);
  const text = runs.map((run) => writeRun(run, { by, as, losses })).join(' ');
  if (runs.length > 1) losses.add('group');
  return { text, losses: [...losses] };
}

/** Neighbours of one mode: a command has one. */
function runsOf(items: readonly Noted[]): readonly (readonly Noted[])[] {
  const runs: Noted[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0]?.mode === item.mode) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

interface Noted extends CitationItem {
  readonly note: string;
}

function writeRun(notes: readonly Noted[], writing: Writing): string {
  const { by, as, losses } = writing;
  const mode = notes[0]?.mode ?? 'normal';
  const command = commandFor(mode, by, as.form);
  if (modeOfCommand(command) !== mode) losses.add('mode');
  const isCommon = notes.every(
    ({ prefix, note: behind }, index) =>
      (index === 0 || prefix === '') && (index === notes.length - 1 || behind === ''),
  );
  return isCommon ? together(notes, command, writing) : each(notes, command, writing);
}

function together(items: readonly Noted[], command: string, { by, as, losses }: Writing): string {
  const keys = items.map(({ key }) => latexKey(key)).join(as.comma ?? ',');
  const prefix = items[0]?.prefix ?? '';
  const note = items.at(-1)?.note ?? '';
  if (by !== 'latex' || prefix === '') return `\\${command}${options(prefix, note)}{${keys}}`;
  // LaTeX's own command has one note only, behind the key.
  losses.add('prefix');
  return `${prefix} \\${command}${options('', note)}{${keys}}`;
}

function each(items: readonly Noted[], command: string, writing: Writing): string {
  const { by, losses } = writing;
  const plural = pluralOf(command, by);
  if (plural !== undefined) {
    const list = items.map(({ key, prefix, note }) => `${options(prefix, note)}{${latexKey(key)}}`);
    return `\\${plural}${list.join('')}`;
  }
  if (by === 'natbib' && command === 'citep') {
    return `\\citetext{${items.map((item) => together([item], 'citealp', writing)).join('; ')}}`;
  }
  losses.add('group');
  const between = command.startsWith('citealp') ? '; ' : ' ';
  return items.map((item) => together([item], command, writing)).join(between);
}

function options(prefix: string, note: string): string {
  if (prefix === '') return note === '' ? '' : `[${safe(note)}]`;
  return `[${safe(prefix)}][${safe(note)}]`;
}

/** Braces keep a bracket from ending the option. */
function safe(note: string): string {
  return /[[\]]/u.test(note) && !/^\{[^{}]*\}$/u.test(note) ? `{${note}}` : note;
}

/** @throws GlossError `citation.latexKey` */
export function latexKey(key: string): string {
  if (key === '' || /[\s,{}\\%#~]/u.test(key)) throw new GlossError('citation.latexKey', [key]);
  return key;
}
