/** Marking passages in the paper panel, as it is done on the screen. */

import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { Panel } from './panel.ts';

/** A highlight as the list beside the text has it. */
export interface ListedHighlight {
  readonly words: string;
  /** Colour, place and state: "Yellow · p. 5 · not in the text here". */
  readonly facts: string;
  readonly comment: string;
}

export class Highlights {
  readonly toolBar: Locator;
  /** The editor of one highlight. */
  readonly editor: Locator;
  readonly #page: Page;
  readonly #panel: Panel;

  constructor(page: Page, panel: Panel) {
    this.#page = page;
    this.#panel = panel;
    this.toolBar = panel.page.getByRole('toolbar', { name: 'Highlight the selection' });
    this.editor = panel.page.getByRole('dialog', { name: 'Edit Highlight' });
  }

  get abstract(): Locator {
    return this.#panel.page.locator('[data-field="abstract"]');
  }

  /** Selects words of the abstract by dragging over them; the tool bar appears. */
  async drag(words: string): Promise<void> {
    await this.dragOver(words);
    await this.toolBar.waitFor();
  }

  async dragOver(words: string): Promise<void> {
    const { from, to } = await this.#placeOf(words);
    const { mouse } = this.#page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** Marks words of the abstract with the mouse alone. */
  async mark(words: string, colour: string): Promise<void> {
    await this.drag(words);
    await this.tool(`Highlight in ${colour}`).click();
    await this.toolBar.waitFor({ state: 'hidden' });
  }

  /** Selects a word of the abstract as the browser does, by a double click; the tool bar appears. */
  async selectWord(word: string): Promise<void> {
    const { from, to } = await this.#placeOf(word);
    await this.#page.mouse.dblclick((from.x + to.x) / 2, from.y);
    await this.toolBar.waitFor();
  }

  tool(name: string): Locator {
    return this.toolBar.getByRole('button', { name, exact: true });
  }

  /** Clicks into the middle of words of the abstract. */
  async click(words: string): Promise<void> {
    const { from, to } = await this.#placeOf(words);
    await this.#page.mouse.click((from.x + to.x) / 2, from.y);
  }

  /** The words that are painted, piece by piece, each with its classes. */
  painted(): Promise<readonly { readonly text: string; readonly classes: string }[]> {
    return this.#panel.page.locator('[data-field] mark').evaluateAll((marks) =>
      marks.map((mark) => ({
        text: mark.textContent,
        classes: mark.getAttribute('class') ?? '',
      })),
    );
  }

  /** The list beside the text. */
  listed(): Promise<readonly ListedHighlight[]> {
    return this.#panel.page.locator('[data-highlight]').evaluateAll((entries) =>
      entries.map((entry) => {
        const text = (selector: string) => entry.querySelector(selector)?.textContent.trim() ?? '';
        return { words: text('q'), facts: text('.facts'), comment: text('.comment') };
      }),
    );
  }

  /** An entry of the list by its words. */
  entry(words: string): Locator {
    const quotation = this.#panel.page.locator('q', { hasText: words });
    return this.#panel.page.locator('[data-highlight]').filter({ has: quotation });
  }

  /** What is selected in the page. */
  selected(): Promise<string> {
    return this.#panel.title.evaluate(() => document.getSelection()?.toString() ?? '');
  }

  /** What a screen reader was told last. */
  async announced(sentence: string): Promise<void> {
    const said = this.#panel.page.locator('[role=status], [aria-live=polite]');
    await said.filter({ hasText: sentence }).first().waitFor({ state: 'attached' });
  }

  /** The points of the screen between which some words of the abstract stand. */
  async #placeOf(words: string) {
    const paragraph = this.abstract.locator('[data-start]').first();
    const place = await paragraph.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const nodes: { readonly node: Text; readonly at: number }[] = [];
      let all = '';
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        nodes.push({ node: node as Text, at: all.length });
        all += node.textContent ?? '';
      }
      const boxAt = (index: number): DOMRect => {
        const found = nodes.findLast(({ at }) => at <= index);
        if (found === undefined) throw new Error('The paragraph has no text');
        const range = document.createRange();
        range.setStart(found.node, index - found.at);
        range.setEnd(found.node, index - found.at + 1);
        return range.getBoundingClientRect();
      };
      const start = all.indexOf(wanted);
      if (start < 0) throw new Error(`The abstract does not have "${wanted}"`);
      element.ownerDocument.defaultView?.scrollBy(0, boxAt(start).top - 200);
      const [first, last] = [boxAt(start), boxAt(start + wanted.length - 1)];
      const own = element.getBoundingClientRect();
      const middle = (box: DOMRect) => box.top + box.height / 2 - own.top;
      return {
        from: { x: first.left + 1 - own.left, y: middle(first) },
        to: { x: last.right - 1 - own.left, y: middle(last) },
      };
    }, words);
    const box = await eventually(async () => {
      const found = await paragraph.boundingBox();
      if (found === null) throw new Error('The abstract is not on the screen');
      return found;
    });
    const onScreen = ({ x, y }: { x: number; y: number }) => ({ x: box.x + x, y: box.y + y });
    return { from: onScreen(place.from), to: onScreen(place.to) };
  }
}
