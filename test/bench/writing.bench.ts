/**
 * What the features of writing cost at 20,000 papers: completing a key, at first and letter by letter, and a hover.
 * Milliseconds of processor time of the core's own work, so that a busy machine says the same; prints one JSON object, a field for each measurement.
 */
import { ReferenceFormatter } from '../../src/core/bibliography/format.ts';
import { formattedCommonMark } from '../../src/core/bibliography/formattedHtml.ts';
import { readBibliography } from '../../src/core/bibliography/read.ts';
import { readCitations } from '../../src/core/citations/read.ts';
import { Library } from '../../src/core/library/library.ts';
import type { Paper } from '../../src/core/library/paper.ts';
import { paperOfReference } from '../../src/core/library/referencePaper.ts';
import { PaperSearch } from '../../src/core/search/paperSearch.ts';
import { choicesAtFirst, choicesFor, type Choices } from '../../src/core/writing/keyChoices.ts';
import { KeyPlaces } from '../../src/core/writing/keyPlace.ts';
import { besideKey } from '../../src/core/writing/keyRow.ts';
import { bundledCsl, inEnglish } from '../support/csl.ts';
import { SyntheticLibrary, type SyntheticPaper } from './synthetic.ts';

const PAPERS = 20_000;
const LINES = 10_000;
const WORDS = 40;
const SOURCE = 'bench.bib';

const READING = { pause: () => Promise.resolve(), isCancelled: () => false };

const synthetic = new SyntheticLibrary();

function bibtex({ key, title, abstract, authors, year }: SyntheticPaper): string {
  const fields = { title, author: authors.join(' and '), year: String(year), abstract };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@article{${key},\n${lines.join('')}}\n`;
}

async function libraryOf(text: string): Promise<Library> {
  const { references } = await readBibliography(text, 'bibtex', READING);
  const library = new Library();
  library.setSource(
    SOURCE,
    references.map((reference) => paperOfReference(reference, SOURCE)),
  );
  return library;
}

/** A document with a citation in every fourth line, which ends where a key is begun. */
function documentOf(lines: number): string {
  const line = (_: unknown, index: number) => {
    const words = `Line ${String(index)} of a text that *goes* on, and on.`;
    return index % 4 === 0 ? `${words} [see @p${String(index)}, p. 3; @p7]` : words;
  };
  return `${Array.from({ length: lines }, line).join('\n')}\n\nSo [`;
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { value, ms: (user + system) / 1000 };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

/** What the editor is given for each paper. */
function rowsOf(papers: readonly Paper[]): readonly string[] {
  return papers.map((paper) => `${paper.key} ${besideKey(paper.key, paper)}`);
}

/** The provider's work at each request: the place, the papers, their rows. */
function completionsIn(choices: Choices, text: string) {
  const places = new KeyPlaces();
  return (typed: string): readonly string[] => {
    const written = `${text}@${typed}`;
    const place = places.at(`${written}]`, 'markdown', written.length);
    if (place === undefined) throw new Error('No place for a key');
    if (place.typed !== '') return rowsOf(choicesFor(place.typed, choices));
    const cited = place.others.flatMap((key) => choices.get(key) ?? []);
    return rowsOf(choicesAtFirst(choices, { cited, lately: [] }));
  };
}

function completion(library: Library) {
  const search = new PaperSearch({
    papers: () => library.papers(),
    topics: () => [],
    annotations: () => undefined,
  });
  // In the editor it is made in the background.
  const index = timed(() => search.find('index'));
  const choices: Choices = {
    papers: library.papers(),
    get: (key) => library.get(key),
    find: (input, options) => search.find(input, options),
    isOwn: ({ source }) => source === SOURCE,
  };
  const text = documentOf(LINES);
  // Its colours and its count have read the document before.
  const reading = timed(() => readCitations(text, 'markdown'));
  const complete = completionsIn(choices, text);
  const first = timed(() => complete(''));
  const words = Array.from({ length: WORDS }, () => synthetic.query(1));
  const firstLetter = timed(() => complete(words[0]?.slice(0, 1) ?? ''));
  const later = words.flatMap((word) =>
    Array.from(word, (_, length) => timed(() => complete(word.slice(0, length + 1))).ms),
  );
  return {
    papers: library.papers().length,
    lines: LINES,
    readingMs: rounded(reading.ms),
    indexMs: rounded(index.ms),
    firstMs: rounded(first.ms),
    firstLetterMs: rounded(firstLetter.ms),
    laterMedianMs: quantile(later, 0.5),
    laterP99Ms: quantile(later, 0.99),
  };
}

/** The reference as the hover says it, in the style of the setting's default. */
async function hover(library: Library) {
  const styles = await bundledCsl();
  const [style, locale] = [styles.get('apa'), styles.get('en-US')];
  if (style === undefined || locale === undefined) throw new Error('No style');
  // The first hover makes it.
  let formatter: ReferenceFormatter | undefined;
  const times = library
    .papers()
    .slice(0, 30)
    .map((paper) => {
      const item = { ...paper.item, id: paper.key };
      return timed(() => {
        formatter ??= new ReferenceFormatter(style, inEnglish(locale));
        return formatter.format([item]).map(({ html }) => formattedCommonMark(html));
      }).ms;
    });
  const [first = 0, ...later] = times;
  return { firstMs: rounded(first), laterMedianMs: quantile(later, 0.5) };
}

async function main(): Promise<void> {
  const library = await libraryOf([...synthetic.papers(PAPERS)].map(bibtex).join('\n'));
  const figures = { completion: completion(library), hover: await hover(library) };
  console.log(JSON.stringify(figures));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
