/**
 * VS Code's lists render only the rows on the screen. This scrolls through one with the mouse wheel,
 * as a reader does, and hands every row to a reader function once.
 */

import type { Locator } from 'playwright-core';
import { eventually } from './eventually.ts';

interface Extent {
  /** How far it is scrolled, in pixels. */
  readonly top: number;
  readonly visible: number;
  readonly total: number;
}

const STILL = 1;

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

async function scrollTo(list: Locator, wanted: number): Promise<void> {
  const { top } = await extent(list);
  if (Math.abs(top - wanted) <= STILL) return;
  const mouse = list.page().mouse;
  await list.hover({ position: { x: 40, y: 8 }, force: true });
  // One notch of the wheel moves the list by about as many pixels, and never beyond its ends.
  await mouse.wheel(0, wanted === 0 ? -1_000_000 : wanted - top);
  await eventually(async () => {
    const now = await extent(list);
    const there = wanted === 0 ? now.top <= STILL : now.top > top;
    if (!there) throw new Error(`The list does not scroll: ${JSON.stringify(now)}`);
  });
}

/** From the styles that the list gives to its inner element. */
function extent(list: Locator): Promise<Extent> {
  return list.evaluate((element) => {
    const inner = element.querySelector<HTMLElement>('.monaco-list-rows');
    const outer = element.querySelector<HTMLElement>('.monaco-scrollable-element') ?? element;
    return {
      top: -Number.parseFloat(inner?.style.top ?? '0') || 0,
      visible: outer.clientHeight,
      total: Number.parseFloat(inner?.style.height ?? '0') || (inner?.clientHeight ?? 0),
    };
  });
}
