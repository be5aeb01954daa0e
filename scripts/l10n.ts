/**
 * Collects every sentence of the edge into `l10n/bundle.l10n.json`, from which translations are made;
 * with `--check` it only compares, and exits 1 on a difference.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getL10nJson } from '@vscode/l10n-dev';
import { SENTENCES } from '../src/core/diagnostics/sentences.ts';

const ROOT = join(__dirname, '..');
const SOURCES = join(ROOT, 'src', 'extension');
const BUNDLE = join(ROOT, 'l10n', 'bundle.l10n.json');

async function collected(): Promise<string> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const sources = files.map((file) => ({
    extension: '.ts' as const,
    contents: readFileSync(join(SOURCES, file), 'utf8'),
  }));
  // Patterns of the core, which the edge translates by their own words.
  const patterns = Object.fromEntries(
    Object.values(SENTENCES).map((pattern) => [pattern, pattern]),
  );
  return `${JSON.stringify({ ...(await getL10nJson(sources)), ...patterns }, null, 2)}\n`;
}

function written(): string {
  try {
    return readFileSync(BUNDLE, 'utf8');
  } catch {
    return '';
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const bundle = await collected();
  if (bundle === written()) return;
  if (values.check === true) {
    console.error('l10n/bundle.l10n.json is not what src/extension says: run "npm run l10n"');
    process.exitCode = 1;
    return;
  }
  mkdirSync(join(ROOT, 'l10n'), { recursive: true });
  writeFileSync(BUNDLE, bundle);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
