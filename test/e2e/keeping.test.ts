/** Having annotations back: what was deleted, and what was exported, in an empty VS Code. */

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runs, sample } from '../../scripts/lib/paths.mjs';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Highlights } from './support/highlights.ts';
import { launch, type Session } from './support/launch.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';

const WORDS = 'sparse, trainable gate';
const FILE = 'annotations.json';
const LAUNCHING = 180_000;

describe('annotations that are to be had back', () => {
  const session = useSession({ viewport: { width: 1400, height: 1000 } });

  async function open({ workbench }: Session): Promise<Panel> {
    const list = await workbench.openWithKey('Alt+Shift+S');
    await list.fill('comet trees');
    await list.focused(COMET.title);
    await list.accept();
    const panel = new Panel(workbench.webview());
    await panel.shows(COMET.title);
    return panel;
  }

  function highlightsIn({ page }: Session, panel: Panel): Highlights {
    return new Highlights(page, panel);
  }

  async function listed(highlights: Highlights, ...words: readonly string[]): Promise<void> {
    await eventually(async () => {
      assert.deepEqual(
        (await highlights.listed()).map((each) => each.words),
        words,
      );
    });
  }

  it('come back after they were deleted, also after a reload', async () => {
    const panel = await open(session());
    await session().workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    const highlights = highlightsIn(session(), panel);
    await highlights.mark(WORDS, 'Green');
    await listed(highlights, WORDS);
    await highlights.entry(WORDS).getByRole('button', { name: 'Remove Highlight' }).click();
    await listed(highlights);
    await panel.saved();
    await session().workbench.reload();
    const again = await open(session());
    await session().workbench.runCommand('Gloss: Restore Deleted Annotation');
    await session().workbench.quickPick().pick(WORDS);
    await listed(highlightsIn(session(), again), WORDS);
  });

  it('come back from a file that was exported, in an empty VS Code, once', async function () {
    this.timeout(LAUNCHING);
    const { workbench } = session();
    await workbench.runCommand('Gloss: Export Annotations…');
    await workbench.quickPick().pick('JSON');
    const target = join(workbench.places.workspace, FILE);
    await workbench.fileDialog(target);
    await eventually(async () => {
      assert.match(await workbench.fileText(FILE), new RegExp(WORDS));
    });
    const exported = await readFile(target, 'utf8');
    const folder = await mkdtemp(join(process.env['GLOSS_RUN'] ?? runs, 'elsewhere-'));
    await cp(sample, folder, { recursive: true });
    await cp(target, join(folder, FILE));
    const other = await launch({ workspace: folder, viewport: { width: 1400, height: 1000 } });
    try {
      await importAndConfirm(other);
      const panel = await open(other);
      await listed(highlightsIn(other, panel), WORDS);
      await other.workbench.runCommand('Gloss: Import Annotations…');
      await other.workbench.fileDialog(join(other.workbench.places.workspace, FILE));
      await eventually(async () => {
        const messages = await other.workbench.notifications();
        assert.ok(messages.some((message) => message.includes('are here already')));
      });
      await other.workbench.runCommand('Gloss: Export Annotations…');
      await other.workbench.quickPick().pick('JSON');
      await other.workbench.fileDialog(join(other.workbench.places.workspace, 'again.json'));
      await eventually(async () => {
        assert.equal(await other.workbench.fileText('again.json'), exported);
      });
    } finally {
      await other.dispose();
      await rm(folder, { recursive: true, force: true });
    }
  });

  async function importAndConfirm({ workbench, page }: Session): Promise<void> {
    await workbench.runCommand('Gloss: Import Annotations…');
    await workbench.fileDialog(join(workbench.places.workspace, FILE));
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Import' }).click();
  }
});
