/**
 * Diagnostics of a document of 10,000 lines with 20,000 papers around it: milliseconds in all, and the longest step
 * between two others' turns, each the median of some runs. They are the processor's, not the clock's, so that what
 * else a machine does is not counted.
 */
import { readFileSync } from 'node:fs';
import { citationSteps, readCitations } from '../../src/core/citations/read.ts';
import { diagnose } from '../../src/core/diagnostics/diagnose.ts';
import { knownAround } from '../../src/core/diagnostics/knownAround.ts';
import { parseCorpus } from '../../src/core/library/corpus.ts';
import { Library } from '../../src/core/library/library.ts';
import type { Paper } from '../../src/core/library/paper.ts';
import { aPaper } from '../support/papers.ts';
import { chance } from '../support/random.ts';

const LINES = 10_000;
const PAPERS = 20_000;
const RUNS = 7;
const MISTAKES = 50;

const corpus = parseCorpus(JSON.parse(readFileSync('data/corpus.json', 'utf8')));
const many = Array.from({ length: PAPERS - corpus.length }, (_, index) => manyPaper(index));
const text = document(corpus);
const known = surroundings();
const runs = Array.from({ length: RUNS }, run);

console.log(
  JSON.stringify({
    lines: text.split('\n').length,
    characters: text.length,
    citations: readCitations(text, 'markdown').length,
    papers: PAPERS,
    diagnostics: runs[0]?.found,
    readingMs: median(runs.map(({ reading }) => reading)),
    diagnosingMs: median(runs.map(({ diagnosing }) => diagnosing)),
    longestStepMs: median(runs.map(({ longest }) => longest)),
  }),
);

function run() {
  const begun = milliseconds();
  const reading = timed(citationSteps(text, 'markdown'));
  const read = milliseconds();
  const document = { text, markup: 'markdown', citations: reading.result } as const;
  const diagnosing = timed(diagnose(document, known, () => true));
  return {
    found: diagnosing.result.length,
    reading: read - begun,
    diagnosing: milliseconds() - read,
    longest: Math.max(reading.longest, diagnosing.longest),
  };
}

function timed<T>(steps: Generator<void, T>): { readonly longest: number; readonly result: T } {
  let longest = 0;
  for (;;) {
    const before = milliseconds();
    const step = steps.next();
    longest = Math.max(longest, milliseconds() - before);
    if (step.done === true) return { longest, result: step.value };
  }
}

function milliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Number((sorted[sorted.length >> 1] ?? 0).toFixed(1));
}

function surroundings() {
  const library = new Library();
  library.setSource('bundled', corpus);
  library.setSource('refs.bib', many);
  const keys = new Set([...corpus, ...many].map(({ key }) => key));
  const hasKey = (key: string) => keys.has(key);
  const refs = { name: 'refs.bib', source: 'refs.bib', format: 'bibtex', hasKey } as const;
  return knownAround({
    library,
    bibliographies: [refs],
    inlineKeys: new Set(),
    annotations: () => undefined,
  });
}

function manyPaper(index: number): Paper {
  const number = String(index);
  const key = `author${number}year${String(1990 + (index % 35))}word`;
  return aPaper({
    key,
    title: `Paper ${number}`,
    authors: [{ family: `Author${number}` }],
    source: 'refs.bib',
  });
}

/** Paragraphs, each with two citations, a quotation among them; now and then a wrong key or a wrong word. */
function document(papers: readonly Paper[]): string {
  const dice = chance(7);
  const blocks: string[] = [];
  for (let lines = 0; lines < LINES; lines += 4) {
    const { key, abstract } = dice.of(papers);
    const words = abstract.split(/\s+/u);
    const from = dice.below(Math.max(1, words.length - 20));
    const quoted = words.slice(from, from + 20);
    if (dice.oneIn(LINES / 4 / MISTAKES)) quoted[7] = 'otherwise';
    const cited = dice.oneIn(LINES / 4 / MISTAKES)
      ? `unknown${String(lines)}key`
      : many[lines]?.key;
    blocks.push(
      `Some say “${quoted.join(' ')}” [@${key}, p. 3], and it is said\n` +
        `again and again by others [see @${cited ?? ''}; -@${dice.of(papers).key}, chap. 2] who say no more,\n` +
        'though they might have gone on about it for some lines.\n',
    );
  }
  return blocks.join('\n');
}
