/** `npm run -s cite -- FILE --json`: the citations of a file as Gloss reads them, to compare with others' reading. */
import { parseArgs } from 'node:util';
import { placeCounter } from '../src/core/bibliography/span.ts';
import type { Markup } from '../src/core/citations/markup.ts';
import { readCitations } from '../src/core/citations/read.ts';
import { runMain } from './lib/problem.mjs';
import { commandLine, markupOf, textOf } from './oneFile.ts';

const HELP = `Prints the citations of a document.

usage: npm run -s cite -- FILE [--json]

  FILE     Markdown (.md, .markdown, .qmd, .Rmd, .txt), LaTeX (.tex, .ltx) or Typst (.typ)
  --json   as JSON: [{ key, mode, prefix, label, locator, suffix, line, column }]
  --help   print this`;

const COMMAND_LINE = {
  allowPositionals: true,
  options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
} as const;

void runMain(() => Promise.resolve(main(process.argv.slice(2))));

function main(args: string[]): number {
  const { values, file } = commandLine('cite', () => parseArgs({ args, ...COMMAND_LINE }));
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const cited = citationsIn(textOf(file), markupOf(file));
  console.log(
    values.json === true ? JSON.stringify(cited, undefined, 2) : cited.map(inWords).join('\n'),
  );
  return 0;
}

function citationsIn(text: string, markup: Markup) {
  const placeOf = placeCounter(text);
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
