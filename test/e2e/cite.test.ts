/** Citing: with the key, from the Library, from the panel, by dragging, and with nowhere to cite. */

import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/library/paper.ts';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET, EVOMOE, TUTEL } from './support/papers.ts';
import type { Tree } from './support/tree.ts';
import type { Workbench } from './support/workbench.ts';

const DRAFT = 'draft.md';
const TEXT = '# A draft\n\nFirst sentence.\n\nSecond sentence.\n\nThird sentence.\n';
const FIRST = 3;
const END = 16;
const OWN = 'own.bib';
const WITH_OWN = `---\nbibliography: ${OWN}\n---\n\nFirst sentence.\n`;
const LINK = 'https://arxiv.org/abs/2206.03382v1';

describe('citing', () => {
  const session = useSession();
  const workbench = (): Workbench => session().workbench;
  const library = (): Tree => workbench().tree('Library');
  const panel = (): Panel => new Panel(workbench().webview());

  async function showsText(text: string): Promise<void> {
    await eventually(async () => {
      assert.equal((await workbench().editorText()).trim(), text.trim());
    });
  }

  /** The draft as it was at first, in the only tab, with the cursor behind its first sentence. */
  async function openDraft(text: unknown = TEXT): Promise<void> {
    const content = typeof text === 'string' ? text : TEXT;
    await workbench().runCommand('View: Close All Editors');
    // Written again with the same text, it would be newer than what the editor may still hold of it.
    const before = await workbench()
      .fileText(DRAFT)
      .catch(() => undefined);
    if (before !== content) await workbench().writeFile(DRAFT, content);
    await workbench().openFile(DRAFT);
    await showsText(content);
    await workbench().goTo(content.split('\n').indexOf('First sentence.') + 1, END);
  }

  async function openWithOwn(): Promise<void> {
    await workbench().writeFile(OWN, '% mine\n');
    await openDraft(WITH_OWN);
  }

  /** The entry comes with the citation, and goes with it. */
  async function isCitedWithEntry(paper: Paper): Promise<void> {
    await workbench().savedWith(DRAFT, `First sentence. ${group(paper)}\n`);
    await eventually(async () => {
      assert.match(await workbench().fileText(OWN), new RegExp(`^% mine\n\n@\\w+\\{${paper.key},`));
    });
    await session().page.keyboard.press('ControlOrMeta+z');
    await eventually(async () => {
      const text = await workbench().editorText();
      assert.ok(!text.includes(group(paper)), text);
    });
    // Else the editor would save it by itself, over what the next test writes.
    await eventually(async () => {
      await workbench().save();
      const text = await workbench().fileText(DRAFT);
      assert.ok(!text.includes(group(paper)), text);
    });
    await workbench().openFile(OWN);
    await showsText('% mine\n');
    await workbench().save();
  }

  before(async () => {
    await workbench().activityBar('Gloss');
    await library().expand('Gating');
    await library().expand('Systems');
  });

  describe('with the key', () => {
    before(openDraft);
    afterEach(() => workbench().save());

    it('cites what was ticked through several searches, and is undone in one step', async () => {
      const list = await workbench().openWithKey('Alt+Shift+Z');
      for (const paper of [COMET, TUTEL]) {
        await list.type(paper.title.slice(0, 12));
        await list.tick(paper.title);
      }
      await eventually(async () => {
        const ticked = (await list.visibleRows()).filter(({ checked }) => checked);
        assert.deepEqual(
          ticked.map(({ label }) => label),
          [COMET.title, TUTEL.title],
        );
      });
      await list.accept();
      await list.hidden();
      await workbench().savedWith(DRAFT, `First sentence. ${group(COMET, TUTEL)}\n`);
      await session().page.keyboard.press('ControlOrMeta+z');
      await showsText(TEXT);
    });

    it('cites the one under the cursor when none is ticked', async () => {
      const list = await workbench().openWithKey('Alt+Shift+Z');
      await list.type('evomeo');
      await list.focused(EVOMOE.title);
      await list.accept();
      await workbench().savedWith(DRAFT, `First sentence. ${group(EVOMOE)}\n`);
      await session().page.keyboard.press('ControlOrMeta+z');
      await showsText(TEXT);
    });

    it('cites at every cursor', async () => {
      await workbench().goTo(FIRST, 1);
      for (let cursors = 1; cursors < 3; cursors++) {
        await workbench().runCommand('Add Cursor Below');
        await workbench().runCommand('Add Cursor Below');
      }
      await session().page.keyboard.press('End');
      const list = await workbench().openWithKey('Alt+Shift+Z');
      await list.type('evomoe');
      await list.focused(EVOMOE.title);
      await list.accept();
      const sentences = ['First', 'Second', 'Third'].map(
        (it) => `${it} sentence. ${group(EVOMOE)}`,
      );
      await eventually(async () => {
        const text = await workbench().editorText();
        for (const sentence of sentences) assert.ok(text.includes(sentence), text);
      });
      await workbench().savedWith(DRAFT, sentences[2] ?? '');
      await session().page.keyboard.press('ControlOrMeta+z');
      await showsText(TEXT);
    });
  });

  describe('from the Library', () => {
    beforeEach(openDraft);

    it('cites by the button of a row', async () => {
      await library().rowAction(TUTEL.title, 'Insert Citation');
      await workbench().savedWith(DRAFT, `First sentence. ${group(TUTEL)}\n`);
    });

    it('cites all rows that are selected, the one clicked first', async () => {
      await library().click(COMET.title);
      await panel().shows(COMET.title);
      await library().click(EVOMOE.title, { modifiers: ['ControlOrMeta'] });
      await library().contextMenu(EVOMOE.title, 'Insert Citation');
      await workbench().tab(DRAFT).click();
      await workbench().savedWith(DRAFT, `First sentence. ${group(EVOMOE, COMET)}\n`);
    });

    it('cites what is dragged into the text', async () => {
      const to = await workbench().endOfLine('Second sentence.');
      await workbench().drag(await library().row(TUTEL.title), to, { shift: true });
      await workbench().savedWith(DRAFT, `Second sentence. ${group(TUTEL)}\n`);
      const rest = TEXT.replace('Second sentence.', '');
      const text = await workbench().fileText(DRAFT);
      assert.equal(text.replace(`Second sentence. ${group(TUTEL)}`, ''), rest);
    });

    it('brings the entry of what is dragged into the bibliography, in the same step', async () => {
      await openWithOwn();
      const to = await workbench().endOfLine('First sentence.');
      await workbench().drag(await library().row(TUTEL.title), to, { shift: true });
      await isCitedWithEntry(TUTEL);
    });

    it('copies citation, key, BibTeX and CSL-JSON', async () => {
      const copies: readonly [title: string, expected: RegExp][] = [
        ['Copy Citation', /^\[@hwang2022tutel\]$/],
        ['Copy Citation Key', /^hwang2022tutel$/],
        ['Copy BibTeX', /^@\w+\{hwang2022tutel,/],
        ['Copy CSL-JSON', /^\[\s*\{\s*"id": "hwang2022tutel"/],
      ];
      for (const [title, expected] of copies) {
        await library().contextMenu(TUTEL.title, title);
        await eventually(async () => {
          assert.match(await workbench().clipboard(), expected);
        });
      }
    });
  });

  describe('from a link that is pasted', () => {
    const paste = async () => {
      await session().page.evaluate((link) => navigator.clipboard.writeText(link), LINK);
      await session().page.keyboard.press('ControlOrMeta+v');
    };
    beforeEach(openWithOwn);

    it('offers the citation in the menu behind the paste', async () => {
      await session().page.keyboard.press('Space');
      await paste();
      await eventually(async () => {
        assert.match(await workbench().editorText(), /First sentence\. .*2206\.03382v1/u);
      });
      await workbench().pasteAs('Paste as Citation');
      await isCitedWithEntry(TUTEL);
    });

    it('cites at once where the settings say so', async () => {
      const preferences = { 'editor.pasteAs.preferences': ['text.gloss.citation'] };
      await workbench().changeSettings({ ...preferences, 'editor.lineNumbers': 'off' });
      // Both come at once, and one of them is seen.
      await eventually(async () => {
        assert.equal(await session().page.locator('.monaco-editor .line-numbers').count(), 0);
      });
      await session().page.keyboard.press('Space');
      await paste();
      await isCitedWithEntry(TUTEL);
    });
  });

  describe('from the panel', () => {
    before(async () => {
      await openDraft();
      await library().click(TUTEL.title);
      await panel().shows(TUTEL.title);
    });

    it('names the document that it covers, and cites there', async () => {
      assert.equal(await panel().button('Cite').getAttribute('title'), `Cite in ${DRAFT}`);
      await panel().button('Cite').click();
      await eventually(async () => {
        const said = (await workbench().statusBar()).join(' ');
        assert.ok(said.includes(`${group(TUTEL)} is in ${DRAFT}`), said);
      });
      await workbench().tab(DRAFT).click();
      await workbench().savedWith(DRAFT, `First sentence. ${group(TUTEL)}\n`);
    });

    it('says when there is no document, and puts the citation on the clipboard', async () => {
      await workbench().runCommand('View: Close All Editors');
      await library().click(COMET.title);
      await panel().shows(COMET.title);
      const tooltip = 'Copy the citation: no document is open to cite in';
      assert.equal(await panel().button('Cite').getAttribute('title'), tooltip);
      await panel().button('Cite').click();
      await eventually(async () => {
        assert.deepEqual(await workbench().notifications(), [
          `No document is open to cite in; ${group(COMET)} is on the clipboard.`,
        ]);
      });
      assert.equal(await workbench().clipboard(), group(COMET));
    });
  });
});

function group(...papers: readonly Paper[]): string {
  return `[${papers.map(({ key }) => `@${key}`).join('; ')}]`;
}
