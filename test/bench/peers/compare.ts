/** Runs the comparison: installs the peers into the cache, measures each engine in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { nodeFor } from '../../../scripts/host/node.mjs';
import { installOnce, installPackages } from '../../../scripts/lib/install.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { ENGINES, PACKAGES } from './engine.ts';
import type { EngineEntry, EngineId } from './engine.ts';
import type { PeerFigures } from './measure.ts';

export interface PeerRow {
  readonly id: EngineId;
  readonly size: number;
  /** Absent where the engine did not get through. */
  readonly figures?: PeerFigures;
}

export const SIZES = [77, 10_000, 100_000] as const;
interface Comparison {
  /** For working files. */
  readonly folder: string;
  /** A file of judged queries to be asked too. */
  readonly collection: string | undefined;
  /** A process that takes longer is stopped: its row stays empty. */
  readonly minutes: number;
}

export async function comparePeers({
  folder,
  collection,
  minutes,
}: Comparison): Promise<readonly PeerRow[]> {
  const say = (line: string) => {
    console.error(line);
  };
  const peers = await installOnce(
    `peers-${PACKAGES.join('-').replace(/[^a-z0-9.-]+/gi, '_')}`,
    'Installing the engines to compare with (once)…',
    (target) => installPackages(target, [...PACKAGES], 'Installing the engines'),
    say,
  );
  const node24 = await nodeFor(24, say);
  const program = join(folder, 'measure.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/peers/measure.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    logLevel: 'error',
    outfile: program,
  });
  const rows: PeerRow[] = [];
  for (const size of SIZES) {
    for (const [id, engine] of Object.entries(ENGINES) as [EngineId, EngineEntry][]) {
      say(`${engine.name}, ${String(size)} papers…`);
      const node = engine.node24 === true ? node24 : process.execPath;
      const args = [program, id, String(size), peers, collection ?? ''];
      const figures = measure(node, args, { db: join(folder, `${id}.db`), minutes });
      rows.push({ id, size, ...(figures !== undefined && { figures }) });
    }
  }
  return rows;
}

/** `db` is where an engine keeps its own file. */
function measure(
  node: string,
  args: readonly string[],
  { db, minutes }: { readonly db: string; readonly minutes: number },
): PeerFigures | undefined {
  const options = ['--expose-gc', '--max-old-space-size=10000', '--no-warnings'];
  const { status, stdout, stderr } = spawnSync(node, [...options, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: minutes * 60_000,
    env: { ...process.env, GLOSS_BENCH_DB: db },
  });
  for (const file of [db, `${db}.judged`]) if (existsSync(file)) rmSync(file);
  if (status === 0) return JSON.parse(stdout) as PeerFigures;
  console.error(stderr.slice(0, 2_000));
  return undefined;
}
