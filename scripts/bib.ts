/**
 * `npm run -s bib -- FILE --json`: the references of a bibliography file as CSL-JSON, and what is wrong
 * with it, as Gloss reads them. For comparing with other programs.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problemMessage } from '../src/core/bibliography/problem.ts';
import { formatOf, readBibliography } from '../src/core/bibliography/read.ts';

const USAGE = `Usage: npm run -s bib -- FILE --json

FILE is a bibliography: .bib, .bibtex, .json, .yaml, .yml or .ris.`;

/** @returns the exit code */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (values.help === true || file === undefined || others.length > 0) {
    console.error(USAGE);
    return values.help === true ? 0 : 2;
  }
  const format = formatOf(file);
  if (format === undefined) {
    console.error(
      `${file} is of no kind that is read here: .bib, .bibtex, .json, .yaml, .yml or .ris.`,
    );
    return 2;
  }
  const pause = () => Promise.resolve();
  const { references, problems } = await readBibliography(decoded(readFileSync(file)), format, {
    pause,
    isCancelled: () => false,
  });
  const entries = references.map(({ item }) => item);
  const said = problems.map((problem) => ({
    line: problem.line,
    message: problemMessage(problem),
  }));
  if (values.json === true) console.log(JSON.stringify({ entries, problems: said }, null, 2));
  else {
    for (const { line, message } of said) console.log(`${file}:${String(line)}: ${message}`);
    console.log(`${String(entries.length)} references, ${String(said.length)} problems`);
  }
  return 0;
}

/** UTF-8, with or without a mark, or UTF-16 with one; what is no UTF-8 is Latin-1, as old files are. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
