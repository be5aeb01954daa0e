/**
 * Rendering the preview of a document with 100 citations, in milliseconds: the first time, then again with
 * other words in it, then with another citation in it; the median of some runs.
 */
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { cslFiles } from '../../scripts/lib/cslFiles.mjs';
import type { CslElement } from '../../src/core/bibliography/engine.ts';
import type { CslItem } from '../../src/core/library/paper.ts';
import { citationPlugin } from '../../src/core/preview/citationPlugin.ts';
import { Formatter } from '../../src/core/preview/formatter.ts';

const CITATIONS = 100;
const RUNS = 15;
const STYLES = ['apa', 'ieee', 'chicago-author-date'];

const items = new Map(
  (JSON.parse(readFileSync('data/corpus.json', 'utf8')) as readonly CslItem[]).map((item) => [
    item.id,
    item,
  ]),
);
const keys = [...items.keys()];

async function main(): Promise<void> {
  const files = new Map((await cslFiles()).map(({ name, text }) => [name, text]));
  const named = (name: string) => JSON.parse(files.get(`${name}.json`) ?? '') as CslElement;
  const figures = STYLES.map((style) => [style, measure(named(style), named('en-US'))]);
  console.log(
    JSON.stringify({ citations: CITATIONS, works: keys.length, ...Object.fromEntries(figures) }),
  );
}

function measure(style: CslElement, locale: CslElement) {
  const firstMs = timed(() => preview(style, locale)(document(0, 0)));
  const render = preview(style, locale);
  render(document(0, 0));
  const runs = (change: (run: number) => string) =>
    median(Array.from({ length: RUNS }, (_, run) => timed(() => render(change(run + 1)))));
  const otherWordsMs = runs((run) => document(run, 0));
  const otherCitationMs = runs((run) => document(0, run));
  return { firstMs, otherWordsMs, otherCitationMs };
}

function preview(style: CslElement, locale: CslElement): (text: string) => string {
  const formatter = new Formatter({
    item: (key) => items.get(key),
    style,
    locales: new Map([['en-US', locale]]),
    lang: undefined,
    uncited: [],
    links: true,
    unknown: (key) => key,
  });
  const engine = new MarkdownIt({ html: true });
  citationPlugin(engine as unknown as Parameters<typeof citationPlugin>[0], {
    words: { back: (number) => String(number) },
    print: ({ citations }) => ({ ...formatter.format(citations), showsReferences: true }),
  });
  return (text) => engine.render(text);
}

/** Paragraphs of words, some citing two works; `words` changes the text, `cited` one citation in the middle. */
function document(words: number, cited: number): string {
  const paragraphs = Array.from({ length: CITATIONS }, (_, index) => {
    const key = keys[(index * 7) % keys.length] ?? '';
    const other = keys[(index * 5) % keys.length] ?? '';
    const page = index === CITATIONS / 2 ? cited : index;
    const group = index % 3 === 0 ? `; @${other}` : '';
    return `Sparse models ${String(words)} route tokens to experts, *as* others do with weights [see @${key}, p. ${String(page)}${group}].\n`;
  });
  return paragraphs.join('\n');
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return Number((performance.now() - begun).toFixed(1));
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
}

void main();
