/** What the editor knows of citations while one writes: completing keys, what hovering says, where a key leads. */

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET, EVOMOE, rankingFor, TUTEL } from './support/papers.ts';
import { Suggestions } from './support/suggestions.ts';
import type { Workbench } from './support/workbench.ts';

const DRAFT = 'draft.md';
const TEXT = `# A draft\n\nFirst.\n\nSecond [@${COMET.key}].\n`;
const FIRST = 3;

describe('writing with citations', () => {
  const session = useSession();
  const workbench = (): Workbench => session().workbench;
  const list = (): Suggestions => new Suggestions(session().page);
  const type = (text: string) => session().page.keyboard.type(text);

  /** One change of the text, and so one list: that of the whole word. */
  const typeAtOnce = (word: string) => session().page.keyboard.insertText(word);

  /** The draft as it was at first, in the only tab, with the cursor at the end of its first paragraph. */
  async function openDraft(): Promise<void> {
    await workbench().runCommand('View: Close All Editors');
    await workbench().writeFile(DRAFT, TEXT);
    await workbench().openFile(DRAFT);
    await shows(TEXT);
    // It is there when Gloss has been started by the first document.
    await saysInStatusBar('1');
    await workbench().goTo(FIRST, 7);
  }

  async function saysInStatusBar(words: string): Promise<void> {
    await eventually(async () => {
      const item = session().page.locator('[id="gloss.gloss.gloss.citations"]');
      assert.equal((await item.textContent({ timeout: 1_000 }))?.trim(), words);
    });
  }

  /** The words of a key in the text, as they are drawn. */
  function drawn(key: string): Locator {
    const { page } = session();
    return page.locator('.editor-instance .view-line span > span', { hasText: key }).first();
  }

  async function shows(text: string): Promise<void> {
    await eventually(async () => {
      assert.equal((await workbench().editorText()).trim(), text.trim());
    });
  }

  describe('completing a key', () => {
    beforeEach(openDraft);
    afterEach(() => workbench().save());

    it('offers the papers of a word in the order of the search', async () => {
      await type(' [@');
      await list().begins([COMET.key]);
      for (const letter of 'routing') await type(letter);
      const own = [COMET.key, 'nguyen2023statistical'];
      await list().begins(rankingFor('routing', own).slice(0, 6));
    });

    it('writes the key, adds the paper to the bibliography, and undo takes the key back', async () => {
      await type(' [@');
      await list().begins([COMET.key]);
      await typeAtOnce('tutel');
      await list().begins([TUTEL.key]);
      await list().accept(TUTEL.key);
      await workbench().savedWith(DRAFT, `First. [@${TUTEL.key}]\n`);
      await eventually(async () => {
        const entries = await workbench().fileText('references.bib');
        assert.ok(entries.includes(`{${TUTEL.key},`), entries);
      });
      await session().page.keyboard.press('ControlOrMeta+z');
      await eventually(async () => {
        assert.ok(!(await workbench().editorText()).includes(TUTEL.key));
      });
    });

    it('goes on in the list of papers where several words are needed', async () => {
      await type(' [@');
      await list().begins([COMET.key]);
      await typeAtOnce('evo');
      await list().begins([EVOMOE.key]);
      await list().goTo('Search papers…', 'ArrowUp');
      await list().accept('Search papers…');
      const papersList = workbench().quickPick();
      await papersList.shown();
      assert.equal(await papersList.text(), 'evo');
      await papersList.type('evolutional training p. 3');
      await papersList.focused(EVOMOE.title);
      await papersList.accept();
      await workbench().savedWith(DRAFT, `First. [@${EVOMOE.key}, p. 3]\n`);
    });
  });

  describe('a key that stands in the text', () => {
    before(openDraft);
    afterEach(() => workbench().save());

    it('says on hovering which paper it is, and opens it', async () => {
      await drawn(COMET.key).hover();
      const hover = session().page.locator('.monaco-hover:visible', { hasText: 'Ibrahim, S.' });
      await hover.waitFor();
      await hover.getByText('Mixture of Experts: Gating').waitFor();
      await hover.getByRole('link', { name: 'Open Paper' }).click();
      await new Panel(workbench().webview()).shows(COMET.title);
    });

    it('leads to its entry in the bibliography', async () => {
      await openDraft();
      await workbench().goTo(5, 15);
      await session().page.keyboard.press('F12');
      await workbench().tab('references.bib').waitFor();
      await eventually(async () => {
        const lines = (await workbench().fileText('references.bib')).split('\n');
        const line = lines.findIndex((it) => it.includes(`{${COMET.key},`)) + 1;
        const said = (await workbench().statusBar()).join(' ');
        assert.ok(said.includes(`Ln ${String(line)}, Col`), said);
      });
    });

    it('is underlined while nothing knows it, once the cursor has left it', async () => {
      await openDraft();
      const underline = (key: string) =>
        drawn(key).evaluate((element) => getComputedStyle(element).textDecorationStyle);
      await type(' [@nobody2020');
      await eventually(async () => {
        assert.equal(await underline('nobody2020'), 'solid');
        await saysInStatusBar('2');
      });
      await workbench().goTo(1);
      await eventually(async () => {
        assert.equal(await underline('nobody2020'), 'dotted');
      });
      assert.equal(await underline(COMET.key), 'solid');
      const colour = (key: string) =>
        drawn(key).evaluate((element) => getComputedStyle(element).color);
      assert.notEqual(await colour(COMET.key), await colour('nobody2020'));
    });
  });

  it('shows what the document cites from the status bar', async () => {
    await openDraft();
    await session().page.locator('[id="gloss.gloss.gloss.citations"] a').click();
    await workbench().tree('Cited in This Document').row('Ibrahim et al. 2023');
  });
});
