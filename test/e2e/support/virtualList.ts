/**
 * VS Code's lists render only the rows on the screen. This scrolls through one with the mouse wheel,
 * as a reader does, and hands every row to a reader function once.
 */

import type { Locator } from 'playwright-core';

interface Extent {
  /** How far it is scrolled, in pixels. */
  readonly top: number;
  readonly visible: number;
  readonly total: number;
}

/** The rows themselves, not the copies of them that stick to the list's top. */
export const ROWS = '.monaco-list-rows > .monaco-list-row';

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
  const rows = list.locator(ROWS);
  await scrollTo(list, 0);
  for (;;) {
    if (await visit(rows)) return true;
    const { top, visible, total } = await extent(list);
    if (top + visible >= total - STILL) return false;
    await scrollTo(list, Math.min(top + visible * 0.8, total - visible));
  }
}

/** Scrolls until a row that is drawn is in full sight, below what sticks to the list's top. */
export async function intoSight(list: Locator, row: Locator): Promise<void> {
  const [outer, inner] = [await list.boundingBox(), await row.boundingBox()];
  if (outer === null || inner === null) throw new Error('The row is not drawn');
  const above = outer.y + (await stickyHeight(list)) - inner.y;
  const below = inner.y + inner.height - (outer.y + outer.height);
  const { top } = await extent(list);
  if (above > STILL) await scrollTo(list, Math.max(0, top - above));
  else if (below > STILL) await scrollTo(list, top + below);
}

function stickyHeight(list: Locator): Promise<number> {
  return list.evaluate(
    (element) => element.querySelector('.monaco-tree-sticky-container')?.clientHeight ?? 0,
  );
}

/** One event of the wheel moves a list by a fixed way, whatever its size says; on a row, about two. */
const NOTCH = 100;
const AT_ONCE = 8;

async function scrollTo(list: Locator, wanted: number): Promise<void> {
  let now = await extent(list);
  if (Math.abs(now.top - wanted) <= STILL) return;
  await list.hover({ position: { x: 40, y: 8 }, force: true });
  const down = wanted > now.top;
  const end = Date.now() + PATIENCE;
  // The list may have become shorter meanwhile.
  const goal = (): number => Math.max(0, Math.min(wanted, now.total - now.visible));
  const arrived = (): boolean => (down ? now.top >= goal() - STILL : now.top <= wanted + STILL);
  let step = Number.POSITIVE_INFINITY;
  while (!arrived()) {
    if (Date.now() > end) throw new Error(`The list does not scroll: ${JSON.stringify(now)}`);
    const { top } = now;
    const count = Math.min(AT_ONCE, Math.max(1, Math.floor(Math.abs(wanted - top) / step)));
    for (let turn = 0; turn < count; turn++)
      await list.page().mouse.wheel(0, down ? NOTCH : -NOTCH);
    now = await extent(list);
    step = Math.max(1, Math.abs(now.top - top) / count);
  }
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
      visible: Math.min(element.clientHeight, outer.clientHeight),
      total: Number.parseFloat(inner?.style.height ?? '0') || (inner?.clientHeight ?? 0),
    };
  });
}
