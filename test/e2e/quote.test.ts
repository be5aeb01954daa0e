/** From a highlight into the document and back; a literature note that keeps what the user wrote in it. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Highlights } from './support/highlights.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';

const WORDS = 'novel tree-based mechanism';
const LATER = 'sparse, trainable gate';
const DRAFT = 'draft.md';
const NOTES = 'notes.md';
const TAB = 'Ibrahim et al. 2023';

describe('using what was marked', () => {
  const session = useSession({ viewport: { width: 1600, height: 1000 } });
  const panel = (): Panel => new Panel(session().workbench.webview());
  const highlights = (): Highlights => new Highlights(session().page, panel());

  before(async () => {
    const { workbench } = session();
    await workbench.writeFile(DRAFT, '# Draft\n\nGates are trees.\n\nAnd so on.\n');
    await workbench.writeFile(NOTES, '# Notes\n\n');
    await workbench.openFile(DRAFT);
    await workbench.goTo(3, 17);
    await workbench.activityBar('Gloss');
    const library = workbench.tree('Library');
    await library.expand('Gating');
    await library.contextMenu(COMET.title, 'Open Paper to the Side');
    await panel().shows(COMET.title);
    await highlights().mark(WORDS, 'Green');
    await panel().saved();
  });

  /** Waits until a file, saved, has these words. */
  async function fileHas(tab: string, words: RegExp): Promise<string> {
    await session().workbench.tab(tab).click();
    return eventually(async () => {
      await session().workbench.save();
      const text = await session().workbench.fileText(tab);
      assert.match(text, words);
      return text;
    });
  }

  it('puts a highlight into the document as a block quote with its citation', async () => {
    await highlights().entry(WORDS).getByRole('button', { name: 'Quote in Document' }).click();
    const text = await fileHas(DRAFT, /novel tree-based mechanism/);
    assert.equal(
      text,
      '# Draft\n\nGates are trees.\n\n> novel tree-based mechanism\n>\n> [@ibrahim2023comet]\n\nAnd so on.\n',
    );
  });

  it('leads from the quotation back to the passage', async () => {
    const { workbench } = session();
    await workbench.tab(TAB).click();
    await panel().scrollTo(0);
    await workbench.tab(DRAFT).click();
    await workbench.goTo(5, 6);
    await workbench.runCommand('Gloss: Go to Quoted Passage');
    await eventually(async () => {
      const current = (await highlights().painted()).filter(({ classes }) =>
        classes.split(' ').includes('current'),
      );
      assert.deepEqual(
        current.map(({ text }) => text),
        [WORDS],
      );
    });
    assert.equal(await workbench.tab(TAB).getAttribute('aria-selected'), 'true');
  });

  it('quotes from the palette, in the running text if the setting says so', async () => {
    const { workbench } = session();
    await workbench.changeSettings({ 'gloss.quotation.style': 'inline' });
    await workbench.tab(DRAFT).click();
    await workbench.goTo(9, 11);
    await workbench.runCommand('Gloss: Insert Quotation');
    const list = workbench.quickPick();
    await list.type('tree-based');
    await eventually(async () => {
      const taken = (await list.visibleRows()).find(({ focused }) => focused);
      assert.match(taken?.label ?? '', /novel tree-based mechanism/);
    });
    await list.accept();
    await fileHas(DRAFT, /And so on\. “novel tree-based mechanism” \[@ibrahim2023comet\]/);
    await session().page.keyboard.press('ControlOrMeta+z');
    await eventually(async () => {
      assert.doesNotMatch(await workbench.editorText(), /“novel/);
    });
    await workbench.changeSettings({ 'gloss.quotation.style': 'block' });
  });

  it('makes a literature note at the cursor, and updates it without touching the user’s words', async () => {
    const { workbench, page } = session();
    await workbench.openFile(NOTES);
    await workbench.goTo(3);
    await workbench.runCommand('Gloss: Insert Literature Note');
    const papers = workbench.quickPick();
    await papers.type('comet cardinality');
    await papers.focused(COMET.title);
    await papers.accept();
    const place = workbench.quickPick();
    await place.type('cursor');
    await place.focused('At the Cursor of notes.md');
    await place.accept();
    const written = await fileHas(NOTES, /> novel tree-based mechanism/);
    assert.match(written, /<!-- gloss:literature-note ibrahim2023comet /);
    assert.doesNotMatch(written, /^title:/m);

    const line = written.split('\n').findIndex((text) => text.includes('novel tree-based')) + 1;
    await workbench.goTo(line, 999);
    await page.keyboard.press('End');
    await page.keyboard.type(' MY OWN WORDS');
    await fileHas(NOTES, /MY OWN WORDS/);
    await workbench.tab(TAB).click();
    await panel().shows(COMET.title);
    await highlights().mark(LATER, 'Yellow');
    await panel().saved();
    await workbench.tab(NOTES).click();
    await workbench.runCommand('Gloss: Update Literature Notes in This Document');
    const updated = await fileHas(NOTES, /> sparse, trainable gate/);
    assert.match(updated, /novel tree-based mechanism MY OWN WORDS/);
    await session().page.keyboard.press('ControlOrMeta+z');
    await eventually(async () => {
      assert.doesNotMatch(await workbench.editorText(), /sparse, trainable gate/);
    });
  });
});
