/** The workbench as a person uses it: what the end-to-end tests say, they say in these words. */

import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { changeSettings } from '../../../scripts/host/settings.mjs';
import { eventually } from './eventually.ts';
import { exactly, QuickPick, type QuickPickRow } from './quickPick.ts';
import { Tree } from './tree.ts';

export type Theme =
  | 'Default Light Modern'
  | 'Default Dark Modern'
  | 'Default High Contrast'
  | 'Default High Contrast Light';

/** Each theme's id in the current VS Code, which has renamed some, and the class it puts on the page. */
export const THEMES: Readonly<Record<Theme, { readonly id: string; readonly page: string }>> = {
  'Default Light Modern': { id: 'Light Modern', page: 'vs' },
  'Default Dark Modern': { id: 'Dark Modern', page: 'vs-dark' },
  'Default High Contrast': { id: 'Default High Contrast', page: 'hc-black' },
  'Default High Contrast Light': { id: 'Default High Contrast Light', page: 'hc-light' },
};

/** For a list that Gloss opens as it starts. */
const PATIENCE = 40_000;

const RELOAD = 'Developer: Reload Window';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a workbench's files are. */
export interface Places {
  readonly workspace: string;
  readonly dataDir: string;
  readonly screenshots: string;
}

export class Workbench {
  readonly page: Page;
  readonly places: Places;

  constructor(page: Page, places: Places) {
    this.page = page;
    this.places = places;
  }

  /** Resolves when the workbench is drawn and knows the extension. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.#activity('Gloss').waitFor({ timeout: 60_000 });
  }

  /** As a person reloads the window: VS Code stores first what is open. */
  async reload(): Promise<void> {
    const palette = await this.#openQuickAccess(`>${RELOAD}`);
    await palette.focused(RELOAD);
    const loaded = this.page.waitForEvent('load');
    await palette.accept();
    await loaded;
    await this.ready();
  }

  /** Runs a command by its full title in the palette, "Gloss: Search Papers", with the keyboard. */
  async runCommand(title: string): Promise<void> {
    const palette = await this.#openQuickAccess(`>${title}`);
    await palette.goTo(title);
    await palette.accept();
    await this.#paletteGone();
  }

