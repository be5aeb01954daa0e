/** A tree view in the side bar, read and used as it is on the screen. */

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { readAll, throughPages } from './virtualList.ts';

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

  /** Scrolls to a row and gives its element. */
  async row(which: Which): Promise<Locator> {
    await this.list.waitFor();
    return eventually(async () => {
      let index: number | undefined;
      await throughPages(this.list, async (rows) => {
        index = (await readRows(rows)).find(([, row]) => matches(row, which))?.[0];
        return index !== undefined;
      });
      if (index === undefined) throw new Error(`The tree has no row ${String(which)}`);
      return this.list.locator(`.monaco-list-row[data-index="${String(index)}"]`);
    });
  }

  async click(which: Which, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    await (await this.row(which)).locator('.label-name').first().click(options);
  }

  async expand(which: Which): Promise<void> {
    await this.#setExpanded(which, true);
  }

  async collapse(which: Which): Promise<void> {
    await this.#setExpanded(which, false);
  }

  async #setExpanded(which: Which, wanted: boolean): Promise<void> {
    const row = await this.row(which);
    if ((await row.getAttribute('aria-expanded')) === String(wanted)) return;
    await row.locator('.monaco-tl-twistie').click();
    await eventually(async () => {
      assert.equal(await row.getAttribute('aria-expanded'), String(wanted));
    });
  }

  /** Expands everything, level by level. */
  async expandAll(): Promise<void> {
    for (;;) {
      const closed = (await this.rows()).find(({ expanded }) => expanded === false);
      if (closed === undefined) return;
      await this.expand((row) => row.label === closed.label && row.expanded === false);
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

  /** Chooses an entry of the row's context menu. */
  async contextMenu(which: Which, title: string): Promise<void> {
    await this.click(which, { button: 'right' });
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
    return this.#menu().locator('.action-item', { hasText: title }).first();
  }
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
