/** Notes in real editors: opening, saving, undoing, conflicts, hot exit, and their links. */

import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/library/paper.ts';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET, EVOMOE, TUTEL } from './support/papers.ts';
import type { Tree } from './support/tree.ts';
import type { Workbench } from './support/workbench.ts';

const NOTE = '- the *gate* of [@hwang2022tutel]\n- https://example.org/gates';
const READ = 'the gate of [@hwang2022tutel]\nhttps://example.org/gates';

describe('a note in an editor', () => {
  const session = useSession({
    viewport: { width: 1500, height: 900 },
    // In a browser, VS Code would save after a second.
    settings: { 'files.autoSave': 'off' },
  });
  const workbench = (): Workbench => session().workbench;
  const library = (): Tree => workbench().tree('Library');
  const panel = (): Panel => new Panel(workbench().webview());
  const press = (key: string): Promise<void> => session().page.keyboard.press(key);

  async function showPanel({ title }: Paper): Promise<void> {
    await library().click(title);
    await panel().shows(title);
  }

  /** Opens the note beside the panel, which stays in sight, with the caret in it. */
  async function edit(paper: Paper): Promise<void> {
    await panel().button('Edit in an Editor').click();
    await isEdited(paper);
  }

  /** The note's editor is the active one, in the group beside the panel's. */
  async function isEdited({ key, title }: Paper): Promise<void> {
    const active = session().page.locator('.editor-group-container.active');
    await active.locator('.tab.active', { hasText: `${key}.md` }).waitFor();
    await active.locator('.monaco-editor.focused').waitFor();
    assert.equal(await session().page.locator('.editor-group-container').count(), 2);
    await panel().shows(title);
  }

  /** Replaces all text of the active editor, key by key. */
  async function retype(text: string): Promise<void> {
    await press('ControlOrMeta+a');
    await session().page.keyboard.type(text);
    await hasText(text);
  }

  async function hasText(text: string): Promise<void> {
    await eventually(async () => {
      assert.equal(await workbench().editorText(), text);
    });
  }

  function isDirty(paper: Paper, wanted: boolean): Promise<void> {
    return eventually(async () => {
      const classes = await workbench().tab(`${paper.key}.md`).getAttribute('class');
      assert.equal(classes?.split(' ').includes('dirty'), wanted, String(classes));
    });
  }

  async function save(paper: Paper): Promise<void> {
    await workbench().save();
    await isDirty(paper, false);
  }

  /** Reads the note in the panel as it is rendered. */
  async function reads(words: string): Promise<void> {
    await eventually(async () => {
      assert.equal((await panel().rendered.innerText()).trim(), words);
    });
  }

  before(async () => {
    await workbench().activityBar('Gloss');
    await library().expand('Gating');
    await library().expand('Systems');
    await showPanel(COMET);
  });

  describe('is opened', () => {
    it('beside the panel, from its button', () => edit(COMET));

    it('beside the panel, from the Library', async () => {
      await showPanel(TUTEL);
      await library().contextMenu(TUTEL.title, 'Edit Note');
      await isEdited(TUTEL);
      await showPanel(COMET);
    });
  });

  describe('saved', () => {
    before(async () => {
      await edit(COMET);
      await retype(NOTE);
      await save(COMET);
    });

    it('reads rendered in the panel at once', async () => {
      await reads(READ);
      assert.equal(await panel().rendered.locator('em').innerText(), 'gate');
    });

    it('links to the papers that it cites, which open in place', async () => {
      const tabs = await workbench().tabs();
      await panel().rendered.getByRole('link', { name: '@hwang2022tutel' }).click();
      await panel().shows(TUTEL.title);
      assert.equal((await workbench().tabs()).length, tabs.length);
      await panel().button('Go back').click();
      await panel().shows(COMET.title);
    });

    it('opens an address on the web only once VS Code has asked', async () => {
      await panel().rendered.getByRole('link', { name: 'https://example.org/gates' }).click();
      const dialog = session().page.locator('.monaco-dialog-box');
      await dialog.getByText('https://example.org/gates').first().waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
      assert.equal(session().context.pages().length, 1);
      await panel().shows(COMET.title);
    });

    it('takes back what is undone', async () => {
      await workbench().tab(`${COMET.key}.md`).click();
      await press('ControlOrMeta+End');
      await press('!');
      await save(COMET);
      await reads(`${READ}!`);
      await press('ControlOrMeta+z');
      await hasText(NOTE);
      await save(COMET);
      await reads(READ);
    });
  });

  describe('changed in the panel meanwhile', () => {
    const inEditor = 'Written in the *editor*.';
    const inPanel = 'Written in the *panel*.';

    before(async () => {
      await workbench().tab(`${COMET.key}.md`).click();
      await retype(inEditor);
      await panel().writeNote();
      await panel().note.fill(inPanel);
      await panel().saved();
    });

    it('is not written over: VS Code says so, and both texts are there', async () => {
      await workbench().tab(`${COMET.key}.md`).click();
      await workbench().save();
      await eventually(async () => {
        const messages = await workbench().notifications();
        assert.ok(
          messages.some((message) => message.includes('The content of the file is newer')),
          messages.join('\n'),
        );
      });
      await isDirty(COMET, true);
      await hasText(inEditor);
      await panel().noteIs(inPanel);
    });

    it('is compared, and written over only by choice', async () => {
      await workbench().notificationButton('Compare');
      const comparison = session().page.locator('.monaco-diff-editor');
      for (const text of [inEditor, inPanel]) await comparison.filter({ hasText: text }).waitFor();
      await panel().noteIs(inPanel);
      await session().page.locator('.action-label[aria-label*="overwrite file contents"]').click();
      await panel().noteIs(inEditor);
      await isDirty(COMET, false);
      await hasText(inEditor);
    });
  });

  describe('after a reload', () => {
    const stored = 'Stored before the window went.';
    const unsaved = 'Not saved before the window went.';

    before(async () => {
      await workbench().runCommand('View: Close All Editors');
      for (const [paper, text] of [
        [TUTEL, stored],
        [EVOMOE, unsaved],
      ] as const) {
        await library().contextMenu(paper.title, 'Edit Note');
        await workbench().tab(`${paper.key}.md`).waitFor();
        await retype(text);
        if (text === stored) await save(paper);
      }
      await workbench().putBy(unsaved);
      await workbench().activityBar('Explorer');
      await workbench().reload();
    });

    it('stands as it was typed, and is not stored before it is saved', async () => {
      await hasText(unsaved);
      await isDirty(EVOMOE, true);
    });

    it('is read and saved though nothing but its editor has started Gloss', async () => {
      await save(EVOMOE);
      await hasText(unsaved);
      await workbench().tab(`${TUTEL.key}.md`).click();
      await hasText(stored);
    });

    it('is the note of its paper', async () => {
      await workbench().activityBar('Gloss');
      for (const [paper, text] of [
        [TUTEL, stored],
        [EVOMOE, unsaved],
      ] as const) {
        await showPanel(paper);
        await panel().noteIs(text);
      }
    });
  });
});
