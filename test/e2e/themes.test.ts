/** The panel in every kind of theme: the editor's colours, legible, without faults of accessibility. */

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';
import type { Point, Theme, Workbench } from './support/workbench.ts';

interface Expected {
  readonly theme: Theme;
  /** The class that VS Code gives the page. */
  readonly kind: string;
  readonly dark: boolean;
  readonly borders: boolean;
}

const THEMES: readonly Expected[] = [
  { theme: 'Default Light Modern', kind: 'vscode-light', dark: false, borders: false },
  { theme: 'Default Dark Modern', kind: 'vscode-dark', dark: true, borders: false },
  { theme: 'Default High Contrast', kind: 'vscode-high-contrast', dark: true, borders: true },
  {
    theme: 'Default High Contrast Light',
    kind: 'vscode-high-contrast-light',
    dark: false,
    borders: true,
  },
];

const WIDE = { width: 1500, height: 900 };
const NARROW = { width: 1000, height: 800 };

describe('themes', () => {
  const session = useSession({ viewport: WIDE });
  const workbench = (): Workbench => session().workbench;
  const panel = (): Panel => new Panel(workbench().webview());

  before(async () => {
    await workbench().activityBar('Gloss');
    await workbench().tree('Library').expand('Gating');
    await workbench().openFile('related-work.md');
    const list = await workbench().openWithKey('Alt+Shift+S');
    await list.fill('comet trees');
    await list.focused(COMET.title);
    await list.rowButton(COMET.title, 'Open to the Side');
    await panel().shows(COMET.title);
    await panel().addTag('to cite');
    await panel().note.fill('A gate of trees.');
    await panel().saved();
  });

  for (const { theme, kind, dark, borders } of THEMES) {
    describe(theme, () => {
      before(async () => {
        await workbench().setTheme(theme);
        await eventually(async () => {
          assert.ok((await panel().bodyClasses()).includes(kind));
        });
      });
      after(() => session().page.setViewportSize(WIDE));

      it('gives the panel the colour of the editors', async () => {
        const editor = await corner(session().page.locator('.monaco-editor').first());
        const page = await corner(session().page.locator('iframe.webview.ready:visible').first());
        await eventually(async () => {
          const color = await workbench().pixel(page);
          assert.equal(color, await workbench().pixel(editor));
          const light = color.split(' ').every((part) => Number(part) > 127);
          assert.equal(light, !dark, color);
        });
      });

      it(`draws ${borders ? 'borders where others have tints' : 'no border around quiet buttons'}`, async () => {
        const width = await panel().style('.quiet', 'border-top-width');
        const color = await panel().style('.quiet', 'border-top-color');
        const seen = width !== '0px' && !/, 0\)$|transparent/.test(color);
        assert.equal(seen, borders, `${width} ${color}`);
      });

      it('is free of faults of accessibility, wide and narrow', async () => {
        assert.deepEqual(await panel().violations(), []);
        await workbench().screenshot(`${kind}-wide`);
        await session().page.setViewportSize(NARROW);
        assert.deepEqual(await panel().violations(), []);
        assert.ok(await panel().fits(), 'nothing is to be scrolled sideways');
        await workbench().screenshot(`${kind}-narrow`);
      });
    });
  }
});

/** A point at the lower left, where there is nothing but the background. */
async function corner(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  assert.ok(box);
  return { x: Math.round(box.x) + 3, y: Math.round(box.y + box.height) - 40 };
}
