/** Highlights: by mouse and by keyboard alone, kept over a reload, recoloured, moved, taken back. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Highlights } from './support/highlights.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';
import type { Theme } from './support/workbench.ts';

const WORDS = 'sparse, trainable gate';
const MORE = 'local search can help networks';

describe('highlighting', () => {
  const session = useSession({ viewport: { width: 1400, height: 1000 } });
  const panel = (): Panel => new Panel(session().workbench.webview());
  const highlights = (): Highlights => new Highlights(session().page, panel());
  const press = (...keys: readonly string[]): Promise<void> =>
    keys.reduce(
      (before, key) => before.then(() => session().page.keyboard.press(key)),
      Promise.resolve(),
    );

  /** Waits until the list has just these words, each with its colour. */
  async function listed(...expected: readonly (readonly [string, string])[]): Promise<void> {
    await eventually(async () => {
      const list = await highlights().listed();
      assert.deepEqual(
        list.map(({ words, facts }) => [words, facts]),
        expected,
      );
    });
  }

  async function painted(...expected: readonly string[]): Promise<void> {
    await eventually(async () => {
      assert.deepEqual(
        (await highlights().painted()).map(({ text }) => text),
        expected,
      );
    });
  }

  /** Forgets the highlights that a test made. */
  async function removeAll(): Promise<void> {
    const remove = panel().page.getByRole('button', { name: 'Remove Highlight', exact: true });
    while ((await remove.count()) > 0) {
      const before = (await highlights().listed()).length;
      await remove.first().click();
      await eventually(async () => {
        assert.ok((await highlights().listed()).length < before);
      });
    }
  }

  before(async () => {
    const { workbench } = session();
    await workbench.activityBar('Gloss');
    const library = workbench.tree('Library');
    await library.expand('Gating');
    await library.click(COMET.title);
    await panel().shows(COMET.title);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  });
  afterEach(async () => {
    await press('Escape');
    await removeAll();
  });

  describe('with the mouse', () => {
    it('marks the words that are dragged over', async () => {
      await highlights().mark(WORDS, 'Yellow');
      await painted(WORDS);
      await listed([WORDS, 'Yellow']);
      await highlights().announced('Highlighted in Yellow');
      await panel().saved();
    });

    it('opens a comment by a click, which is kept and recoloured', async () => {
      await highlights().mark(WORDS, 'Yellow');
      await painted(WORDS);
      await highlights().click(WORDS);
      await highlights().editor.getByRole('textbox', { name: 'Comment' }).fill('why sparse?');
      await highlights().editor.getByRole('radio', { name: 'Green' }).check({ force: true });
      await press('Escape');
      await eventually(async () => {
        const [first] = await highlights().listed();
        assert.deepEqual(first, { words: WORDS, facts: 'Green', comment: 'why sparse?' });
      });
      assert.match((await highlights().painted())[0]?.classes ?? '', /is-green/);
    });

    it('paints highlights that overlap and nest, and leaves the text as it was', async () => {
      const before = await highlights().abstract.textContent();
      await highlights().mark('using a sparse, trainable', 'Blue');
      await highlights().mark('trainable gate', 'Red');
      await painted('using a sparse, ', 'trainable', ' gate');
      await highlights().mark('sparse,', 'Purple');
      await painted('using a ', 'sparse,', ' ', 'trainable', ' gate');
      assert.equal(await highlights().abstract.textContent(), before);
    });

    it('offers nothing for a selection outside of the text', async () => {
      await panel().page.locator('.results li').first().click({ clickCount: 3 });
      assert.notEqual(await highlights().selected(), '');
      assert.equal(await highlights().toolBar.count(), 0);
    });

    it('takes a selection of the whole page as one of the abstract', async () => {
      await highlights().abstract.click({ position: { x: 1, y: 1 } });
      await panel().title.evaluate(() => document.getSelection()?.selectAllChildren(document.body));
      await highlights().toolBar.waitFor();
      await press('2');
      await listed([COMET.abstract, 'Red']);
    });
  });

  describe('undo and redo', () => {
    it('take back and do again, by key', async () => {
      await highlights().mark(WORDS, 'Yellow');
      await listed([WORDS, 'Yellow']);
      await highlights().mark(MORE, 'Red');
      await listed([WORDS, 'Yellow'], [MORE, 'Red']);
      await press('ControlOrMeta+z');
      await listed([WORDS, 'Yellow']);
      await press('ControlOrMeta+z');
      await listed();
      await press('ControlOrMeta+Shift+z', 'ControlOrMeta+Shift+z');
      await listed([WORDS, 'Yellow'], [MORE, 'Red']);
    });

    it('bring a removed one back with its comment', async () => {
      await highlights().mark(WORDS, 'Yellow');
      await highlights().entry(WORDS).getByRole('button', { name: 'Edit Highlight' }).click();
      await highlights().editor.getByRole('textbox', { name: 'Comment' }).fill('kept');
      await press('Escape');
      await eventually(async () => {
        assert.equal((await highlights().listed())[0]?.comment, 'kept');
      });
      await highlights().entry(WORDS).getByRole('button', { name: 'Remove Highlight' }).click();
      await listed();
      await panel().button('Undo').click();
      await eventually(async () => {
        assert.equal((await highlights().listed())[0]?.comment, 'kept');
      });
    });
  });

  describe('with the keyboard alone', () => {
    it('selects by word and sentence, marks by a digit, and says what happens', async () => {
      await session().workbench.runCommand('Gloss: Select a Passage with the Keyboard');
      await eventually(async () => {
        assert.match(await panel().focused(), /^div/);
      });
      // "The sparse Mixture-of-Experts …": one word on, then two words selected.
      await press('ControlOrMeta+ArrowRight', 'ControlOrMeta+Shift+ArrowRight');
      await highlights().announced('Selected: ');
      await press('Shift+ArrowDown');
      const sentence =
        /^The(?: sparse Mixture-of-Experts .*?vision\.)/.exec(COMET.abstract)?.[0] ?? '';
      assert.ok(sentence.endsWith((await highlights().selected()).trim()));
      await press('3');
      await eventually(async () => {
        const [first] = await highlights().listed();
        assert.equal(first?.facts, 'Green');
        assert.ok(sentence.endsWith(first.words));
      });
    });

    it('reaches the tool bar by Enter, writes a comment, and comes back', async () => {
      await session().workbench.runCommand('Gloss: Select a Passage with the Keyboard');
      await eventually(async () => {
        assert.match(await panel().focused(), /^div/);
      });
      await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter');
      await eventually(async () => {
        assert.match(await panel().focused(), /^button Highlight in/);
      });
      await press('c');
      await highlights().editor.waitFor();
      await session().page.keyboard.type('typed');
      await press('Escape');
      await eventually(async () => {
        const [first] = await highlights().listed();
        assert.deepEqual(
          { words: first?.words, comment: first?.comment },
          { words: 'The', comment: 'typed' },
        );
      });
      assert.match(await panel().focused(), /^div/);
    });

    it('leaves by Escape', async () => {
      await session().workbench.runCommand('Gloss: Select a Passage with the Keyboard');
      await highlights().announced('Selecting.');
      await press('Escape');
      await highlights().announced('No longer selecting.');
      assert.equal(await panel().page.locator('.text-caret').count(), 0);
    });

    it('goes from the list to the passage and to its editor', async () => {
      await highlights().mark(MORE, 'Blue');
      const entry = highlights().entry(MORE);
      await entry.getByRole('button', { name: 'Edit Highlight' }).focus();
      await press('Enter');
      await highlights().editor.waitFor();
      await press('Escape');
      assert.equal(await panel().focused(), 'button Edit Highlight');
    });
  });

  describe('another passage for a highlight', () => {
    it('is chosen with the mouse, and the comment stays', async () => {
      await highlights().mark(WORDS, 'Yellow');
      await painted(WORDS);
      await highlights().click(WORDS);
      await highlights().editor.getByRole('textbox', { name: 'Comment' }).fill('stays');
      await highlights().editor.getByRole('button', { name: 'Change the Passage' }).click();
      const use = panel().button('Use This Passage');
      await use.waitFor();
      await highlights().dragOver(MORE);
      await use.click();
      await eventually(async () => {
        const [first] = await highlights().listed();
        assert.deepEqual(first, { words: MORE, facts: 'Yellow', comment: 'stays' });
      });
    });
  });

  describe('a passage from elsewhere', () => {
    it('is entered by hand, with its page', async () => {
      await panel().button('Add a Passage from Elsewhere').click();
      await panel()
        .page.getByRole('textbox', { name: 'Words of the passage' })
        .fill('Only in the PDF.');
      await panel().page.getByRole('textbox', { name: 'Page or section' }).fill('p. 5');
      await panel().button('Save').click();
      await listed(['Only in the PDF.', 'Yellow · p. 5 · not in the text here']);
      await painted();
    });
  });

  describe('everything', () => {
    it('is there after a reload of the window', async () => {
      await highlights().mark(WORDS, 'Magenta');
      await listed([WORDS, 'Magenta']);
      await panel().saved();
      await session().workbench.reload();
      await panel().shows(COMET.title);
      await listed([WORDS, 'Magenta']);
      await painted(WORDS);
    });

    const themes: readonly Theme[] = [
      'Default Light Modern',
      'Default Dark Modern',
      'Default High Contrast',
      'Default High Contrast Light',
    ];
    it('has a note that is read', async () => {
      await panel().note.fill('# Gates\n\n> as *trees*\n\n- [@hwang2022tutel] and `code`\n');
      await panel().saved();
      await panel().button('Read').click();
      await panel().page.getByRole('heading', { name: 'Gates' }).waitFor();
    });

    for (const theme of themes) {
      it(`has nothing that axe finds in ${theme}, with tool bar, editor and note open`, async () => {
        await session().workbench.setTheme(theme);
        await highlights().mark(WORDS, 'Yellow');
        await highlights().mark('trainable gate', 'Grey');
        await highlights().drag(MORE);
        assert.deepEqual(await panel().violations(), []);
        await press('c');
        await highlights().editor.waitFor();
        assert.deepEqual(await panel().violations(), []);
        await press('Escape');
      });
    }
  });
});
