/** The list of completions on the screen. */

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { ROWS } from './virtualList.ts';

export interface SuggestionRow {
  readonly label: string;
  /** What stands behind the label. */
  readonly detail: string;
  /** Whether Enter takes this one. */
  readonly focused: boolean;
}

export class Suggestions {
  readonly widget: Locator;
  /** What is shown beside the row that has the focus. */
  readonly details: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.suggest-widget.visible');
    this.details = page.locator('.suggest-details:visible');
  }

  /** The rows on the screen, in their order. */
  async rows(): Promise<readonly SuggestionRow[]> {
    const rows = await this.widget.locator(ROWS).evaluateAll((elements) =>
      elements.map((element) => {
        const text = (selector: string) =>
          element.querySelector(selector)?.textContent.replaceAll('\u00a0', ' ').trim() ?? '';
        return {
          at: Number(element.getAttribute('data-index')),
          label: text('.label-name'),
          detail: text('.left .signature-label'),
          focused: element.classList.contains('focused'),
        };
      }),
    );
    return rows.toSorted((one, other) => one.at - other.at);
  }

  /** Waits until the first rows have these labels. */
  async begins(labels: readonly string[]): Promise<void> {
    await eventually(async () => {
      const rows = await this.rows();
      assert.deepEqual(
        rows.slice(0, labels.length).map(({ label }) => label),
        labels,
      );
    });
  }

  /** Goes up or down by one, until Enter would take that row. */
  async goTo(label: string, key: 'ArrowDown' | 'ArrowUp' = 'ArrowDown'): Promise<void> {
    await eventually(async () => {
      const focused = (await this.rows()).find((row) => row.focused)?.label;
      if (focused !== label) await this.#page.keyboard.press(key);
      assert.equal(focused, label);
    });
  }

  /** Takes a row with Enter, once it has the focus. */
  async accept(label: string): Promise<void> {
    await eventually(async () => {
      assert.equal((await this.rows()).find(({ focused }) => focused)?.label, label);
    });
    await this.#page.keyboard.press('Enter');
    await this.widget.waitFor({ state: 'hidden' });
  }
}
