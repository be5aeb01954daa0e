/** A tree view in the side bar, read and used as it is on the screen. */

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { exactly } from './quickPick.ts';
import { intoSight, readAll, ROWS, throughPages } from './virtualList.ts';

export interface TreeRow {
  /** 1 for the outermost. */
  readonly level: number;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Undefined when there is nothing to expand. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  /** The classes of the icon, which name a codicon. */
  readonly icon: string;
}

/** In milliseconds: as long as one row takes to unfold. */
const A_MOMENT = 3_000;

/** On every row's label, whatever its level and length. */
const ON_LABEL = { x: 80, y: 11 };

/** A label, or a condition where labels are not unique. */
export type Which = string | ((row: TreeRow) => boolean);

export class Tree {
  readonly pane: Locator;
  readonly list: Locator;
  readonly #page: Page;

  constructor(page: Page, title: string) {
    this.#page = page;
    this.pane = page.locator(`.pane:has(> .pane-header[aria-label^="${title}"])`);
    this.list = this.pane.locator('.pane-body .monaco-list').first();
  }

  /** All rows that are not hidden in a collapsed one, also those that must be scrolled to. */
  async rows(): Promise<TreeRow[]> {
    await this.list.waitFor();
    return readAll(this.list, readRows);
  }

  /** The rows on the screen, without scrolling. */
  async visibleRows(): Promise<TreeRow[]> {
    const rows = await readRows(this.list.locator(ROWS));
    return rows.toSorted(([a], [b]) => a - b).map(([, row]) => row);
  }

  /** Waits until keys go to it. */
  async hasFocus(): Promise<void> {
    await eventually(async () => {
      assert.ok(await this.list.evaluate((list) => list.contains(document.activeElement)));
    });
  }

  /** What the view says above its rows; empty where it says nothing. */
  async message(): Promise<string> {
    return (await this.pane.locator('.message:visible').allInnerTexts()).join(' ').trim();
  }

  /** The badge at the end of a row; empty where it has none. */
  async badge(which: Which): Promise<string> {
    const row = await this.row(which);
    return row.locator('.monaco-icon-label').evaluate((label) => {
      const { content } = getComputedStyle(label, '::after');
      return content.startsWith('"') ? content.slice(1, -1) : '';
    });
  }

  /** Scrolls to a row, if need be, and gives its element. */
  async row(which: Which): Promise<Locator> {
    await this.list.waitFor();
    return eventually(async () => {
      const index = (await this.#indexInSight(which)) ?? (await this.#indexAnywhere(which));
      if (index === undefined) throw new Error(`The tree has no row ${String(which)}`);
      const row = this.#rowAt(index, which);
      await intoSight(this.list, row);
      return row;
    });
  }

  /** By its label where that is known, since rows above may still come and go. */
  #rowAt(index: number, which: Which): Locator {
    if (typeof which !== 'string') {
      return this.list.locator(`${ROWS}[data-index="${String(index)}"]`);
    }
    const name = this.#page.locator('.monaco-icon-name-container', { hasText: exactly(which) });
    return this.list.locator(ROWS).filter({ has: name }).first();
  }

