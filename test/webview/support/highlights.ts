/** Highlights for tests of the panel, and a reader who selects words in its text. */
import assert from 'node:assert/strict';
import type { Page, PageHighlight } from '../../../src/core/view/page.ts';
import { annotationsOf, fullPage } from './data.ts';
import type { TestPanel } from './panel.ts';

/** The text of the abstract is the two paragraphs below, with an empty line between them. */
export const FIRST = 'The sparse gate selects a few experts. It is trained with trees.';
export const SECOND = 'Up to 13% better.';
export const SECOND_START = FIRST.length + 2;

/** A highlight of the first paragraph's first word. */
export function marked(changes: Partial<PageHighlight> = {}): PageHighlight {
  return {
    id: 'one',
    field: 'abstract',
    anchor: { state: 'exact', start: 0, end: 3 },
    exact: 'The',
    colour: 'yellow',
    comment: '',
    tags: [],
    ...changes,
  };
}

/** The highlight of these words of the first paragraph. */
export function on(words: string, changes: Partial<PageHighlight> = {}): PageHighlight {
  const start = FIRST.indexOf(words);
  assert.ok(start >= 0, words);
  const anchor = { state: 'exact', start, end: start + words.length } as const;
  return marked({ id: words.replaceAll(' ', '-'), anchor, exact: words, ...changes });
}

/** A passage from elsewhere; it has no field. */
export function foreign(id: string, exact: string): PageHighlight {
  const anchor = { state: 'elsewhere' } as const;
  return { id, anchor, exact, locator: 'p. 5', colour: 'blue', comment: '', tags: [] };
}

export function pageWith(
  highlights: readonly PageHighlight[] = [],
  steps: { readonly canUndo?: boolean; readonly canRedo?: boolean } = {},
): Page {
  return fullPage({
    title: 'Trees and Gates',
    abstract: [
      { text: FIRST, start: 0 },
      { text: SECOND, start: SECOND_START },
    ],
    annotations: annotationsOf({ highlights, ...steps }),
  });
}

/** What the host says once it has other highlights. */
export function tell(panel: TestPanel, highlights: readonly PageHighlight[]): void {
  const page = pageWith(highlights, { canUndo: true });
  panel.send({ kind: 'annotations', key: page.key, annotations: page.annotations });
}

/** Selects from the first of these words to the end of the last ones, as dragging the mouse does. */
export function drag(panel: TestPanel, from: string, to = from): void {
  const [start] = pointsOf(panel, from);
  const [, end] = pointsOf(panel, to);
  panel.pointer(start.node.parentElement as Element, 'pointerdown');
  panel.document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  panel.pointer(end.node.parentElement as Element, 'pointerup');
}

interface Point {
  readonly node: Text;
  readonly offset: number;
}

/** Where words stand that are in one text node. */
function pointsOf(panel: TestPanel, words: string): readonly [Point, Point] {
  const walker = panel.document.createTreeWalker(panel.document.body, 4 /* SHOW_TEXT */);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    const at = text.data.indexOf(words);
    if (at >= 0) {
      return [
        { node: text, offset: at },
        { node: text, offset: at + words.length },
      ];
    }
  }
  return assert.fail(`no text node has "${words}"`);
}
