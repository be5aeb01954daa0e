/** The Library view: browsing all papers, arranging and filtering them. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { inTitleOrder } from '../../src/core/view/paperOrder.ts';
import {
  type Grouping,
  type GroupRow,
  type Row,
  rowsInOrder,
  type Sorting,
} from '../../src/core/view/rows.ts';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { papers, readData, topics, TUTEL } from './support/papers.ts';
import type { Tree, TreeRow } from './support/tree.ts';

interface Labels {
  readonly primary: string;
  readonly secondary: readonly string[];
}

interface SourceTopics {
  readonly groups: readonly { readonly label: string; readonly topics: readonly string[] }[];
}

const labels = JSON.parse(readData('source/labels.json')) as readonly Labels[];
const { groups } = JSON.parse(readData('source/topics.json')) as SourceTopics;

const PRE_GATED = 'Pre-gated MoE: An Algorithm-System Co-Design for Fast and Scalable';

describe('the Library view', () => {
  const session = useSession();
  const library = (): Tree => session().workbench.tree('Library');
  const command = (title: string): Promise<void> => session().workbench.runCommand(title);

  before(async () => {
    await session().workbench.activityBar('Gloss');
    await library().row('Mixture of Experts');
  });

  describe('by topic', () => {
    let rows: readonly TreeRow[];
    before(async () => {
      await library().expandAll();
      rows = await library().rows();
    });

    it('shows all 77 papers', () => {
      const shown = new Set(papersIn(rows).map(({ label }) => label));
      assert.equal(shown.size, 77);
      assert.deepEqual([...shown].toSorted(), papers.map(({ title }) => title).toSorted());
    });

    it('has 6 groups of 18 topics with the counts of the labelled sources', () => {
      const outer = rows.filter(({ level }) => level === 1);
      const distinct = groups.map(({ label, topics: inGroup }) => [
        label,
        String(labels.filter((paper) => inGroup.some((id) => isUnder(paper, id))).length),
      ]);
      assert.deepEqual(
        outer.map(({ label, description }) => [label, description]),
        distinct,
      );
      const counts = groups.flatMap((group) =>
        group.topics.map((id) => String(labels.filter((paper) => isUnder(paper, id)).length)),
      );
      const inner = rows.filter(({ level }) => level === 2);
      assert.deepEqual(
        inner.map(({ description }) => description),
        counts,
      );
      assert.equal(inner.length, 18);
      assert.deepEqual(outer[0]?.description, '11');
      assert.deepEqual([inner[0]?.label, inner[0]?.description], ['Gating', '9']);
    });

    it('counts under each topic the papers that stand there', () => {
      let topic: TreeRow | undefined;
      const below = new Map<TreeRow, number>();
      for (const row of rows) {
        if (row.level === 2) topic = row;
        if (row.level === 3 && topic) below.set(topic, (below.get(topic) ?? 0) + 1);
      }
      for (const [{ label, description }, count] of below) {
        assert.equal(String(count), description, label);
      }
    });

    it('marks a paper where it stands under another topic than its own', () => {
      const marked = papersIn(rows).filter(({ description }) => description.includes('mainly'));
      assert.equal(
        marked.length,
        labels.reduce((sum, { secondary }) => sum + secondary.length, 0),
      );
      const preGated = papersIn(rows).filter(({ label }) => label.startsWith(PRE_GATED));
      assert.deepEqual(
        preGated.map(({ description }) => description),
        ['Hwang et al. 2023 · mainly Systems', 'Hwang et al. 2023'],
      );
    });

    it('says each row in full to a screen reader', () => {
      const row = rows.find(({ label }) => label === TUTEL.title);
      assert.equal(row?.spoken, `${TUTEL.title}, Hwang et al. 2022, Unread`);
    });
  });

  describe('a paper in it', () => {
    it('tells authors and the beginning of the abstract under the mouse', async () => {
      const row = await library().row(TUTEL.title);
      await row.hover({ position: { x: 100, y: 11 } });
      const hover = session()
        .page.locator('.monaco-hover:visible')
        .filter({ hasText: TUTEL.title });
      await hover.waitFor();
      const words = await hover.innerText();
      for (const author of ['Changho Hwang', 'Yongqiang Xiong']) assert.ok(words.includes(author));
      assert.ok(words.includes('MLSys 2023'));
      assert.ok(words.includes('Sparsely-gated mixture-of-experts (MoE) has been widely adopted'));
      await session().page.mouse.move(700, 500);
    });

    it('offers all that can be done with a paper', async () => {
      assert.deepEqual(await library().contextMenuEntries(TUTEL.title), [
        'Open Paper',
        'Open Paper to the Side',
        'Open on the Web',
        'Find Citations',
        'Insert Citation',
        'Add to Bibliography',
        'Insert Comparison Table',
        'Copy Citation',
        'Copy Citation Key',
        'Copy Formatted Reference',
        'Copy BibTeX',
        'Copy BibLaTeX',
        'Copy CSL-JSON',
        'Copy RIS',
        'Edit Note',
        'Edit Tags',
        'Insert Literature Note',
        'Mark as Unread',
        'Mark as Reading',
        'Mark as Read',
        'Add to Reading Queue',
        'Export Annotations…',
      ]);
      const row = await library().row(TUTEL.title);
      await row.hover({ position: { x: 100, y: 11 } });
      const actions = row.locator('.actions .action-label');
      assert.deepEqual(await namesOf(actions), [
        'Insert Citation (Shift+Alt+Z)',
        'Open on the Web',
      ]);
    });

    it('shows the reading status as the icon', async () => {
      for (const [title, icon] of [
        ['Mark as Read', 'codicon-circle-large-filled'],
        ['Mark as Reading', 'codicon-color-mode'],
        ['Mark as Unread', 'codicon-circle-large-outline'],
      ] as const) {
        await library().contextMenu(TUTEL.title, title);
        await eventually(async () => {
          const row = await library().row(TUTEL.title);
          const classes = await row
            .locator('.custom-view-tree-node-item-icon')
            .getAttribute('class');
          assert.ok(classes?.split(' ').includes(icon), `${title}: ${String(classes)}`);
        });
      }
    });
  });

  describe('collapsed', () => {
    it('collapses everything at once', async () => {
      await library().titleAction('Collapse All');
      await eventually(async () => {
        assert.deepEqual(
          (await library().rows()).map(({ label, expanded }) => [label, expanded]),
          groups.map(({ label }) => [label, false]),
        );
      });
    });
  });

  describe('arranged otherwise', () => {
    after(() => command('Gloss: Group by Topic'));

    it('groups by year from the menu of the view', async () => {
      await library().titleMenu('Group and Sort', 'Group by Year');
      await showsGroups(library(), 'year');
    });

    const groupings: readonly [Grouping, string][] = [
      ['venue', 'Venue'],
      ['author', 'First Author'],
      ['code', 'Code'],
      ['status', 'Reading Status'],
    ];
    for (const [grouping, title] of groupings) {
      it(`groups by ${grouping}`, async () => {
        await command(`Gloss: Group by ${title}`);
        await showsGroups(library(), grouping);
      });
    }

    it('sorts by year, by title, and by what was opened last', async () => {
      await library().expandAll();
      await command('Gloss: Sort by Year');
      await showsOrder(library(), 'year');
      await library().click(TUTEL.title);
      await new Panel(session().workbench.webview()).shows(TUTEL.title);
      await command('Gloss: Sort by Recently Opened');
      await eventually(async () => {
        await library().row('Unread');
        assert.equal((await library().visibleRows())[1]?.label, TUTEL.title);
      });
      await command('Gloss: Sort by Title');
      await showsOrder(library(), 'title');
    });

    it('stands after a reload as it stood before', async () => {
      await command('Gloss: Group by Venue');
      await library().expand('ICLR');
      await command('View: Close All Editors');
      const before = await library().rows();
      assert.ok(papersIn(before, 2).length > 0);
      await session().workbench.reload();
      await eventually(async () => {
        assert.deepEqual((await library().rows()).map(shape), before.map(shape));
      });
      assert.match(await library().pane.locator('.pane-header').innerText(), /by venue/i);
    });
  });

  describe('filtered', () => {
    const rowsNow = (): Promise<TreeRow[]> => library().rows();
    const message = (): Promise<string> => library().message();

    it('narrows while one types, and Escape restores', async () => {
      const whole = (await rowsNow()).map(shape);
      await library().titleAction('Filter Library');
      const box = session().workbench.quickPick();
      await box.type('tutel');
      await eventually(async () => {
        assert.deepEqual(
          (await rowsNow()).map(({ label }) => label),
          ['Mixture of Experts', 'Systems', TUTEL.title],
        );
      });
      assert.equal(await message(), '1 of 77 papers match “tutel”');
      await box.press('Escape');
      await eventually(async () => {
        assert.deepEqual((await rowsNow()).map(shape), whole);
        assert.equal(await message(), '');
      });
    });

    it('keeps the filter after Enter until it is cleared', async () => {
      await command('Gloss: Filter Library');
      const box = session().workbench.quickPick();
      await box.type('has:code pruning');
      await box.accept();
      await box.hidden();
      await eventually(async () => {
        assert.match(await message(), /^\d+ of 77 papers match “has:code pruning”$/);
      });
      const count = Number.parseInt(await message(), 10);
      const shown = new Set(papersIn(await rowsNow()).map(({ label }) => label));
      assert.equal(shown.size, count);
      assert.ok(count > 0 && count < 77);
      await library().titleAction('Clear Library Filter');
      await eventually(async () => {
        assert.equal(await message(), '');
      });
    });

    it('says what to do where nothing matches', async () => {
      await command('Gloss: Filter Library');
      const box = session().workbench.quickPick();
      await box.type('year:1999');
      await box.accept();
      const welcome = library().pane.locator('.welcome-view');
      await welcome.getByText('No paper matches the filter.').waitFor();
      await welcome.getByText('Show All Papers').click();
      await library().row('Mixture of Experts');
    });

    after(async () => {
      if ((await library().message()) !== '') await library().titleAction('Clear Library Filter');
    });
  });

  describe('beside the panel', () => {
    it('selects the paper shown, under its own topic, and leaves the focus where it is', async () => {
      await command('Gloss: Search Papers');
      const list = session().workbench.quickPick();
      await list.type('pre-gated algorithm-system');
      await list.focused(titleOf(PRE_GATED));
      await list.accept();
      await session().workbench.tab('Hwang et al. 2023').waitFor();
      await eventually(async () => {
        const selected = (await library().visibleRows()).filter((row) => row.selected);
        assert.deepEqual(
          selected.map(({ label, description }) => [label, description]),
          [[titleOf(PRE_GATED), 'Hwang et al. 2023']],
        );
      });
      const active = await session().page.evaluate(() => document.activeElement?.tagName);
      assert.equal(active, 'IFRAME');
    });

    it('shows the topic whose name is clicked in the panel', async () => {
      const panel = session().workbench.webview();
      await panel.getByTitle('Show the topic Systems in the Library').click();
      await eventually(async () => {
        assert.equal(await library().message(), '4 of 77 papers match “topic:moe-systems”');
      });
      await library().titleAction('Clear Library Filter');
    });
  });

  describe('without the bundled papers', () => {
    before(async () => {
      // The sample's bibliography would give some of them again.
      await rm(join(session().home.folder, 'workspace', 'references.bib'));
    });
    after(async () => {
      await session().workbench.changeSettings({ 'gloss.library.bundled': true });
      await library().row('Mixture of Experts');
    });

    it('says so, and how to have them again', async () => {
      await session().workbench.changeSettings({ 'gloss.library.bundled': false });
      const welcome = library().pane.locator('.welcome-view');
      await welcome.getByText('No papers: the bundled library is switched off').waitFor();
      await welcome.getByText('Open the Setting').click();
      const setting = session().page.locator('.settings-editor .setting-item-contents', {
        hasText: 'Bundled',
      });
      await setting.first().waitFor();
      await session().page.keyboard.press('Escape');
      await setting.first().waitFor({ state: 'hidden' });
    });

    it('finds none in search', async () => {
      await command('Gloss: Search Papers');
      const list = session().workbench.quickPick();
      await list.type('comet');
      await eventually(async () => {
        assert.deepEqual(
          (await list.visibleRows()).map(({ label }) => label),
          ['No paper matches “comet”'],
        );
      });
      await list.press('Escape');
      await list.hidden();
    });
  });

  describe('in all this', () => {
    it('leaves no error in the console', () => {
      assert.deepEqual(session().errors, []);
    });
  });
});

function isUnder({ primary, secondary }: Labels, topic: string): boolean {
  return primary === topic || secondary.includes(topic);
}

function papersIn(rows: readonly TreeRow[], level = 3): readonly TreeRow[] {
  return rows.filter((row) => row.level === level);
}

function shape({ level, label, description, expanded }: TreeRow): unknown {
  return { level, label, description, expanded };
}

function titleOf(beginning: string): string {
  const found = papers.find(({ title }) => title.startsWith(beginning));
  assert.ok(found);
  return found.title;
}

function namesOf(elements: Locator): Promise<(string | null)[]> {
  return elements.evaluateAll((all) => all.map((element) => element.getAttribute('aria-label')));
}

const GROUP_LABELS: Readonly<Record<string, string>> = {
  'code.yes': 'With code',
  'code.no': 'Without code',
  'status.unread': 'Unread',
  'venue.none': 'No venue known',
};

/** What the core gives for this arrangement, as long as nothing is written about any paper. */
function expectedRows(grouping: Grouping, sorting: Sorting = 'title'): readonly GroupRow[] {
  const options = { grouping, sorting, topics, annotations: () => undefined, recent: [] };
  return rowsInOrder(inTitleOrder(papers), options).filter((row: Row) => row.kind === 'group');
}

function groupLabel({ label }: GroupRow): string {
  return 'text' in label ? label.text : (GROUP_LABELS[label.code] ?? label.code);
}

async function showsGroups(library: Tree, grouping: Grouping): Promise<void> {
  const expected = expectedRows(grouping).map((row) => [groupLabel(row), String(row.count)]);
  await eventually(async () => {
    const shown = (await library.rows()).filter(({ level }) => level === 1);
    assert.deepEqual(
      shown.map(({ label, description }) => [label, description]),
      expected,
    );
  });
}

/** All papers are in one group by status, so that as many as there is room for are in sight. */
async function showsOrder(library: Tree, sorting: Sorting): Promise<void> {
  const [group] = expectedRows('status', sorting);
  const expected = group?.children.map((row) => (row.kind === 'paper' ? row.title : '')) ?? [];
  await eventually(async () => {
    await library.row('Unread');
    const shown = papersIn(await library.visibleRows(), 2).map(({ label }) => label);
    assert.ok(shown.length > 5);
    assert.deepEqual(shown, expected.slice(0, shown.length));
  });
}
