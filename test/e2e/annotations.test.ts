/** The Annotations view: what was marked and noted, in groups, filtered, opened, quoted, removed. */

import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/library/paper.ts';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Highlights } from './support/highlights.ts';
import { Panel } from './support/panel.ts';
import { COMET, EVOMOE, TUTEL } from './support/papers.ts';
import type { Tree } from './support/tree.ts';
import type { Workbench } from './support/workbench.ts';

const NOTE = 'Which gate is the cheapest?';
const COMMENT = 'As in a marmalade factory';
const DRAFT = 'draft.md';

/** Level, label and description of a row. */
type Shown = readonly [number, string, string];

describe('the Annotations view', () => {
  const session = useSession({ viewport: { width: 1400, height: 1000 } });
  const workbench = (): Workbench => session().workbench;
  const annotations = (): Tree => workbench().tree('Annotations');
  const panel = (): Panel => new Panel(workbench().webview());
  const highlights = (): Highlights => new Highlights(session().page, panel());
  const press = (key: string): Promise<void> => session().page.keyboard.press(key);

  async function open({ title }: Paper): Promise<void> {
    const list = await workbench().openWithKey('Alt+Shift+S');
    await list.fill(title);
    await list.focused(title);
    await list.accept();
    await panel().shows(title);
  }

  /** Marks a word: a double click and one of the tool bar's keys. */
  async function mark(word: string, key: string): Promise<void> {
    await highlights().selectWord(word);
    await press(key);
    await highlights().toolBar.waitFor({ state: 'hidden' });
    await highlights().entry(word).waitFor();
  }

  async function shows(...rows: readonly Shown[]): Promise<void> {
    await eventually(async () => {
      assert.deepEqual(
        (await annotations().rows()).map(({ level, label, description }) => [
          level,
          label,
          description,
        ]),
        rows,
      );
    });
  }

  function finds(query: string, ...found: readonly Paper[]): Promise<void> {
    return workbench().search(query, (papers) => {
      assert.deepEqual(
        papers.map(({ label }) => label).toSorted(),
        found.map(({ title }) => title).toSorted(),
        query,
      );
    });
  }

  before(() => workbench().activityBar('Gloss'));

  it('says what it is for as long as it is empty', async () => {
    const welcome = annotations().pane.locator('.welcome-view');
    await welcome.getByText('Nothing is marked or noted yet.').waitFor();
  });

  describe('with what was marked', () => {
    before(async () => {
      await open(TUTEL);
      await mark('parallelism', '2');
      await open(COMET);
      await mark('permutation', '1');
      await mark('trainable', '1');
      await highlights().entry('trainable').getByRole('button', { name: 'Edit Highlight' }).click();
      await highlights().editor.getByRole('textbox', { name: 'Comment' }).fill(COMMENT);
      await press('Escape');
      await panel().note.fill(NOTE);
      await panel().saved();
    });

    it('shows it by paper, in the order of the text, the note first', async () => {
      await shows(
        [1, COMET.title, 'Ibrahim et al. 2023 · 3'],
        [2, NOTE, ''],
        [2, 'trainable', COMMENT],
        [2, 'permutation', 'Yellow'],
        [1, TUTEL.title, 'Hwang et al. 2022 · 1'],
        [2, 'parallelism', 'Red'],
      );
      const header = await annotations().pane.locator('.pane-header').innerText();
      assert.match(header, /by paper · 1 note, 3 highlights/);
    });

    it('says colour, comment and paper to a screen reader', async () => {
      const row = (await annotations().rows()).find(({ label }) => label === 'trainable');
      assert.equal(
        row?.spoken,
        `trainable, Yellow, ${COMMENT}, ${COMET.title}, Ibrahim et al. 2023`,
      );
    });

    it('is found by search', async () => {
      await finds('has:highlight', COMET, TUTEL);
      await finds('marmalade', COMET);
    });
  });

  describe('grouped', () => {
    after(() => workbench().runCommand('Gloss: Group Annotations by Paper'));

    it('by colour, with the paper at each', async () => {
      await workbench().runCommand('Gloss: Group Annotations by Colour');
      await shows(
        [1, 'Yellow', '2'],
        [2, 'trainable', `${COMMENT} · Ibrahim et al. 2023`],
        [2, 'permutation', 'Yellow · Ibrahim et al. 2023'],
        [1, 'Red', '1'],
        [2, 'parallelism', 'Red · Hwang et al. 2022'],
        [1, 'Notes', '1'],
        [2, NOTE, 'Ibrahim et al. 2023'],
      );
    });

    it('by date from the menu of the view, the newest first', async () => {
      await annotations().titleMenu('Group Annotations', 'Group Annotations by Date');
      await shows(
        [1, 'Today', '4'],
        [2, NOTE, 'Ibrahim et al. 2023'],
        [2, 'trainable', `${COMMENT} · Ibrahim et al. 2023`],
        [2, 'permutation', 'Yellow · Ibrahim et al. 2023'],
        [2, 'parallelism', 'Red · Hwang et al. 2022'],
      );
    });

    it('as it was after a reload', async () => {
      await workbench().reload();
      await eventually(async () => {
        assert.deepEqual((await annotations().rows())[0]?.label, 'Today');
      });
    });
  });

  describe('filtered', () => {
    it('shows what has the words while one types, and all again after Escape', async () => {
      await annotations().titleAction('Filter Annotations');
      const box = workbench().quickPick();
      await box.type('marmalade');
      await shows([1, COMET.title, 'Ibrahim et al. 2023 · 1'], [2, 'trainable', COMMENT]);
      await eventually(async () => {
        const message = await annotations().message();
        assert.equal(message, '1 of 4 notes and highlights match “marmalade”');
      });
      await box.press('Escape');
      await eventually(async () => {
        assert.equal((await annotations().rows()).length, 6);
      });
    });
  });

  describe('a row', () => {
    it('opens the paper at its passage', async () => {
      await open(EVOMOE);
      await annotations().click('parallelism');
      await panel().shows(TUTEL.title);
      await eventually(async () => {
        const entry = highlights().entry('parallelism');
        assert.equal(await entry.getAttribute('aria-current'), 'true');
      });
      assert.ok(await inSight('parallelism'));
    });

    it('opens the paper at its note', async () => {
      await annotations().click(NOTE);
      await panel().shows(COMET.title);
      await eventually(async () => {
        assert.match(await panel().focused(), /^textarea/);
      });
    });

    it('is quoted in the document that was written in last', async () => {
      await workbench().writeFile(DRAFT, 'First sentence.\n');
      await workbench().openFile(DRAFT);
      await workbench().goTo(1, 16);
      await annotations().rowAction('permutation', 'Quote in Document');
      await workbench().savedWith(DRAFT, 'permutation');
      const text = await workbench().fileText(DRAFT);
      assert.match(text, /^First sentence\.\n\n> permutation\n>\n> \[@ibrahim2023comet\]\n/);
    });

    it('is removed, which the message takes back', async () => {
      await annotations().contextMenu('parallelism', 'Remove Highlight');
      await eventually(async () => {
        assert.equal((await annotations().rows()).length, 4);
      });
      await finds('has:highlight', COMET);
      await workbench().notificationButton('Undo');
      await eventually(async () => {
        assert.equal((await annotations().rows()).length, 6);
      });
      await finds('has:highlight', COMET, TUTEL);
    });
  });

  /** Whether painted words are in the part of the page that is seen. */
  async function inSight(words: string): Promise<boolean> {
    const mark = panel().page.locator('[data-field] mark', { hasText: words }).first();
    return mark.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
  }
});
