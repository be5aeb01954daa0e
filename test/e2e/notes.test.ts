/** Notes, tags and status: kept over a reload, and shown everywhere at once. */

import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/library/paper.ts';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET, TUTEL } from './support/papers.ts';
import type { QuickPickRow } from './support/quickPick.ts';
import type { Tree } from './support/tree.ts';

const NOTE = 'Ask about the zanzibar baseline.\n\n- does it hold for one GPU?';

describe('annotating', () => {
  const session = useSession();
  const panel = (): Panel => new Panel(session().workbench.webview());
  const library = (): Tree => session().workbench.tree('Library');

  /** Searches and waits until the papers shown are as they should be. */
  async function search(query: string, check: (papers: readonly QuickPickRow[]) => void) {
    const list = await session().workbench.openWithKey('Alt+Shift+S');
    await list.fill(query);
    await eventually(async () => {
      check((await list.visibleRows()).filter(({ paper }) => paper));
    });
    await list.press('Escape');
    await list.hidden();
  }

  function isTheNote(papers: readonly QuickPickRow[]): void {
    assert.equal(papers[0]?.label, COMET.title);
    assert.match(papers[0].detail, /Note: .*zanzibar/);
  }

  async function iconOf(paper: Paper): Promise<string> {
    const row = await library().row(paper.title);
    return (await row.locator('.custom-view-tree-node-item-icon').getAttribute('class')) ?? '';
  }

  before(async () => {
    await session().workbench.activityBar('Gloss');
    await library().expand('Gating');
    await library().expand('Systems');
    await library().click(COMET.title);
    await panel().shows(COMET.title);
  });

  describe('a note', () => {
    it('is said to be saved, and marked in the Library', async () => {
      assert.equal(await library().badge(COMET.title), '');
      await panel().note.click();
      await session().page.keyboard.type(NOTE);
      await panel().saved();
      await eventually(async () => {
        assert.equal(await library().badge(COMET.title), '✎');
      });
      assert.equal(await panel().note.inputValue(), NOTE);
    });

    it('is found by search at once', async () => {
      await search('zanzibar', isTheNote);
    });

    it('is still there after a reload', async () => {
      await session().workbench.reload();
      await panel().shows(COMET.title);
      await panel().noteIs(NOTE);
      await eventually(async () => {
        assert.equal(await library().badge(COMET.title), '✎');
      });
      await search('zanzibar', isTheNote);
    });

    it('is still there when the panel is closed in the middle of typing', async () => {
      await panel().note.press('ControlOrMeta+End');
      await session().page.keyboard.type(' And the marmalade?');
      await session().workbench.tab('Ibrahim et al. 2023').click({ button: 'middle' });
      await session().workbench.tab('Ibrahim et al. 2023').waitFor({ state: 'detached' });
      await session().workbench.reload();
      await library().click(COMET.title);
      await panel().shows(COMET.title);
      await panel().noteIs(`${NOTE} And the marmalade?`);
    });
  });

  describe('status and tags', () => {
    it('set in the panel, show in the Library and in search', async () => {
      await panel().setStatus('Reading');
      await panel().addTag('to cite');
      await panel().addTag('gates');
      assert.deepEqual(await panel().tags(), ['to cite', 'gates']);
      await eventually(async () => {
        assert.match(await iconOf(COMET), /codicon-color-mode/);
      });
      for (const query of ['status:reading', 'tag:gates', 'tag:"to cite"']) {
        await search(query, (papers) => {
          assert.deepEqual(
            papers.map(({ label }) => label),
            [COMET.title],
            query,
          );
        });
      }
    });

    it('set in the Library, shows in the open panel at once', async () => {
      await library().contextMenu(COMET.title, 'Mark as Read');
      await eventually(async () => {
        assert.equal(await panel().status(), 'read');
      });
      await panel().shows(COMET.title);
    });

    it('go to all rows that are selected', async () => {
      await library().click(TUTEL.title);
      await panel().shows(TUTEL.title);
      await library().click(COMET.title, { modifiers: ['ControlOrMeta'] });
      await library().contextMenu(COMET.title, 'Mark as Reading');
      await eventually(async () => {
        assert.match(await iconOf(COMET), /codicon-color-mode/);
        assert.match(await iconOf(TUTEL), /codicon-color-mode/);
      });
    });

    it('are changed from the Library by Edit Tags', async () => {
      await library().click(COMET.title);
      await panel().shows(COMET.title);
      await library().contextMenu(COMET.title, 'Edit Tags');
      const box = session().workbench.quickPick();
      await box.shown();
      assert.equal(await box.text(), 'to cite, gates');
      await box.fill('gates, trees');
      await box.accept();
      await eventually(async () => {
        assert.deepEqual(await panel().tags(), ['gates', 'trees']);
      });
    });

    it('puts the caret into the note by Edit Note', async () => {
      await library().contextMenu(TUTEL.title, 'Edit Note');
      await panel().shows(TUTEL.title);
      await eventually(async () => {
        assert.match(await panel().focused(), /^textarea/);
      });
      await session().page.keyboard.type('typed at once');
      await panel().noteIs('typed at once');
    });
  });
});
