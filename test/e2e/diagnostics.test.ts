/** Writing with checks: a quick fix, a misquotation put right, and papers suggested for a sentence. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { paper } from './support/papers.ts';
import type { Workbench } from './support/workbench.ts';

const SOUPS = paper('zimmer2023sparse');
const WRONG = 'sparse models with increased storage and computational demands';
const RIGHT = 'sparse models with reduced storage and computational demands';
const SENTENCE = 'The weights of several pruned networks can be averaged into one.';

describe('checks while writing', () => {
  const session = useSession();
  const workbench = (): Workbench => session().workbench;

  /** A document alone in its tab, with the cursor there. */
  async function open(name: string, text: string, line: number, column: number): Promise<void> {
    await workbench().runCommand('View: Close All Editors');
    await workbench().writeFile(name, text);
    await workbench().openFile(name);
    await workbench().goTo(line, column);
  }

  /** Waits until something is marked in the editor, and chooses a quick fix at the cursor. */
  async function fix(title: string): Promise<void> {
    const { page } = session();
    await page.locator('.editor-instance .squiggly-warning').first().waitFor();
    const row = page.locator('.action-widget .monaco-list-row', { hasText: title });
    await eventually(async () => {
      await page.keyboard.press('ControlOrMeta+.');
      await row.first().waitFor({ timeout: 2_000 });
    });
    await row.first().click();
  }

  it('changes an unknown key to the one that was meant', async () => {
    await open('unknown.md', `So it is said [@${SOUPS.key}x, p. 3].\n`, 1, 20);
    await fix(`Change to “${SOUPS.key}”`);
    await workbench().savedWith('unknown.md', `[@${SOUPS.key}, p. 3]`);
  });

  it('puts the words of a paper right', async () => {
    await open('misquoted.md', `They promise “${WRONG}” [@${SOUPS.key}].\n`, 1, 30);
    await fix('Use the paper’s words');
    await workbench().savedWith('misquoted.md', `“${RIGHT}” [@${SOUPS.key}].`);
  });

  it('suggests papers for a sentence, says why, and cites the one chosen', async () => {
    await open('sentence.md', `${SENTENCE} So much for that.\n`, 1, 10);
    await workbench().runCommand('Gloss: Suggest Citations for Selection');
    const list = workbench().quickPick();
    await list.focused(SOUPS.title);
    const [first] = await list.visibleRows();
    assert.match(first?.detail ?? '', /Zimmer et al\. 2023.*averag/su);
    await list.accept();
    await list.hidden();
    const cited = `averaged into one [@${SOUPS.key}]. So much`;
    await workbench().savedWith('sentence.md', cited);
  });
});
