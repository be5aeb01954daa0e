/** The paper panel on the screen. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, FrameLocator, Locator } from 'playwright-core';
import { root } from '../../../scripts/lib/paths.mjs';
import { eventually } from './eventually.ts';

declare const axe: { run: (options: RunOptions) => Promise<AxeResults> };

const AXE = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

export class Panel {
  readonly page: FrameLocator;
  readonly title: Locator;
  /** The field in which the note is written; hidden while the note is read. */
  readonly note: Locator;
  /** The note as it reads; only there while it is read. */
  readonly rendered: Locator;
  readonly tag: Locator;

  constructor(page: FrameLocator) {
    this.page = page;
    this.title = page.locator('h1');
    this.note = page.locator('#note');
    this.rendered = page.locator('.rendered');
    this.tag = page.getByRole('combobox', { name: 'Tags', exact: true });
  }

  /** Waits until the panel shows the paper with this title. */
  async shows(title: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A part of the page by the heading or label that names it. */
  part(role: 'region' | 'navigation' | 'complementary' | 'list', name: string): Locator {
    return this.page.getByRole(role, { name, exact: true });
  }

  /** Puts the caret into the note, also where it is read. */
  async writeNote(): Promise<void> {
    await ((await this.note.isVisible()) ? this.note : this.button('Write')).click();
    await this.note.and(this.page.locator(':focus')).waitFor();
  }

  /** Waits until what was written is stored; the page is drawn first, which may still say it of what was before. */
  async saved(): Promise<void> {
    await this.title.evaluate(async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    });
    await this.page.locator('.stored .seen').getByText('Saved').waitFor();
  }

  async status(): Promise<string> {
    return (await this.page.locator('input[type=radio]:checked').getAttribute('value')) ?? '';
  }

  /** The radio itself is not seen: what is clicked is its label. */
  async setStatus(label: string): Promise<void> {
    await this.page.locator('fieldset label', { hasText: new RegExp(`^${label}$`) }).click();
  }

  async addTag(tag: string): Promise<void> {
    await this.tag.fill(tag);
    await this.tag.press('Enter');
  }

  tags(): Promise<string[]> {
    return this.page.locator('.tag > span').allTextContents();
  }

  scrollTop(): Promise<number> {
    return this.title.evaluate(() => Math.round(window.scrollY));
  }

  async scrollTo(top: number): Promise<void> {
    await this.title.evaluate((_, y) => {
      window.scrollTo(0, y);
    }, top);
  }

  /** What has the focus in the page, in words. */
  focused(): Promise<string> {
    return this.title.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      const name = element.getAttribute('aria-label') ?? element.textContent;
      const own = name.trim() === '' ? (element.getAttribute('value') ?? element.id) : name.trim();
      return `${element.tagName.toLowerCase()} ${own}`.trim();
    });
  }

  /** How many places in the page the Tab key is to reach. */
  async stops(): Promise<number> {
    const all = this.page.locator('button, a[href], input[type=text], textarea, [tabindex="0"]');
    const radios = this.page.locator('input[type=radio]:checked');
    return (await all.filter({ visible: true }).count()) + (await radios.count());
  }

  /**
   * What axe finds wrong: accessibility, contrast of colours included. The page itself is transparent
   * and the editor's colour lies behind its frame, where axe can't see it; so it is put into the page.
   */
  async violations(): Promise<string[]> {
    const frame = await this.#frame();
    await frame.evaluate(AXE);
    const { violations } = await frame.evaluate(async () => {
      const { style } = document.documentElement;
      style.background = 'var(--vscode-editor-background)';
      const results = await axe.run({ resultTypes: ['violations'] });
      style.background = '';
      return results;
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  async #frame(): Promise<Frame> {
    const handle = await this.title.elementHandle();
    const frame = await handle.ownerFrame();
    assert.ok(frame, 'the panel has no frame');
    return frame;
  }

  /** A computed style of an element of the page. */
  style(selector: string, property: string): Promise<string> {
    return this.page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  }

  async bodyClasses(): Promise<readonly string[]> {
    return (await this.page.locator('body').getAttribute('class'))?.split(' ') ?? [];
  }

  /** Whether the page is as narrow as its frame. */
  fits(): Promise<boolean> {
    return this.title.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth <= clientWidth;
    });
  }

  /** Waits until the note field holds this text. */
  async noteIs(text: string): Promise<void> {
    await eventually(async () => {
      assert.equal(await this.note.inputValue(), text);
    });
  }
}
