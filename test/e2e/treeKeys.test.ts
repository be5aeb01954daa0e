/** Keys in the Library are about the row that has the focus, or about all that are selected. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';

describe('keys in the Library', () => {
  const session = useSession();

  async function statuses(): Promise<Record<string, string>> {
    const rows = await session().workbench.tree('Library').visibleRows();
    const status = (icon: string) => /codicon-([\w-]+)/.exec(icon.replace('codicon ', ''))?.[1];
    return Object.fromEntries(rows.map(({ label, icon }) => [label, status(icon) ?? '']));
  }

  it('mean the row that the arrow keys went to, and do not open it', async () => {
    const { workbench, page } = session();
    await workbench.activityBar('Gloss');
    const library = workbench.tree('Library');
    await library.expand('Gating');
    await library.click(COMET.title);
    const panel = new Panel(workbench.webview());
    await panel.shows(COMET.title);
    const before = await statuses();
    await workbench.runCommand('Gloss: Focus on Library View');
    await library.hasFocus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+3');
    const second = Object.keys(before)[Object.keys(before).indexOf(COMET.title) + 1] ?? '';
    await eventually(async () => {
      const now = await statuses();
      assert.equal(now[COMET.title], before[COMET.title]);
      assert.notEqual(now[second], before[second]);
    });
    assert.equal(await panel.title.textContent(), COMET.title);
  });
});
