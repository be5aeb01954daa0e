/** Notes in the panel, tags and status: kept over a reload, and shown everywhere at once. */

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
      await session().workbench.search('zanzibar', isTheNote);
    });

    it('is still there after a reload', async () => {
      await session().workbench.reload();
      await panel().shows(COMET.title);
      await panel().noteIs(NOTE);
      assert.equal(
        await panel().rendered.getByRole('listitem').innerText(),
        'does it hold for one GPU?',
      );
      await eventually(async () => {
        assert.equal(await library().badge(COMET.title), '✎');
      });
      await session().workbench.search('zanzibar', isTheNote);
    });

    it('is still there when the panel is closed in the middle of typing', async () => {
      await panel().writeNote();
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
        await session().workbench.search(query, (papers) => {
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
      const list = session().workbench.quickPick();
      await list.shown();
      await eventually(async () => {
        const ticked = (await list.visibleRows()).filter(({ checked }) => checked);
        assert.deepEqual(
          ticked.map(({ label }) => label),
          ['gates', 'to cite'],
        );
      });
      await list.goTo('to cite');
      await list.untick('to cite');
      await list.type('trees');
      await list.accept();
      await list.hidden();
      await eventually(async () => {
        assert.deepEqual(await panel().tags(), ['gates', 'trees']);
      });
    });

    it('puts the caret into the note by Write a Quick Note in the Panel', async () => {
      await library().click(TUTEL.title);
      await panel().shows(TUTEL.title);
      await session().workbench.runCommand('Gloss: Write a Quick Note in the Panel');
      await eventually(async () => {
        assert.match(await panel().focused(), /^textarea/);
      });
      await session().page.keyboard.type('typed at once');
      await panel().noteIs('typed at once');
    });
  });
});
