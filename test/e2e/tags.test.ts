/** Many papers at once with the keyboard in the Library: tags, reading status, the reading queue. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import type { Tree, TreeRow } from './support/tree.ts';
import type { Workbench } from './support/workbench.ts';

const TAG = 'to cite';
const OTHER_TAG = 'related work';

describe('many papers at once', () => {
  const session = useSession({ viewport: { width: 1280, height: 1000 } });
  const workbench = (): Workbench => session().workbench;
  const library = (): Tree => workbench().tree('Library');
  const panel = (): Panel => new Panel(workbench().webview());

  async function press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) await session().page.keyboard.press(key);
  }

  /** Selects so many papers, the first ones of a group: one by a click, the others with the keyboard. */
  async function select(count: number, group: string): Promise<readonly string[]> {
    await library().expand(group);
    const rows = await library().visibleRows();
    const first = rows[rows.findIndex(({ label }) => label === group) + 1]?.label ?? '';
    await library().click(first);
    await panel().shows(first);
    await workbench().runCommand('Gloss: Focus on Library View');
    await press('Shift+ArrowDown', count - 1);
    return eventually(async () => {
      const titles = (await selected()).map(({ label }) => label);
      assert.equal(titles.length, count);
      return titles;
    });
  }

  async function selected(): Promise<readonly TreeRow[]> {
    return (await library().visibleRows()).filter((row) => row.selected);
  }

  /** Waits until a query finds just these papers. */
  function finds(query: string, titles: readonly string[]): Promise<void> {
    return workbench().search(query, (papers) => {
      assert.deepEqual(papers.map(({ label }) => label).toSorted(), titles.toSorted(), query);
    });
  }

  /** Waits until the groups shown are these, each with its number of papers. */
  async function showsGroups(...groups: readonly (readonly [string, string])[]): Promise<void> {
    await eventually(async () => {
      const shown = (await library().rows()).filter(({ level }) => level === 1);
      assert.deepEqual(
        shown.map(({ label, description }) => [label, description]),
        groups,
      );
    });
  }

  /** Waits until the group has these papers, from its first one on. */
  async function showsIn(group: string, titles: readonly string[]): Promise<void> {
    await library().expand(group);
    await eventually(async () => {
      const rows = await library().visibleRows();
      const first = rows.findIndex(({ label }) => label === group) + 1;
      const shown = rows.slice(first, first + titles.length);
      assert.deepEqual(
        shown.map(({ label }) => label),
        titles,
      );
    });
  }

  async function groupBy(title: string): Promise<void> {
    await workbench().runCommand(`Gloss: Group by ${title}`);
  }

  before(async () => {
    await workbench().activityBar('Gloss');
    // All papers are in one group there, and stay in it.
    await workbench().runCommand('Gloss: Group by Tag');
    await library().expand('Without tags');
  });

  describe('tags', () => {
    let ten: readonly string[];

    it('go to all ten papers that are selected', async () => {
      ten = await select(10, 'Without tags');
      await press('Alt+t');
      const list = workbench().quickPick();
      await list.shown();
      assert.match(await list.title(), /^Tags of 10 papers/);
      await list.type(TAG);
      await list.accept();
      await list.hidden();
      await finds(`tag:"${TAG}"`, ten);
    });

    it('make groups of the Library', async () => {
      await showsGroups([TAG, '10'], ['Without tags', '67']);
      await showsIn(TAG, ten);
    });

    it('are ticked where all papers have them, and stay', async () => {
      const three = await select(3, TAG);
      assert.deepEqual(three, ten.slice(0, 3));
      await press('Alt+t');
      const list = workbench().quickPick();
      await eventually(async () => {
        const rows = await list.visibleRows();
        assert.deepEqual(
          rows.map(({ label, checked }) => [label, checked]),
          [[TAG, true]],
        );
      });
      await list.type(OTHER_TAG);
      await list.accept();
      await list.hidden();
      await finds(`tag:"${OTHER_TAG}"`, three);
      await finds(`tag:"${TAG}"`, ten);
    });

    it('are renamed on all papers, which the message takes back', async () => {
      await workbench().runCommand('Gloss: Rename Tag');
      const list = workbench().quickPick();
      await list.pick(TAG);
      await eventually(async () => {
        assert.equal(await list.text(), TAG);
      });
      await list.type('cited');
      await list.accept();
      await eventually(async () => {
        assert.deepEqual(await workbench().notifications(), [
          `“${TAG}” is now “cited” on 10 papers.`,
        ]);
      });
      await finds('tag:cited', ten);
      await showsGroups(['cited', '10'], [OTHER_TAG, '3'], ['Without tags', '67']);
      await workbench().notificationButton('Undo');
      await finds(`tag:"${TAG}"`, ten);
      await showsGroups([OTHER_TAG, '3'], [TAG, '10'], ['Without tags', '67']);
    });
  });

  describe('reading status', () => {
    it('is set for all papers selected by its key', async () => {
      const ten = await select(10, 'Without tags');
      await press('Alt+2');
      await eventually(async () => {
        const icons = (await selected()).map(({ icon }) => /codicon-color-mode/.test(icon));
        assert.deepEqual(icons, Array<boolean>(10).fill(true));
      });
      await finds('status:reading', ten);
    });
  });

  describe('the reading queue', () => {
    let queued: readonly string[];

    it('takes all papers selected by its key, in their order', async () => {
      queued = await select(3, 'Without tags');
      await press('Alt+4');
      await groupBy('Reading Queue');
      await showsGroups(['Reading queue', '3'], ['Not in the queue', '74']);
      await showsIn('Reading queue', queued);
    });

    it('is put in order by a key, and stays so after a reload', async () => {
      const [first = '', second = '', third = ''] = queued;
      assert.deepEqual(await select(1, 'Reading queue'), [first]);
      await press('Alt+ArrowDown');
      await showsIn('Reading queue', [second, first, third]);
      await press('Alt+ArrowDown');
      await showsIn('Reading queue', [second, third, first]);
      await workbench().reload();
      await showsIn('Reading queue', [second, third, first]);
    });

    it('is left by its key', async () => {
      await select(2, 'Reading queue');
      await press('Alt+5');
      await showsGroups(['Reading queue', '1'], ['Not in the queue', '76']);
      await showsIn('Reading queue', queued.slice(0, 1));
    });
  });
});
