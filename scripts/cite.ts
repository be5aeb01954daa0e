/** `npm run -s cite -- FILE --json`: the citations of a file as Gloss reads them, to compare with others' reading. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Markup } from '../src/core/citations/markup.ts';
import { readCitations } from '../src/core/citations/read.ts';
import { Problem, runMain } from './lib/problem.mjs';

const HELP = `Prints the citations of a document.

usage: npm run -s cite -- FILE [--json]

  FILE     Markdown (.md, .markdown, .qmd, .Rmd, .txt), LaTeX (.tex, .ltx) or Typst (.typ)
  --json   as JSON: [{ key, mode, prefix, label, locator, suffix, line, column }]
  --help   print this`;

const MARKUP_OF: Readonly<Record<string, Markup>> = {
  '.tex': 'latex',
  '.ltx': 'latex',
  '.latex': 'latex',
  '.typ': 'typst',
};

void runMain(() => Promise.resolve(main(process.argv.slice(2))));

function main(args: string[]): number {
  const { values, positionals } = parseCommandLine(args);
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new Problem('Name one file.\nSee: npm run -s cite -- --help', { exitCode: 2 });
  }
  const cited = citationsIn(read(file), MARKUP_OF[extname(file).toLowerCase()] ?? 'markdown');
  console.log(
    values.json === true ? JSON.stringify(cited, undefined, 2) : cited.map(inWords).join('\n'),
  );
  return 0;
}

function parseCommandLine(args: string[]) {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Problem(`${message}\nSee: npm run -s cite -- --help`, { exitCode: 2 });
  }
}

/** The file's text, as UTF-8; a mark of the byte order is none of it. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/u, '');
  } catch (error) {
    throw new Problem(
      `${file} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function citationsIn(text: string, markup: Markup) {
  const placeOf = placer(text);
  return readCitations(text, markup)
    .flatMap(({ items }) => items)
    .sort((one, other) => one.keySpan.start - other.keySpan.start)
    .map(({ key, mode, prefix, label, locator, suffix, keySpan }) => ({
      key,
      mode,
      prefix,
      label,
      locator,
      suffix,
      ...placeOf(keySpan.start),
    }));
}

/** Lines and columns from 1, for offsets that grow. */
function placer(text: string) {
  let line = 1;
  let lineStart = 0;
  return (offset: number) => {
    for (
      let end = text.indexOf('\n', lineStart);
      end >= 0 && end < offset;
      end = text.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = end + 1;
    }
    return { line, column: offset - lineStart + 1 };
  };
}

function inWords({
  key,
  mode,
  prefix,
  label,
  locator,
  suffix,
  line,
  column,
}: ReturnType<typeof citationsIn>[number]): string {
  const place = `${String(line)}:${String(column)}`;
  const parts = { prefix, [label === '' ? 'locator' : label]: locator, suffix };
  const said = Object.entries(parts).flatMap(([name, part]) =>
    part === '' ? [] : [`${name} ${JSON.stringify(part)}`],
  );
  return [place, key, mode, ...said].join('  ');
}
