/** Citations as LaTeX commands: LaTeX's own `\cite`, natbib's, biblatex's. */
import { GlossError } from '../base/errors.ts';
import type { CitationItem, CitationMode } from './citation.ts';
import type { Loss, NoteOf, Written } from './written.ts';

type Package = 'latex' | 'natbib' | 'biblatex';

const COMMANDS: Readonly<Record<Package, Readonly<Record<CitationMode, string>>>> = {
  latex: { normal: 'cite', textual: 'cite', suppress: 'cite' },
  natbib: { normal: 'citep', textual: 'citet', suppress: 'citeyearpar' },
  biblatex: { normal: 'autocite', textual: 'textcite', suppress: 'autocite*' },
};

export function writeLatex(items: readonly CitationItem[], by: Package, noteOf: NoteOf): Written {
  const losses = new Set<Loss>();
  const text = runsOf(items)
    .map((run) => writeRun(run, by, (item) => noteOf(item, losses), losses))
    .join(' ');
  if (runsOf(items).length > 1) losses.add('group');
  return { text, losses: [...losses] };
}

/** Neighbours of one mode: a command has one. */
function runsOf(items: readonly CitationItem[]): readonly (readonly CitationItem[])[] {
  const runs: CitationItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0]?.mode === item.mode) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function writeRun(
  items: readonly CitationItem[],
  by: Package,
  note: (item: CitationItem) => string,
  losses: Set<Loss>,
): string {
  const mode = items[0]?.mode ?? 'normal';
  const command = COMMANDS[by][mode];
  if (by === 'latex' && mode !== 'normal') losses.add('mode');
  const notes = items.map((item) => ({ ...item, note: note(item) }));
  const isCommon = notes.every(
    ({ prefix, note: behind }, index) =>
      (index === 0 || prefix === '') && (index === notes.length - 1 || behind === ''),
  );
  if (isCommon) return together(notes, command, by, losses);
  return each(notes, command, by, losses);
}

interface Noted extends CitationItem {
  readonly note: string;
}

function together(
  items: readonly Noted[],
  command: string,
  by: Package,
  losses: Set<Loss>,
): string {
  const keys = items.map(({ key }) => latexKey(key)).join(',');
  const prefix = items[0]?.prefix ?? '';
  const note = items.at(-1)?.note ?? '';
  if (by !== 'latex' || prefix === '') return `\\${command}${options(prefix, note)}{${keys}}`;
  // LaTeX's own command has one note only, behind the key.
  losses.add('prefix');
  return `${prefix} \\${command}${options('', note)}{${keys}}`;
}

function each(items: readonly Noted[], command: string, by: Package, losses: Set<Loss>): string {
  if (by === 'biblatex' && !command.endsWith('*')) {
    const list = items.map(({ key, prefix, note }) => `${options(prefix, note)}{${latexKey(key)}}`);
    return `\\${command}s${list.join('')}`;
  }
  if (by === 'natbib' && command === 'citep') {
    return `\\citetext{${items.map((item) => together([item], 'citealp', by, losses)).join('; ')}}`;
  }
  losses.add('group');
  return items.map((item) => together([item], command, by, losses)).join(' ');
}

function options(prefix: string, note: string): string {
  if (prefix === '') return note === '' ? '' : `[${safe(note)}]`;
  return `[${safe(prefix)}][${safe(note)}]`;
}

/** Braces keep a bracket from ending the option. */
function safe(note: string): string {
  return /[[\]]/u.test(note) ? `{${note}}` : note;
}

/** @throws GlossError `citation.latexKey` */
export function latexKey(key: string): string {
  if (key === '' || /[\s,{}\\%#~]/u.test(key)) throw new GlossError('citation.latexKey', [key]);
  return key;
}
