/**
 * `npm run screenshots`: the README's pictures, taken from the packaged Gloss at work in a real VS Code,
 * into docs/images. Pictures are for people: nothing here is asserted.
 */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../e2e/support/eventually.ts';
import { launch, type Session } from '../e2e/support/launch.ts';
import type { Theme } from '../e2e/support/workbench.ts';
import { packageInto } from '../../scripts/lib/build.mjs';
import { root, runs } from '../../scripts/lib/paths.mjs';

const IMAGES = join(root, 'docs', 'images');
const VIEWPORT = { width: 1360, height: 820 };
const COMET =
  'COMET: Learning Cardinality Constrained Mixture of Experts with Trees and Local Search';
const NOTE = `Gates are *leaves of trees*, so k is bounded by construction.

Local search over permutations is the part to reuse.`;

const themes: readonly (readonly [Theme, string])[] = [
  ['Default Light Modern', 'light'],
  ['Default Dark Modern', 'dark'],
];

async function main(): Promise<void> {
  await mkdir(IMAGES, { recursive: true });
  process.env['GLOSS_VSIX'] = await packageInto(join(runs, 'screenshots'));
  for (const [theme, name] of themes) {
    const session = await launch({ theme, viewport: VIEWPORT });
    try {
      await takePictures(session, name);
    } finally {
      await session.dispose();
    }
  }
}

async function takePictures(session: Session, theme: string): Promise<void> {
  const { workbench, page } = session;
  const shot = (what: string) => page.screenshot({ path: join(IMAGES, `${what}-${theme}.png`) });
  await workbench.openFile('related-work.md');
  await workbench.activityBar('Gloss');
  await showPaperBeside(session);
  await shot('gloss');
  await search(session, 'year:2023.. sparse gatign');
  await shot('search');
  await page.keyboard.press('Escape');
}

/** The draft on the left, COMET with a note on the right, its row in the tree selected. */
async function showPaperBeside({ workbench }: Session): Promise<void> {
  const tree = workbench.tree('Library');
  await tree.expand('Gating');
  await tree.expand('Systems');
  await tree.contextMenu(COMET, 'Open Paper to the Side');
  const panel = workbench.webview();
  await panel.getByRole('heading', { level: 1 }).waitFor();
  await panel.getByRole('radio', { name: 'Reading' }).check();
  await panel.getByRole('textbox', { name: 'Note' }).fill(NOTE);
  await panel.getByText('Saved').first().waitFor();
}

async function search({ workbench, page }: Session, query: string): Promise<void> {
  await page.keyboard.press('Alt+Shift+S');
  const list = workbench.quickPick();
  await list.type(query);
  // A list of the text before the last key would be a wrong picture.
  await eventually(async () => {
    const [first] = await list.visibleRows();
    assert.match(first?.detail ?? '', /gatign → gating/);
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
