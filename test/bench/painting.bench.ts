/**
 * What highlights cost in the page, in a browser: milliseconds from the host's message to the text laid
 * out, for a paper with 200 overlapping highlights in an abstract of 20,000 characters. Prints one JSON
 * object: showing the paper, one more highlight, a keystroke in the note, and reading a selection.
 */
import { build } from 'esbuild';
import { chromium, type Page as BrowserPage } from 'playwright-core';
import { page as bundle } from '../../scripts/bundles.ts';
import { findChromium } from '../../scripts/host/chromium.mjs';
import { HIGHLIGHT_COLOURS } from '../../src/core/annotations/annotation.ts';
import type { Page, PageHighlight } from '../../src/core/view/page.ts';
import type { ToPage } from '../../src/shared/messages.ts';
import { annotationsOf, CHROME, fullPage, STRINGS } from '../webview/support/data.ts';

const ROUNDS = 15;
const HIGHLIGHTS = 200;
const TEXT = 'Sparse gates select a few experts for each token. '.repeat(400);

function highlights(count: number): readonly PageHighlight[] {
  return Array.from({ length: count }, (_, index) => {
    const start = (index * 97) % (TEXT.length - 400);
    const end = start + 40 + ((index * 53) % 300);
    return {
      id: `highlight-${String(index)}`,
      field: 'abstract',
      anchor: { state: 'exact', start, end },
      exact: TEXT.slice(start, end),
      colour: HIGHLIGHT_COLOURS[index % HIGHLIGHT_COLOURS.length] ?? 'yellow',
      comment: index % 3 === 0 ? 'A comment of some words.' : '',
      tags: index % 5 === 0 ? ['gating', 'routing'] : [],
    };
  });
}

function paper(key: string, count: number): Page {
  const annotations = annotationsOf({ highlights: highlights(count) });
  return fullPage({ key, abstract: [{ text: TEXT, start: 0 }], annotations });
}

function show(key: string, count: number): ToPage {
  return { kind: 'show', page: paper(key, count), chrome: CHROME, strings: STRINGS };
}

function annotations(count: number, note: string): ToPage {
  const { annotations } = paper('b', count);
  return { kind: 'annotations', key: 'b', annotations: { ...annotations, note } };
}

/** Milliseconds to take each message in and lay the page out. */
async function timed(page: BrowserPage, messages: readonly ToPage[]): Promise<readonly number[]> {
  return page.evaluate((all) => {
    return all.map((data) => {
      const start = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data }));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    });
  }, messages);
}

async function selecting(page: BrowserPage): Promise<readonly number[]> {
  return page.evaluate((rounds) => {
    const text = document.querySelector('.prose');
    return Array.from({ length: rounds }, () => {
      const start = performance.now();
      if (text !== null) document.getSelection()?.selectAllChildren(text);
      document.dispatchEvent(new Event('selectionchange'));
      document.body.getBoundingClientRect();
      const time = performance.now() - start;
      document.getSelection()?.removeAllRanges();
      document.dispatchEvent(new Event('selectionchange'));
      return time;
    });
  }, ROUNDS);
}

function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Number(middle.toFixed(2));
}

async function open(page: BrowserPage): Promise<void> {
  const { outputFiles } = await build({ ...bundle, minify: true });
  const text = (name: string): string =>
    outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  await page.route('https://page.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><div id="root"></div>' }),
  );
  await page.goto('https://page.test/');
  await page.addStyleTag({ content: text('panel-style.css') });
  const api = '{ postMessage() {}, getState() {}, setState() {} }';
  await page.addScriptTag({ content: `window.acquireVsCodeApi = () => (${api});` });
  await page.addScriptTag({ content: text('panel.js') });
}

async function main(): Promise<void> {
  const { executablePath, args, env } = await findChromium(() => undefined);
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env },
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    await open(page);
    const rounds = Array.from({ length: ROUNDS }, (_, index) => index);
    const shown = await timed(
      page,
      rounds.flatMap(() => [show('a', 0), show('b', HIGHLIGHTS)]),
    );
    const more = await timed(
      page,
      rounds.map((round) => annotations(HIGHLIGHTS + 1 + round, '')),
    );
    const count = HIGHLIGHTS + ROUNDS;
    const typing = await timed(
      page,
      rounds.map((round) => annotations(count, 'x'.repeat(round))),
    );
    const figures = {
      highlights: HIGHLIGHTS,
      showMs: median(shown.filter((_, index) => index % 2 === 1)),
      showWithoutMs: median(shown.filter((_, index) => index % 2 === 0)),
      oneMoreMs: median(more),
      noteKeystrokeMs: median(typing),
      selectAllMs: median(await selecting(page)),
    };
    console.log(JSON.stringify(figures));
  } finally {
    await browser.close();
  }
}

void main();
