/** The comparison as a page to read: absolute figures, and how many times as much as Gloss's they are. */
import { cpus, release, totalmem, type as system } from 'node:os';
import { SIZES } from './compare.ts';
import type { PeerRow } from './compare.ts';
import { ENGINES } from './engine.ts';
import type { EngineEntry } from './engine.ts';
import type { PeerFigures } from './measure.ts';

interface Column {
  readonly title: string;
  readonly of: (figures: PeerFigures) => number | undefined;
  readonly digits: number;
  /** Whether less is better, so that a ratio says something. */
  readonly ratio: boolean;
}

const QUALITY: readonly Column[] = [
  { title: 'nDCG@10, corpus', of: (it) => it.ndcgCorpus, digits: 3, ratio: false },
  { title: 'nDCG@10, more queries', of: (it) => it.ndcgMore, digits: 3, ratio: false },
  { title: 'nDCG@10, collection', of: (it) => it.ndcgCollection, digits: 3, ratio: false },
];
const COST: readonly Column[] = [
  { title: 'build ms', of: (it) => it.buildMs, digits: 0, ratio: true },
  {
    title: 'heap MB',
    of: (it) => (it.heapMB > 0.2 ? it.heapMB : undefined),
    digits: 1,
    ratio: true,
  },
  { title: 'stored MB', of: (it) => it.storedBytes / 1e6, digits: 2, ratio: true },
  { title: 'load ms', of: (it) => it.loadMs, digits: 0, ratio: true },
  { title: 'key p50 ms', of: (it) => it.keystrokeP50, digits: 2, ratio: true },
  { title: 'key p99 ms', of: (it) => it.keystrokeP99, digits: 1, ratio: true },
  { title: 'one letter p50 ms', of: (it) => it.letterP50, digits: 2, ratio: true },
];

export interface RunNotes {
  readonly command: string;
  /** The name of the file of judged queries that was asked too. */
  readonly collection?: string | undefined;
  /** How long each engine had. */
  readonly minutes: number;
  /** What a reader must know of this run. */
  readonly note?: string | undefined;
}

export function resultsPage(
  rows: readonly PeerRow[],
  { command, collection, minutes, note }: RunNotes,
): string {
  const asked =
    collection === undefined
      ? 'No collection was given, so that column is empty.'
      : `The collection is \`${collection}\`, its questions asked as typed.`;
  return (
    [
      '# Search engines side by side',
      `Written by \`${command}\`; not edited by hand. ${machine()}`,
      'One process for each engine and size, all in one run, on the same papers and the same keystrokes: queries typed ' +
        'letter by letter, half of them with a letter left out. 77 are the bundled papers (title, authors, abstract), larger ' +
        'libraries are made up (`test/bench/synthetic.ts`: abstracts of about 180 words). Times on a machine that others use ' +
        'too drift by tens of per cent: read the ratios, in brackets, which say how many times as much as Gloss’s a figure is.',
      setups(),
      `## How good the order is\n\nThe 30 judged queries of \`test/core/search/queries.json\`, and 73 more of \`moreQueries.json\`, on title, authors and abstract alone. ${asked}`,
      table(rows, 77, QUALITY),
      ...SIZES.flatMap((size) => [
        `## ${size.toLocaleString('en')} papers`,
        table(rows, size, COST),
      ]),
      '“Load” is from the stored bytes in memory to the first answer. Gloss’s index is asked some questions before anything is typed, as the ' +
        'extension does in the background; that is in “heap”, not in “build”. An engine that forgives no typing mistakes has less to do; ' +
        `where a row is empty, the engine did not get through within ${String(minutes)} minutes or 10 GB. SQLite’s memory is ` +
        'outside the heap, and what it stores contains the texts; it loads from disk.',
      ...(note === undefined ? [] : [`Of this run: ${note}`]),
      growth(rows),
      behind(rows),
    ].join('\n\n') + '\n'
  );
}

function machine(): string {
  const [cpu] = cpus();
  const memory = `${String(Math.round(totalmem() / 2 ** 30))} GB`;
  return `${process.version} on ${system()} ${release().split('-')[0] ?? ''}, ${String(cpus().length)} × ${cpu?.model ?? 'unknown'}, ${memory}.`;
}

function setups(): string {
  const entries: readonly EngineEntry[] = Object.values(ENGINES);
  const lines = entries.map(
    ({ name, setup, typos }) => `| ${name} | ${setup} | ${typos ? 'yes' : 'no'} |`,
  );
  return ['| engine | set up with | forgives typos |', '| --- | --- | --- |', ...lines].join('\n');
}

function table(rows: readonly PeerRow[], size: number, columns: readonly Column[]): string {
  const own = figuresOf(rows, 'gloss', size);
  const lines = rows
    .filter((row) => row.size === size)
    .map(({ id, figures }) => {
      const cells = columns.map((column) =>
        cell(column, figures, id === 'gloss' ? undefined : own),
      );
      return `| ${[ENGINES[id].name, ...cells].join(' | ')} |`;
    });
  const head = ['engine', ...columns.map(({ title }) => title)];
  return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...lines].join('\n');
}

function cell({ of, digits, ratio }: Column, figures?: PeerFigures, own?: PeerFigures): string {
  const value = figures && of(figures);
  if (value === undefined) return '–';
  const ours = own && of(own);
  const shown = value.toFixed(digits);
  if (!ratio || ours === undefined || ours === 0) return shown;
  const times = value / ours;
  return `${shown} (${times >= 10 ? times.toFixed(0) : times.toFixed(1)}×)`;
}

/** What ten times as many papers cost Gloss. */
function growth(rows: readonly PeerRow[]): string {
  const [from, to] = [figuresOf(rows, 'gloss', 10_000), figuresOf(rows, 'gloss', 100_000)];
  if (from === undefined || to === undefined) return '';
  const parts = COST.map(({ title, of }) => {
    const [a, b] = [of(from), of(to)];
    return a === undefined || b === undefined || a === 0 ? '' : `${title} ×${(b / a).toFixed(1)}`;
  });
  return `## Growth\n\nFrom 10,000 to 100,000 papers, ten times as many, Gloss takes: ${parts.filter((part) => part !== '').join(', ')}.`;
}

/** Where another engine is ahead, said as it is. */
function behind(rows: readonly PeerRow[]): string {
  const found = rows.flatMap(({ id, size, figures }) => {
    const own = figuresOf(rows, 'gloss', size);
    if (own === undefined || figures === undefined || id === 'gloss') return [];
    const ahead = COST.filter(({ of }) => (of(figures) ?? Infinity) < (of(own) ?? 0) * 0.95);
    if (ahead.length === 0) return [];
    const typos = ENGINES[id].typos ? '' : ' (forgives no typos)';
    const names = ahead.map(({ title }) => title).join(', ');
    return [`- ${ENGINES[id].name}${typos}, ${size.toLocaleString('en')} papers: ${names}`];
  });
  const list = found.length === 0 ? 'Nowhere in this run.' : found.join('\n');
  return `## Where another engine is ahead\n\n${list}`;
}

function figuresOf(rows: readonly PeerRow[], id: string, size: number): PeerFigures | undefined {
  return rows.find((row) => row.id === id && row.size === size)?.figures;
}
