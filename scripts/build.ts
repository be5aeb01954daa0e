/**
 * Bundles Gloss into `dist/`: one file for the desktop's, the server's and the browser's extension
 * host, and the panel's page. A file is written only where its content changed, and moved into place
 * whole, so that builds at the same time do each other no harm.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, context, type OutputFile, type Plugin } from 'esbuild';
import { host, notebook, page, ROOT } from './bundles.ts';
import { corpusIndex } from './corpusIndex.ts';
import { cslFiles } from './lib/cslFiles.mjs';

function writeIfChanged({ path, contents }: Pick<OutputFile, 'path' | 'contents'>): void {
  try {
    if (Buffer.from(contents).equals(readFileSync(path))) return;
  } catch {
    // Not there yet: written below.
  }
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${String(process.pid)}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}

/** Styles and a locale, each a file that is loaded when it is needed. */
async function writeCslFiles(): Promise<void> {
  for (const { name, text } of await cslFiles()) {
    writeIfChanged({ path: join(ROOT, 'dist', 'csl', name), contents: Buffer.from(text) });
  }
}

const writer: Plugin = {
  name: 'write-if-changed',
  setup(build) {
    build.onEnd(({ outputFiles }) => outputFiles?.forEach(writeIfChanged));
  },
};

/** Lines by which the editor's watch task knows when it is ready (`.vscode/tasks.json`). */
const reporter: Plugin = {
  name: 'report-watching',
  setup(build) {
    build.onStart(() => {
      console.log('[watch] build started');
    });
    build.onEnd(() => {
      console.log('[watch] build finished');
    });
  },
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { watch: { type: 'boolean' }, production: { type: 'boolean' } },
  });
  const production = values.production === true;
  await writeCslFiles();
  const variant = { minify: production, sourcemap: !production, plugins: [writer] };
  writeIfChanged({ path: join(ROOT, 'dist', 'corpus.index'), contents: corpusIndex() });
  const bundles = [host, page, notebook].map((options) => ({ ...options, ...variant }));
  if (values.watch !== true) {
    await Promise.all(bundles.map((options) => build(options)));
    return;
  }
  for (const options of bundles) {
    const watched = { ...options, plugins: [writer, reporter] };
    await (await context(watched)).watch();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
