/** Lines of a file that git could not merge, each with the sides that it is on. */
import type { EntryProblem } from './problems.ts';

export type Side = 'mine' | 'base' | 'theirs';

export interface SidedLine {
  readonly line: string;
  /** "line 12" */
  readonly at: string;
  readonly sides: readonly Side[];
}

export interface SidedLines {
  /** Without blank lines and markers. */
  readonly lines: readonly SidedLine[];
  /** Each conflict, and markers that are in the wrong place. */
  readonly problems: readonly EntryProblem[];
  /** How many there are; none where they can't be told. */
  readonly conflicts: number;
  /** How many of them say what both sides come from (git's `diff3` style). */
  readonly bases: number;
}

const ALL: readonly Side[] = ['mine', 'base', 'theirs'];

/** Git's own markers: https://git-scm.com/docs/git-merge#_how_conflicts_are_presented */
const MARKER = /^(?:(<{7}|>{7}|\|{7})(?: .*)?|(={7}))$/u;

/** From which sides a marker leads to which; undefined outside of conflicts. */
interface Step {
  readonly from: readonly (Side | undefined)[];
  readonly to: Side | undefined;
}

const STEPS: Readonly<Record<string, Step>> = {
  '<<<<<<<': { from: [undefined], to: 'mine' },
  '|||||||': { from: ['mine'], to: 'base' },
  '=======': { from: ['mine', 'base'], to: 'theirs' },
  '>>>>>>>': { from: ['theirs'], to: undefined },
};

/** Where a marker is missing or out of place, nobody knows whose a line is: then all are of all sides. */
export function conflictLines(text: string): SidedLines {
  const lines: SidedLine[] = [];
  const problems: EntryProblem[] = [];
  let side: Side | undefined;
  let opened = '';
  let bases = 0;
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const at = `line ${String(index + 1)}`;
    const step = stepOf(line);
    if (step === undefined) lines.push({ line, at, sides: side === undefined ? ALL : [side] });
    else if (!step.from.includes(side)) problems.push({ entry: at, code: 'marker' });
    else {
      side = step.to;
      if (side === 'mine') problems.push({ entry: (opened = at), code: 'conflict' });
      if (side === 'base') bases += 1;
    }
  }
  if (side !== undefined) problems.push({ entry: opened, code: 'marker' });
  const present = lines.filter(({ line }) => line.trim() !== '');
  if (problems.some(({ code }) => code === 'marker')) {
    return {
      lines: present.map((one) => ({ ...one, sides: ALL })),
      problems,
      conflicts: 0,
      bases: 0,
    };
  }
  return { lines: present, problems, conflicts: problems.length, bases };
}

/** Undefined for a line that is no marker. */
function stepOf(line: string): Step | undefined {
  const [, arrows, equals] = MARKER.exec(line) ?? [];
  return STEPS[arrows ?? equals ?? ''];
}