  /** The command may have opened a list of its own by then. */
  async #paletteGone(): Promise<void> {
    await this.page.waitForFunction(() => {
      const widget = document.querySelector<HTMLElement>('.quick-input-widget');
      const input = widget?.querySelector<HTMLInputElement>('.quick-input-box input');
      return widget?.style.display === 'none' || input?.value.startsWith('>') !== true;
    });
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    const files = await this.#openQuickAccess(name);
    await files.pick(name.slice(name.lastIndexOf('/') + 1));
    await this.tab(name.slice(name.lastIndexOf('/') + 1))
      .first()
      .waitFor();
  }

  /** Puts the cursor of the active text editor there; both count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const place = await this.#openQuickAccess(`:${String(line)}:${String(column)}`);
    await place.accept();
    await place.hidden();
  }

  async #openQuickAccess(text: string): Promise<QuickPick> {
    const pick = await this.openWithKey('F1');
    await pick.fill(text);
    return pick;
  }

  /**
   * Opens a list with its key. A webview that is still loading passes no key on, and one that is about
   * to get the focus back, when another list has just been closed, closes this one: faster than a
   * person is. Then the key is pressed again; not too soon, since in Gloss's own list the key cites.
   */
  async openWithKey(key: string): Promise<QuickPick> {
    const pick = this.quickPick();
    await eventually(async () => {
      await this.page.keyboard.press(key);
      await pick.input.waitFor({ timeout: key === 'F1' ? 2_000 : 10_000 });
      assert.ok(await pick.stays(), 'the list was closed again');
    }, PATIENCE);
    return pick;
  }

  quickPick(): QuickPick {
    return new QuickPick(this.page);
  }

  /** Searches papers and waits until those shown are as they should be. */
  async search(query: string, check: (papers: readonly QuickPickRow[]) => void): Promise<void> {
    const list = await this.openWithKey('Alt+Shift+S');
    await list.fill(query);
    await eventually(async () => {
      check((await list.visibleRows()).filter(({ paper }) => paper));
    });
    await list.press('Escape');
    await list.hidden();
  }

  /** Answers the dialog that asks for a file. */
  async fileDialog(path: string): Promise<void> {
    const dialog = this.quickPick();
    await dialog.shown();
    // It takes no answer while it looks the path up, and puts its own there when it has found the folder.
    const ok = this.page.locator('.quick-input-widget .monaco-button', { hasText: /./ }).first();
    // A list that is just closing has no such button.
    let isAnswered = false;
    await eventually(async () => {
      if ((await dialog.widget.count()) > 0) {
        const shown = await dialog.input.inputValue({ timeout: 1_000 });
        // Only a path that has stayed for a look is taken for an answer.
        if (shown !== path) await dialog.input.fill(path, { timeout: 1_000 });
        else if (await ok.isVisible()) {
          await ok.click({ timeout: 1_000 });
          isAnswered = true;
        }
      }
      assert.ok(isAnswered, 'no file dialog was there');
      assert.equal(await dialog.widget.count(), 0);
    }, PATIENCE);
  }

  tree(viewTitle: string): Tree {
    return new Tree(this.page, viewTitle);
  }

  /** Shows a view container, if it does not show already. */
  async activityBar(title: string): Promise<void> {
    const item = this.#activity(title);
    if ((await item.getAttribute('aria-expanded')) !== 'true') await item.click();
    await eventually(async () => {
      assert.equal(await item.getAttribute('aria-expanded'), 'true');
    });
  }

  #activity(title: string): Locator {
    const label = this.page.locator(`.action-label[aria-label^="${title}"]`);
    return this.page.locator('.activitybar .action-item').filter({ has: label }).first();
  }

  /** The document inside the webview that is on the screen. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready:visible')
      .first()
      .contentFrame()
      .locator('#active-frame')
      .contentFrame();
  }

  tab(title: string): Locator {
    const name = this.page.locator('.tab-label', { hasText: exactly(title) });
    return this.page.locator('.tabs-container .tab').filter({ has: name });
  }

  async tabs(): Promise<string[]> {
    return this.page.locator('.tabs-container .tab .tab-label').allTextContents();
  }

  /** The text of the active editor, as far as it is on the screen. */
  async editorText(): Promise<string> {
    const lines = await this.#editorLines().evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }

  #editorLines(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .view-line');
  }

  async focusEditor(): Promise<void> {
    await this.runCommand('View: Focus Active Editor Group');
  }

  /** The point behind the last character of the first line in the editor that has this text. */
  async endOfLine(text: string): Promise<Point> {
    const line = this.#editorLines().filter({ hasText: text }).first().locator('> span');
    const box = await line.boundingBox();
    if (box === null) throw new Error(`No line on the screen has "${text}"`);
    return { x: box.x + box.width - 1, y: box.y + box.height / 2 };
  }

  /** Chooses, from the menu that stands at what was just pasted, another way to paste it. */
  async pasteAs(title: string): Promise<void> {
    await this.page.locator('.post-edit-widget .monaco-button').first().click();
    await this.page.locator('.action-widget').getByText(title, { exact: true }).click();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+s');
  }

  /** Waits until VS Code has put by, for after a reload, what is typed and not saved: a second later. */
  async putBy(words: string): Promise<void> {
    const folder = join(this.places.dataDir, 'data', 'User', 'Backups');
    await eventually(async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
      assert.ok((await Promise.all(texts)).some((text) => text.includes(words)));
    });
  }

  /** Puts a file into the workspace, before it is opened. */
  writeFile(name: string, content: string): Promise<void> {
    return writeFile(join(this.places.workspace, name), content);
  }

  /** Saves the active document and waits until the file on disk has these words. */
  async savedWith(name: string, words: string): Promise<void> {
    await eventually(async () => {
      await this.save();
      const text = await this.fileText(name);
      assert.ok(text.includes(words), `${words}\nis not in\n${text}`);
    });
  }

  /** A file of the workspace, as it is on disk. */
  fileText(name: string): Promise<string> {
    return readFile(join(this.places.workspace, name), 'utf8');
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Drags with the mouse; with shift held, an editor takes a drop into its text. */
  async drag(from: Locator, to: Point, options: { shift?: boolean } = {}): Promise<void> {
    const { mouse, keyboard } = this.page;
    const box = await from.boundingBox();
    if (box === null) throw new Error('What is to be dragged is not on the screen');
    const start = { x: box.x + Math.min(60, box.width / 2), y: box.y + box.height / 2 };
    await mouse.move(start.x, start.y);
    await mouse.down();
    // A drag begins after some way with the button down.
    await mouse.move(start.x + 6, start.y + 4, { steps: 3 });
    if (options.shift === true) await keyboard.down('Shift');
    await mouse.move(to.x, to.y, { steps: 12 });
    await mouse.move(to.x, to.y + 1);
    await mouse.up();
    if (options.shift === true) await keyboard.up('Shift');
  }

  /** The messages on the screen. */
  notifications(): Promise<string[]> {
    return this.page
      .locator('.notifications-toasts .notification-list-item-message')
      .allTextContents();
  }

  async notificationButton(title: string): Promise<void> {
    await this.page.locator('.notification-toast .monaco-button', { hasText: title }).click();
  }

  async statusBar(): Promise<string[]> {
    const items = await this.page.locator('.statusbar-item').allTextContents();
    return items.map((item) => item.trim()).filter((item) => item !== '');
  }

  async changeSettings(changes: Record<string, unknown>): Promise<void> {
    await changeSettings(this.places.dataDir, changes);
  }

  async setTheme(theme: Theme): Promise<void> {
    const { id, page } = THEMES[theme];
    await this.changeSettings({ 'workbench.colorTheme': id });
    await this.page.locator(`.monaco-workbench.${page}`).waitFor();
  }

  /** The colour on the screen at a point, as "r g b". */
  async pixel({ x, y }: Point): Promise<string> {
    const picture = await this.page.screenshot({ clip: { x, y, width: 1, height: 1 } });
    return this.page.evaluate(
      async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        canvas?.drawImage(image, 0, 0);
        return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3).join(' ');
      },
      [...picture],
    );
  }

  /** Takes a picture of the whole window; a name lands in the run's folder. Gives the path. */
  async screenshot(name: string): Promise<string> {
    const path = isAbsolute(name) ? name : join(this.places.screenshots, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
    return path;
  }
}
