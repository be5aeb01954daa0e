/**
 * `npm run -s diagnose -- FILE --bib FILE --json`: what Gloss says of the citations of a document, with its
 * bibliography and the bundled papers around it.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readAnnotationFile } from '../src/core/annotations/formats/readFile.ts';
import { paperFinder } from '../src/core/annotations/formats/paperFinder.ts';
import { AnnotationIndex, knownBy } from '../src/core/annotations/identity.ts';
import { completed } from '../src/core/base/steps.ts';
import { latexBibliographies, typstBibliographies } from '../src/core/bibliography/declared.ts';
import { problemMessage } from '../src/core/bibliography/problem.ts';
import { formatOf, readBibliography } from '../src/core/bibliography/read.ts';
import type { Bibliography } from '../src/core/bibliography/reference.ts';
import { documentSettings } from '../src/core/bibliography/settings.ts';
import { placeCounter, type Span } from '../src/core/bibliography/span.ts';
import type { Markup } from '../src/core/citations/markup.ts';
import { readCitations } from '../src/core/citations/read.ts';
import { diagnose } from '../src/core/diagnostics/diagnose.ts';
import { isDoubledKey, otherKeyFix, problemsToShow } from '../src/core/diagnostics/doubledKeys.ts';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic.ts';
import { knownAround, type KnownBibliography } from '../src/core/diagnostics/knownAround.ts';
import { inEnglish, inWords } from '../src/core/diagnostics/sentences.ts';
import { parseCorpus, parseTopics } from '../src/core/library/corpus.ts';
import { Library } from '../src/core/library/library.ts';
import type { Paper } from '../src/core/library/paper.ts';
import { paperOfReference } from '../src/core/library/referencePaper.ts';
import { Problem, runMain } from './lib/problem.mjs';
import { commandLine, markupOf, textOf } from './oneFile.ts';

const HELP = `Prints what is wrong with the citations of a document.

usage: npm run -s diagnose -- FILE [--bib FILE]… [--annotations FILE] [--json]

  FILE         Markdown (.md, .markdown, .qmd, .Rmd, .txt), LaTeX (.tex, .ltx) or Typst (.typ)
  --bib FILE   a bibliography of the document; without one, those that it names
  --annotations FILE
               what was exported of one's annotations: papers not read yet have a hint, and quotations are compared
               with highlights too
  --json       as JSON: [{ code, message, line, column, endLine, endColumn, fixes: [title] }], from 1; what is
               wrong with keys of a bibliography has its file under "file"
  --help       print this`;

const DATA = join(__dirname, '..', 'data');

interface Printed {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixes: readonly string[];
  /** Absent for the document itself. */
  readonly file?: string;
}

interface ReadBibliography extends Bibliography, KnownBibliography {
  readonly path: string;
  readonly text: string;
}

const COMMAND_LINE = {
  allowPositionals: true,
  options: {
    bib: { type: 'string', multiple: true },
    annotations: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
} as const;

void runMain(() => main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  const { values, file } = commandLine('diagnose', () => parseArgs({ args, ...COMMAND_LINE }));
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const printed = await diagnosed(file, values);
  console.log(
    values.json === true
      ? JSON.stringify(printed, undefined, 2)
      : printed.map((one) => inLine(one.file ?? file, one)).join('\n'),
  );
  return 0;
}

interface Around {
  readonly bib?: readonly string[] | undefined;
  readonly annotations?: string | undefined;
}

async function diagnosed(file: string, { bib, annotations }: Around): Promise<readonly Printed[]> {
  const text = textOf(file);
  const markup = markupOf(file);
  const named =
    bib ?? bibliographiesNamedIn(text, markup).map((path) => resolve(dirname(file), path));
  const library = new Library();
  const corpus = parseCorpus(JSON.parse(textOf(join(DATA, 'corpus.json'))));
  library.setSource('bundled', corpus, parseTopics(JSON.parse(textOf(join(DATA, 'topics.json')))));
  const bibliographies = await Promise.all(named.map((path) => bibliographyAt(path)));
  for (const { source, references } of bibliographies) {
    library.setSource(
      source,
      references.map((reference) => paperOfReference(reference, source)),
    );
  }
  const inlineKeys = markup === 'markdown' ? documentSettings(text).references : [];
  const known = knownAround({
    library,
    bibliographies,
    inlineKeys: new Set(inlineKeys.map(({ key }) => key)),
    ...(annotations !== undefined && { annotations: annotationsIn(annotations, library) }),
  });
  const document = { text, markup, citations: readCitations(text, markup) };
  const placeOf = placer(text);
  const found = completed(diagnose(document, known, () => true));
  return [...found.map((one) => printed(one, placeOf)), ...bibliographies.flatMap(doubledKeys)];
}

/** @throws Problem for a file that has none */
function annotationsIn(path: string, library: Library) {
  const finder = paperFinder(library.papers());
  const { entries, problems } = readAnnotationFile(textOf(path), finder);
  if (entries.length === 0 && problems.length > 0) {
    throw new Problem(`${path} has no annotations that can be read.`, { exitCode: 2 });
  }
  const index = new AnnotationIndex();
  for (const set of entries) index.put(set);
  return (paper: Paper) => index.find(knownBy(paper));
}

function bibliographiesNamedIn(text: string, markup: Markup): readonly string[] {
  const named = {
    markdown: () => documentSettings(text).bibliography,
    latex: () => latexBibliographies(text),
    typst: () => typstBibliographies(text),
  }[markup]();
  return named.map(({ path }) => path);
}

async function bibliographyAt(path: string): Promise<ReadBibliography> {
  const format = formatOf(path);
  if (format === undefined) {
    throw new Problem(`${path} is of no kind that is read here: .bib, .json, .yaml or .ris.`, {
      exitCode: 2,
    });
  }
  const text = textOf(path);
  const reading = { pause: () => Promise.resolve(), isCancelled: () => false };
  const bibliography = await readBibliography(text, format, reading);
  const keys = new Set(bibliography.references.map(({ key }) => key));
  const hasKey = (key: string) => keys.has(key);
  return { ...bibliography, path, text, format, name: basename(path), source: path, hasKey };
}

function printed(
  { code, message, fixes, ...span }: Diagnostic,
  placeOf: ReturnType<typeof placer>,
): Printed {
  return {
    code,
    message: inWords(message, inEnglish),
    ...placeOf(span),
    fixes: fixes.map(({ title }) => inWords(title, inEnglish)),
  };
}

/** Two entries with one key: the editor says so in the bibliography. */
function doubledKeys({ path, text, references, problems }: ReadBibliography): readonly Printed[] {
  const placeOf = placer(text);
  return problemsToShow({ text, problems: problems.filter(isDoubledKey) }, true).map((problem) => ({
    code: 'duplicate-key',
    message: problemMessage(problem),
    ...placeOf(problem),
    fixes: [inWords(otherKeyFix(text, references, problem).title, inEnglish)],
    file: path,
  }));
}

/** From offsets to lines and columns. */
function placer(text: string) {
  const placeOf = placeCounter(text);
  return ({ start, end }: Span) => {
    const [from, to] = [placeOf(start), placeOf(end)];
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

function inLine(file: string, { code, message, line, column, fixes }: Printed): string {
  const place = `${file}:${String(line)}:${String(column)}`;
  return [`${place}  ${code}  ${message}`, ...fixes.map((title) => `    - ${title}`)].join('\n');
}
