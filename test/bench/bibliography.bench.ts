/**
 * `npm run bench -- bibliography`: a large `.bib` file from the disk to the first key offered, against what others
 * read such files with; each in a process of its own, all in one run. Writes `test/bench/BIBLIOGRAPHY.md`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installOnce, installPackages } from '../../scripts/lib/install.mjs';
import { root, runs } from '../../scripts/lib/paths.mjs';
import { entries } from './bibliography/entries.ts';
import type { Figures } from './bibliography/measure.ts';
import { page, type CitationFigures, type Row } from './bibliography/page.ts';
import { PACKAGES, type PeerId } from './bibliography/readers.ts';

const ENTRIES = 20_000;
const LARGER = 100_000;
/** For a reader that takes minutes for more. */
const FEWER = 1_000;
/** A process that takes longer is stopped. */
const MOST_MINUTES = 8;

async function main(): Promise<void> {
  mkdirSync(runs, { recursive: true });
  const folder = mkdtempSync(join(runs, 'bibliography-'));
  try {
    const peers = await installOnce(
      `bibliography-${PACKAGES.join('-').replace(/[^a-z0-9.-]+/gi, '_')}`,
      'Installing the libraries to compare with (once)…',
      (target) => installPackages(target, [...PACKAGES], 'Installing the libraries'),
      (line: string) => {
        console.error(line);
      },
    );
    const measure = await program(folder, peers);
    const rows: Row[] = [
      ...rowsOf(measure, ENTRIES, ['gloss', 'glossCached', 'citationJs', 'latexUtensils']),
      ...rowsOf(measure, FEWER, ['retorquere']),
      ...rowsOf(measure, LARGER, ['gloss', 'glossCached']),
    ];
    const citations = JSON.parse(
      node(['--import', 'tsx', 'test/bench/citations.bench.ts']) ?? '{}',
    ) as CitationFigures;
    writeFileSync(join(root, 'test/bench/BIBLIOGRAPHY.md'), page(rows, citations));
    console.log(JSON.stringify(rows, undefined, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Reader = 'gloss' | 'glossCached' | PeerId;
type Measure = (who: Reader, count: number) => Figures | undefined;

/** The measuring program as the package is built: bundled and minified. */
async function program(folder: string, peers: string): Promise<Measure> {
  const outfile = join(folder, 'measure.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/bibliography/measure.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    logLevel: 'error',
    outfile,
  });
  return (who, count) => {
    const file = join(folder, `${String(count)}.bib`);
    const cache = join(folder, `${String(count)}.read`);
    writeFileSync(file, entries(count));
    console.error(`${who}, ${String(count)} entries…`);
    const printed = node([
      '--expose-gc',
      '--max-old-space-size=8000',
      outfile,
      who,
      file,
      peers,
      cache,
    ]);
    return printed === undefined ? undefined : (JSON.parse(printed) as Figures);
  };
}

function rowsOf(measure: Measure, count: number, all: readonly Reader[]): readonly Row[] {
  return all.map((who) => ({ who, count, figures: measure(who, count) }));
}

/** What it printed; undefined where it failed or took too long. */
function node(args: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    timeout: MOST_MINUTES * 60_000,
    maxBuffer: 1 << 26,
  });
  if (status === 0) return stdout;
  console.error(stderr.slice(0, 2_000));
  return undefined;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
