/** The command behind `npm run corpus`, as a function that tests can call on folders of their own. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GlossError } from '../../src/core/base/errors.ts';
import { buildCorpus } from './build.ts';
import { differenceIn, type BuiltFile } from './compare.ts';
import { readSource } from './source.ts';

const USAGE = `usage: npm run corpus [-- --check]

Builds data/corpus.json and data/topics.json from data/source/.

  --check   write nothing; exit 1 naming the difference when they are not what the build gives`;

export interface Output {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/**
 * @param args the command line's arguments
 * @param data the folder that holds `source/` and gets the built files
 * @returns the exit code: 1 when something is wrong with the files, 2 with the command line
 */
export function runCorpus(args: readonly string[], data: string, output: Output): number {
  const options = parseOptions(args, output);
  if (options === undefined) return 2;
  try {
    const files = builtFiles(join(data, 'source'));
    return options.check ? check(files, data, output) : write(files, data, output);
  } catch (error) {
    if (!(error instanceof GlossError)) throw error;
    output.complain(error.message);
    return 1;
  }
}

/** The files that the build gives; JSON indented by two spaces, with a line end at the end. */
export function builtFiles(sourceFolder: string): readonly BuiltFile[] {
  const { items, topics } = buildCorpus(readSource(sourceFolder));
  return [
    { name: 'corpus.json', text: toJson(items) },
    { name: 'topics.json', text: toJson(topics) },
  ];
}

function parseOptions(
  args: readonly string[],
  { complain }: Output,
): { readonly check: boolean } | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' } } });
    return { check: values.check === true };
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

function check(files: readonly BuiltFile[], data: string, { say, complain }: Output): number {
  const differences = files
    .map((file) => differenceIn(file, readIfThere(join(data, file.name))))
    .filter((difference) => difference !== undefined);
  if (differences.length === 0) {
    say('The corpus is what the build gives.');
    return 0;
  }
  complain(
    `${differences.join('\n')}\nRun "npm run corpus"; nothing in these files is edited by hand.`,
  );
  return 1;
}

function write(files: readonly BuiltFile[], data: string, { say }: Output): number {
  mkdirSync(data, { recursive: true });
  for (const { name, text } of files) {
    const target = join(data, name);
    if (readIfThere(target) === text) continue;
    const partial = `${target}.${String(process.pid)}`;
    writeFileSync(partial, text);
    renameSync(partial, target);
    say(`Wrote data/${name}.`);
  }
  return 0;
}

/** Undefined only when there is no such file: one that can't be read is an error. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
