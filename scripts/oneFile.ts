/** What the commands have in common that print what Gloss reads in one document. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Markup } from '../src/core/citations/markup.ts';
import { Problem } from './lib/problem.mjs';

const MARKUP_OF: Readonly<Record<string, Markup>> = {
  '.tex': 'latex',
  '.ltx': 'latex',
  '.latex': 'latex',
  '.typ': 'typst',
};

/** By the ending of its name; Markdown without a known one. */
export function markupOf(file: string): Markup {
  return MARKUP_OF[extname(file).toLowerCase()] ?? 'markdown';
}

/**
 * The file's text, as UTF-8; a mark of the byte order is none of it.
 * @throws Problem where it can't be read
 */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/u, '');
  } catch (error) {
    throw new Problem(`${file} can't be read: ${reason(error)}`);
  }
}

/**
 * The command line, read, of a command that is about one file.
 * @param name of the npm script
 * @throws Problem that says where the help is
 */
export function commandLine<T extends CommandLine>(name: string, parse: () => T): T & OneFile {
  const wrong = (what: string) =>
    new Problem(`${what}\nSee: npm run -s ${name} -- --help`, { exitCode: 2 });
  const read = parsedOr(parse, (error) => wrong(reason(error)));
  const [file, ...others] = read.positionals;
  const isOne = file !== undefined && others.length === 0;
  if (!isOne && read.values.help !== true) throw wrong('Name one file.');
  return { ...read, file: file ?? '' };
}

interface CommandLine {
  readonly values: { readonly help?: boolean | undefined };
  readonly positionals: readonly string[];
}

interface OneFile {
  /** Empty where only help was asked for. */
  readonly file: string;
}

function parsedOr<T>(parse: () => T, problem: (error: unknown) => Problem): T {
  try {
    return parse();
  } catch (error) {
    throw problem(error);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
