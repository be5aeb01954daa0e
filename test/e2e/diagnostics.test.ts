/** Writing with checks: quick fixes, a misquotation put right, and papers suggested for a sentence. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { paper } from './support/papers.ts';
import type { Workbench } from './support/workbench.ts';

const SOUPS = paper('zimmer2023sparse');
const DRAFT = 'draft.md';
const WRONG = 'sparse models with increased storage and computational demands';
const RIGHT = 'sparse models with reduced storage and computational demands';
const SENTENCE = 'The weights of several pruned networks can be averaged into one.';

describe('checks while writing', () => {
  const session = useSession();
  const workbench = (): Workbench => session().workbench;

  /** The draft with this text, alone in its tab, with the cursor in its first line there. */
  async function open(text: string, column: number): Promise<void> {
    await workbench().runCommand('View: Close All Editors');
    await workbench().writeFile(DRAFT, text);
    await workbench().openFile(DRAFT);
    await eventually(async () => {
      // A long line stands on the screen in several.
      assert.equal((await workbench().editorText()).replaceAll('\n', ''), text.trim());
    });
    await workbench().goTo(1, column);
  }

  /** Waits until something is marked in the editor, and chooses a quick fix at the cursor. */
  async function fix(title: string, severity: 'warning' | 'error' = 'warning'): Promise<void> {
    const { page } = session();
    await page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor();
    const row = page.locator('.action-widget .monaco-list-row', { hasText: title });
    await eventually(async () => {
      await page.keyboard.press('ControlOrMeta+.');
      await row.first().waitFor({ timeout: 2_000 });
    });
    await row.first().click();
  }

  it('changes an unknown key to the one that was meant', async () => {
    await open(`So it is said [@${SOUPS.key}x, p. 3].\n`, 20);
    await fix(`Change to “${SOUPS.key}”`);
    await workbench().savedWith(DRAFT, `[@${SOUPS.key}, p. 3]`);
  });

  it('puts the words of a paper right', async () => {
    await open(`They promise “${WRONG}” [@${SOUPS.key}].\n`, 30);
    await fix('Use the paper’s words');
    await workbench().savedWith(DRAFT, `“${RIGHT}” [@${SOUPS.key}].`);
  });

  it('cites a paper where a key is missing', async () => {
    await open('It is known [@] to work.\n', 15);
    await fix('Choose a paper to cite here…', 'error');
    const list = workbench().quickPick();
    await list.shown();
    await list.type('sparse model soups');
    await list.focused(SOUPS.title);
    await list.accept();
    await list.hidden();
    await workbench().savedWith(DRAFT, `It is known [@${SOUPS.key}] to work.`);
  });

  it('suggests papers for a sentence, says why, and cites the one chosen', async () => {
    await open(`${SENTENCE} So much for that.\n`, 10);
    await workbench().runCommand('Gloss: Suggest Citations for Selection');
    const list = workbench().quickPick();
    await list.focused(SOUPS.title);
    const [first] = await list.visibleRows();
    assert.match(first?.detail ?? '', /Zimmer et al\. 2023.*averag/su);
    await list.accept();
    await list.hidden();
    const cited = `averaged into one [@${SOUPS.key}]. So much`;
    await workbench().savedWith(DRAFT, cited);
  });
});