  async #indexInSight(which: Which): Promise<number | undefined> {
    return indexOf(await readRows(this.list.locator(ROWS)), which);
  }

  async #indexAnywhere(which: Which): Promise<number | undefined> {
    let index: number | undefined;
    await throughPages(this.list, async (rows) => {
      index = indexOf(await readRows(rows), which);
      return index !== undefined;
    });
    return index;
  }

  /** What hovers while the mouse is on one row may cover the next; so the mouse goes away first. */
  async click(which: Which, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    const row = await this.row(which);
    await this.#page.mouse.move(0, 0);
    await row.click({ position: ON_LABEL, ...options });
  }

  async expand(which: Which): Promise<void> {
    await this.#setExpanded(which, true);
  }

  async collapse(which: Which): Promise<void> {
    await this.#setExpanded(which, false);
  }

  /** Rows move while others unfold: each try looks for the row again. */
  async #setExpanded(which: Which, wanted: boolean): Promise<void> {
    const stands = async (): Promise<boolean> =>
      (await (await this.row(which)).getAttribute('aria-expanded')) === String(wanted);
    await eventually(async () => {
      if (await stands()) return;
      const row = await this.row(which);
      await row.locator('.monaco-tl-twistie.collapsible').click({ timeout: A_MOMENT });
      await eventually(async () => {
        assert.ok(await stands());
        assert.equal(await this.#hasRowsBelow(row), wanted, 'the rows below are not drawn yet');
      }, A_MOMENT);
    });
  }

  /** Whether the next row is one below this; true at the end of the screen, where nobody sees it. */
  async #hasRowsBelow(row: Locator): Promise<boolean> {
    const index = Number(await row.getAttribute('data-index'));
    const level = Number(await row.getAttribute('aria-level'));
    const rows = await readRows(this.list.locator(ROWS));
    const next = rows.find(([at]) => at === index + 1);
    if (next !== undefined) return next[1].level > level;
    return (await row.getAttribute('aria-expanded')) === 'true';
  }

  /** Expands everything, level by level; from below, so that rows still to come stay in their place. */
  async expandAll(): Promise<void> {
    for (;;) {
      const closed = (await this.rows()).filter(({ expanded }) => expanded === false);
      if (closed.length === 0) return;
      for (const { label } of closed.toReversed()) {
        await this.expand((row) => row.label === label && row.expanded !== undefined);
      }
    }
  }

  /** Presses a button that the row shows under the mouse. */
  async rowAction(which: Which, title: string): Promise<void> {
    const row = await this.row(which);
    await row.hover();
    await row.locator(`.actions .action-label[aria-label^="${title}"]`).click();
  }

  /** Presses a button in the view's title. */
  async titleAction(title: string): Promise<void> {
    const inPane = this.pane.locator(`.pane-header .action-label[aria-label^="${title}"]`);
    const inTitle = this.#page.locator(
      `.sidebar .composite.title .action-label[aria-label^="${title}"]`,
    );
    await this.pane.hover();
    await inPane.or(inTitle).first().click();
  }

  /** Chooses an entry of a menu behind a button in the view's title. */
  async titleMenu(button: string, title: string): Promise<void> {
    await this.titleAction(button);
    await this.#choose(title);
  }

  /** Chooses an entry of the row's context menu. */
  async contextMenu(which: Which, title: string): Promise<void> {
    await this.click(which, { button: 'right' });
    await this.#choose(title);
  }

  async #choose(title: string): Promise<void> {
    const item = this.#menuItem(title);
    await item.waitFor();
    // A menu takes no click in its first moment.
    await eventually(async () => {
      await item.click({ timeout: 1_000 });
      await this.#menu().waitFor({ state: 'hidden', timeout: 200 });
    });
  }

  /** The entries of the row's context menu, which is closed again. */
  async contextMenuEntries(which: Which): Promise<string[]> {
    await this.click(which, { button: 'right' });
    const entries = this.#page.locator('.monaco-menu .action-label:not(.separator)');
    await entries.first().waitFor();
    const titles = await entries.allTextContents();
    await this.#page.keyboard.press('Escape');
    await this.#menu().waitFor({ state: 'hidden' });
    return titles.map((title) => title.trim());
  }

  #menu(): Locator {
    return this.#page.locator('.monaco-menu').first();
  }

  #menuItem(title: string): Locator {
    const label = this.#page.locator('.action-label', { hasText: exactly(title) });
    return this.#menu().locator('.action-item').filter({ has: label }).first();
  }
}

function indexOf(rows: readonly [number, TreeRow][], which: Which): number | undefined {
  return rows.find(([, row]) => matches(row, which))?.[0];
}

function matches(row: TreeRow, which: Which): boolean {
  return typeof which === 'string' ? row.label === which : which(row);
}

function readRows(rows: Locator): Promise<[number, TreeRow][]> {
  return rows.evaluateAll((elements) =>
    elements.map((element): [number, TreeRow] => {
      const text = (selector: string): string =>
        element.querySelector(selector)?.textContent.replaceAll('\u00a0', ' ').trim() ?? '';
      const expanded = element.getAttribute('aria-expanded');
      return [
        Number(element.getAttribute('data-index')),
        {
          level: Number(element.getAttribute('aria-level')),
          // A label that looks like a file's name is drawn in two parts.
          label: text('.label-name') + text('.label-suffix'),
          description: text('.label-description'),
          spoken: element.getAttribute('aria-label') ?? '',
          expanded: expanded === null ? undefined : expanded === 'true',
          selected: element.getAttribute('aria-selected') === 'true',
          icon: element.querySelector('.custom-view-tree-node-item-icon')?.className ?? '',
        },
      ];
    }),
  );
}
