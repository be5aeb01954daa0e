/** The quick-pick on the screen: also the command palette, which is one. */

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { readAll, ROWS } from './virtualList.ts';

/** More than a webview needs to take the focus back. */
const FRAMES = 12;

export interface QuickPickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Whether Enter takes this one. */
  readonly focused: boolean;
  readonly checked: boolean;
  /** Whether it is a paper, and not a filter completed, a mistake or a message. */
  readonly paper: boolean;
  /** What the line above the row says, if there is one. */
  readonly separator: string;
}

export class QuickPick {
  readonly widget: Locator;
  readonly input: Locator;
  readonly #page: Page;
  readonly #list: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('.quick-input-box input');
    this.#list = this.widget.locator('.quick-input-list .monaco-list');
  }

  async shown(): Promise<void> {
    await this.input.waitFor({ state: 'visible' });
  }

  /** Whether the list, which is open, still is some frames later, and has the focus. */
  async stays(): Promise<boolean> {
    return this.#page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
      const widget = document.querySelector<HTMLElement>('.quick-input-widget');
      return widget?.style.display !== 'none' && widget?.contains(document.activeElement) === true;
    }, FRAMES);
  }

  async hidden(): Promise<void> {
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Replaces the text, key by key as a person does. */
  async type(text: string): Promise<void> {
    await this.shown();
    await this.input.press('ControlOrMeta+a');
    if (text === '') await this.input.press('Delete');
    else await this.input.pressSequentially(text);
  }

  /** Replaces the text at once. */
  async fill(text: string): Promise<void> {
    await this.shown();
    await this.input.fill(text);
  }

  text(): Promise<string> {
    return this.input.inputValue();
  }

  /** All rows, also those that must be scrolled to. */
  rows(): Promise<QuickPickRow[]> {
    return readAll(this.#list, readRows);
  }

  /** The rows on the screen, without scrolling. */
  async visibleRows(): Promise<QuickPickRow[]> {
    const rows = await readRows(this.#rows());
    return rows.toSorted(([a], [b]) => a - b).map(([, row]) => row);
  }

  /** The element of the first row with that label, once it is on the screen. */
  async row(label: string): Promise<Locator> {
    const name = this.#page.locator('.label-name', { hasText: exactly(label) });
    const row = this.#rows().filter({ has: name }).first();
    await row.waitFor();
    return row;
  }

  /** Clicks the row with that label. */
  async pick(label: string): Promise<void> {
    await (await this.row(label)).click();
  }

  /**
   * Ticks the row that Enter would take. A list that is still being replaced, since keys come faster than a person's,
   * takes the tick away again.
   */
  tick(label: string): Promise<void> {
    return this.#setTick(label, true);
  }

  /** Takes the tick of the row away that Enter would take. */
  untick(label: string): Promise<void> {
    return this.#setTick(label, false);
  }

  async #setTick(label: string, wanted: boolean): Promise<void> {
    await eventually(async () => {
      await this.focused(label);
      if ((await this.#isTicked(label)) !== wanted) {
        await (await this.row(label)).locator('.monaco-checkbox').click();
      }
      const isSo = (await this.stays()) && (await this.#isTicked(label)) === wanted;
      assert.ok(isSo, `${label} is ${wanted ? 'not ' : ''}ticked`);
    });
  }

  async #isTicked(label: string): Promise<boolean> {
    return (await this.visibleRows()).some((row) => row.label === label && row.checked);
  }

  async rowButton(label: string, title: string): Promise<void> {
    const row = await this.row(label);
    await row.hover();
    await row.locator(`.action-label[aria-label^="${title}"]`).click();
  }

  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** The line above the list: what it is for, and how much it shows. */
  async title(): Promise<string> {
    return (await this.widget.locator('.quick-input-title').textContent())?.trim() ?? '';
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  #rows(): Locator {
    return this.#list.locator(ROWS);
  }

  /** Goes down with the arrow key, from the last row to the first, until Enter would take that label. */
  async goTo(label: string): Promise<void> {
    await this.row(label);
    await eventually(async () => {
      const focused = (await this.visibleRows()).find((row) => row.focused)?.label;
      if (focused !== label) await this.press('ArrowDown');
      assert.equal(focused, label);
    });
  }

  /** Waits until Enter would take the row with that label. */
  async focused(label: string): Promise<void> {
    await eventually(async () => {
      const rows = await this.visibleRows();
      assert.equal(rows.find(({ focused }) => focused)?.label, label);
    });
  }
}

function readRows(rows: Locator): Promise<[number, QuickPickRow][]> {
  return rows.evaluateAll((elements) =>
    elements.map((element): [number, QuickPickRow] => {
      const text = (selector: string): string =>
        element.querySelector(selector)?.textContent.replaceAll('\u00a0', ' ').trim() ?? '';
      // Rows are used again: one without a second line may still have that of a former row.
      const icon = element.querySelector('.quick-input-list-icon')?.className ?? '';
      const paper = /codicon-(circle|color-mode)/.test(icon);
      return [
        Number(element.getAttribute('data-index')),
        {
          paper,
          label: text('.label-name'),
          description: text('.label-description'),
          detail: paper ? text('.quick-input-list-label-meta') : '',
          focused: element.classList.contains('focused'),
          checked: element.querySelector('[aria-checked="true"]') !== null,
          separator: text('.quick-input-list-separator'),
        },
      ];
    }),
  );
}

export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
