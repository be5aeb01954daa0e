/** The figures as a page to read: absolute ones, and how many times as much as Gloss’s they are. */
import { cpus, loadavg, release, totalmem, type as system } from 'node:os';
import type { Figures } from './measure.ts';
import { PEERS } from './readers.ts';

export interface Row {
  readonly who: string;
  readonly count: number;
  /** Absent where the reader did not get through. */
  readonly figures: Figures | undefined;
}

export interface CitationFigures {
  readonly lines?: number;
  readonly citations?: number;
  readonly medianMs?: number;
}

export function page(rows: readonly Row[], citations: CitationFigures): string {
  const cold = rows.find(({ who }) => who === 'gloss')?.figures;
  const { lines = 0, citations: found = 0, medianMs = 0 } = citations;
  return `# Large bibliographies

Written by \`npm run bench -- bibliography\`; not edited by hand. ${machine()}

From a \`.bib\` file on the disk to the first key that is offered, each reader in a process of its own, all in one run, on the
same files (\`test/bench/bibliography/entries.ts\`: abstracts of some 180 made-up words, 27 MB at 20,000 entries). For Gloss that is
the file read, its entries found, told apart from the 77 bundled papers, and listed by the search; “kept” is the second session,
which knows the file. The others give their own form of all entries, without looking for the same work elsewhere. The longest
block is the longest work between two pauses in which the editor has its turn, in processor time where that is less than the
clock’s. In brackets, how many times as much an entry as Gloss’s first reading of 20,000; times on a machine that others use too drift by tens of
per cent or more, ratios less.

| reader | entries | to the first key ms | longest block ms | memory MB | then to search all ms | longest block ms |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => line(row, cold)).join('\n')}

A reader without figures gave up or took more than 8 minutes. Memory is the heap and the bytes kept, the file’s own and the
index among them. “To search all” is what making the search index takes behind the list, or reading the one that was kept.

Citing a paper that the file with 20,000 entries lacks, until the file’s new text is there: ${ms(cold?.insertMs)} ms without what
the disk takes (the file is known by its bytes and not read anew; longest block ${ms(cold?.insertBlockMs)} ms). Reading the citations of a Markdown document of ${lines.toLocaleString('en')} lines (${String(found)} citations): ${ms(medianMs)} ms.
`;
}

function line({ who, count, figures }: Row, cold: Figures | undefined): string {
  const isPeer = who in PEERS;
  const times = figures && cold && isPeer ? perEntry(figures) / perEntry(cold) : undefined;
  const first = figures === undefined ? '–' : ms(figures.firstKeyMs);
  const ratio =
    times === undefined ? '' : ` (${times >= 10 ? times.toFixed(0) : times.toFixed(1)}×)`;
  const cells = [nameOf(who), count.toLocaleString('en'), first + ratio];
  const { longestBlockMs, memoryMB, indexMs, indexBlockMs }: Partial<Figures> = figures ?? {};
  const rest = [longestBlockMs, memoryMB, indexMs, indexBlockMs].map(ms);
  return `| ${[...cells, ...rest].join(' | ')} |`;
}

function perEntry({ firstKeyMs, entries }: Figures): number {
  return firstKeyMs / entries;
}

function nameOf(who: string): string {
  if (who === 'gloss') return 'Gloss, first reading';
  if (who === 'glossCached') return 'Gloss, kept';
  const peers: Readonly<Record<string, { readonly name: string; readonly version: string }>> =
    PEERS;
  const peer = peers[who];
  return peer === undefined ? who : `${peer.name} ${peer.version}`;
}

function ms(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(0);
}

function machine(): string {
  const [cpu] = cpus();
  const memory = `${String(Math.round(totalmem() / 2 ** 30))} GB`;
  const load = loadavg()[0]?.toFixed(1) ?? '';
  return `${process.version} on ${system()} ${release().split('-')[0] ?? ''}, ${String(cpus().length)} × ${cpu?.model ?? 'unknown'}, ${memory}, a load of ${load} at the end.`;
}
