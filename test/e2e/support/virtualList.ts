/**
 * VS Code's lists render only the rows on the screen. This scrolls through one with the mouse wheel,
 * as a reader does, and hands every row to a reader function once.
 */

import type { Locator, Page } from 'playwright-core';

interface Extent {
  /** How far it is scrolled, in pixels. */
  readonly top: number;
  readonly visible: number;
  readonly total: number;
}

const STILL = 1;
const PATIENCE = 15_000;

/** Reads all rows, in order. */
export async function readAll<T>(
  list: Locator,
  read: (rows: Locator) => Promise<readonly (readonly [number, T])[]>,
): Promise<T[]> {
  const found = new Map<number, T>();
  await throughPages(list, async (rows) => {
    for (const [index, row] of await read(rows)) found.set(index, row);
    return false;
  });
  return [...found].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Scrolls from the top, page by page, until the visitor says that it has seen enough. */
export async function throughPages(
  list: Locator,
  visit: (rows: Locator) => Promise<boolean>,
): Promise<boolean> {
  const rows = list.locator('.monaco-list-row');
  await scrollTo(list, 0);
  for (;;) {
    if (await visit(rows)) return true;
    const { top, visible, total } = await extent(list);
    if (top + visible >= total - STILL) return false;
    await scrollTo(list, Math.min(top + visible * 0.8, total - visible));
  }
}

/** One event of the wheel moves a list by a fixed way, whatever its size says. */
const NOTCH = 100;
const FAR = 250;

async function scrollTo(list: Locator, wanted: number): Promise<void> {
  let now = await extent(list);
  if (Math.abs(now.top - wanted) <= STILL) return;
  await list.hover({ position: { x: 40, y: 8 }, force: true });
  const down = wanted > now.top;
  const end = Date.now() + PATIENCE;
  const arrived = (): boolean => (down ? now.top >= wanted - STILL : now.top <= wanted + STILL);
  while (!arrived()) {
    if (Date.now() > end) throw new Error(`The list does not scroll: ${JSON.stringify(now)}`);
    await turnWheel(list.page(), down, Math.abs(wanted - now.top) > FAR);
    now = await extent(list);
  }
}

/** With Alt held, a list scrolls five times as fast. */
async function turnWheel(page: Page, down: boolean, fast: boolean): Promise<void> {
  if (fast) await page.keyboard.down('Alt');
  await page.mouse.wheel(0, down ? NOTCH : -NOTCH);
  if (fast) await page.keyboard.up('Alt');
}

/** How far the list is, once it is drawn; from the styles that it gives to its inner element. */
function extent(list: Locator): Promise<Extent> {
  return list.evaluate(async (element) => {
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    const inner = element.querySelector<HTMLElement>('.monaco-list-rows');
    const outer = element.querySelector<HTMLElement>('.monaco-scrollable-element') ?? element;
    return {
      top: -Number.parseFloat(inner?.style.top ?? '0') || 0,
      visible: outer.clientHeight,
      total: Number.parseFloat(inner?.style.height ?? '0') || (inner?.clientHeight ?? 0),
    };
  });
}
