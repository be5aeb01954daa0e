/** Searching: the list shows what the engine ranks, in its order, and does what it offers. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET, EVOMOE, papers, ranking, TUTEL } from './support/papers.ts';
import type { QuickPick, QuickPickRow } from './support/quickPick.ts';

/** The list shows no more. */
const MOST_ROWS = 50;
const DOCUMENT = 'draft.md';
const TEXT = '# A draft\n\nExperts live somewhere.\n';

describe('searching papers', () => {
  const session = useSession();
  const list = (): QuickPick => session().workbench.quickPick();
  const panel = (): Panel => new Panel(session().workbench.webview());

  before(async () => {
    await session().workbench.activityBar('Gloss');
    await session().workbench.writeFile(DOCUMENT, TEXT);
    await session().workbench.openFile(DOCUMENT);
  });

  beforeEach(async () => {
    await session().workbench.openWithKey('Alt+Shift+S');
  });

  afterEach(async () => {
    if (!(await list().widget.isVisible())) return;
    await list().press('Escape');
    await list().hidden();
  });

  describe('the order', () => {
    const queries = [
      'sparse gatign',
      'mixture of experts',
      'quantization llm',
      'kv cache eviction',
      'Hwang',
      'moe year:2023..',
      'topic:moe-gating',
    ];
    for (const query of queries) {
      it(`is the engine's for “${query}”`, async () => {
        await list().fill(query);
        const expected = ranking(query).slice(0, MOST_ROWS);
        assert.ok(expected.length > 1, 'one paper alone has no order');
        await eventually(async () => {
          assert.deepEqual(labelsOf(await list().rows()), expected);
        });
      });
    }

    it('is the engine’s after every key', async () => {
      for (const query of ['m', 'mo', 'moe', 'moe ', 'moe s', 'moe sy', 'moe sys']) {
        await list().press(query.at(-1) === ' ' ? 'Space' : (query.at(-1) ?? ''));
        const expected = ranking(query);
        await eventually(async () => {
          const shown = labelsOf(await list().visibleRows());
          assert.ok(shown.length > 0);
          assert.deepEqual(shown, expected.slice(0, shown.length));
        });
      }
    });
  });

  describe('the list', () => {
    it('forgives a slip, says so, and opens the first hit on Enter', async () => {
      await list().type('dense-to-sparse evomeo');
      await list().focused(EVOMOE.title);
      await eventually(async () => {
        const [first] = await list().visibleRows();
        assert.equal(first?.label, EVOMOE.title);
        assert.match(first.detail, /^Nie et al\. 2021 · Gating · .*typo: evomeo → evomoe/);
        assert.match(first.description, /Unread$/);
      });
      await list().accept();
      await panel().shows(EVOMOE.title);
    });

    it('shows what was opened last when nothing is typed', async () => {
      await eventually(async () => {
        const rows = await list().visibleRows();
        assert.equal(rows[0]?.label, EVOMOE.title);
        assert.equal(rows[0].separator, 'recently opened');
        assert.equal(rows[1]?.separator, 'all papers');
        assert.equal(rows[1].label, papers[0]?.title);
      });
      assert.match(await list().title(), /77 of 77/);
    });

    it('completes filters by rewriting the text', async () => {
      await list().type('topic:moe-g');
      await list().focused(ranking('topic:moe-gating')[0] ?? '');
      await list().press('ArrowUp');
      await list().pick('Gating');
      await eventually(async () => {
        assert.equal(await list().text(), 'topic:Gating ');
        assert.deepEqual(labelsOf(await list().rows()), ranking('topic:moe-gating'));
      });
      assert.match(await list().title(), /9 of 77/);
    });

    it('narrows by year', async () => {
      await list().type('year:2024..');
      await eventually(async () => {
        const rows = (await list().rows()).filter(({ paper }) => paper);
        assert.equal(rows.length, papers.filter(({ year = 0 }) => year >= 2024).length);
        for (const { detail } of rows) assert.match(detail, /20(2[4-9]|[3-9]\d) · /);
      });
    });

    const wrong: readonly (readonly [query: string, answer: RegExp])[] = [
      ['yaer:2023 moe', /There is no filter “yaer:”. Did you mean “year:”\?/],
      ['year:soon', /“soon” is not a year/],
      ['topic:gatign', /No paper has topic “gatign”. Did you mean “Gating”\?/],
    ];
    for (const [query, answer] of wrong) {
      it(`says what is wrong with “${query}”`, async () => {
        await list().type(query);
        await eventually(async () => {
          assert.match((await list().visibleRows())[0]?.label ?? '', answer);
        });
      });
    }

    it('says when no paper matches', async () => {
      await list().type('zzzzqqqq');
      await eventually(async () => {
        const rows = await list().visibleRows();
        assert.deepEqual(
          rows.map(({ label }) => label),
          ['No paper matches “zzzzqqqq”'],
        );
      });
    });

    it('has buttons to cite, to open to the side and on the web', async () => {
      await list().fill('tutel adaptive');
      const row = await list().row(TUTEL.title);
      await row.hover();
      const names = await row
        .locator('.action-label')
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
      assert.deepEqual(names, [`Cite in ${DOCUMENT}`, 'Open to the Side', 'Open on the Web']);
    });

    it('ticks with a key, and keeps what is ticked first through new searches', async () => {
      await list().type('tutel');
      await list().focused(TUTEL.title);
      await list().press('Alt+Shift+X');
      await eventually(async () => {
        assert.match(await list().title(), /1 paper ticked for citing/);
      });
      await list().type('comet trees');
      await eventually(async () => {
        const rows = await list().visibleRows();
        assert.deepEqual(labelsOf(rows).slice(0, 2), [TUTEL.title, COMET.title]);
        assert.deepEqual([rows[0]?.separator, rows[1]?.separator], ['ticked', 'found']);
      });
      await list().focused(COMET.title);
    });
  });

  describe('the paper opened from it', () => {
    const boxes = () => panel().page.locator('.found').allTextContents();

    it('has what was found marked, says why, and lets go of it with Escape', async () => {
      await list().fill('evomoe gatign');
      await list().focused(EVOMOE.title);
      await list().accept();
      await panel().shows(EVOMOE.title);
      await eventually(async () => {
        const marked = await boxes();
        assert.ok(marked.includes('EvoMoE'), marked.join());
        assert.ok(
          marked.some((words) => /^gat(?:e|es|ing)$/iu.test(words)),
          marked.join(),
        );
      });
      const reason = panel().page.locator('.found-by');
      assert.match(
        (await reason.textContent()) ?? '',
        /Found by “evomoe gatign” \(typo: gatign → /,
      );
      const paragraphs = await panel().page.locator('[data-field] p').allTextContents();
      assert.equal(paragraphs.join('\n\n'), EVOMOE.abstract);
      await panel().title.press('Escape');
      await reason.waitFor({ state: 'detached' });
      assert.deepEqual(await boxes(), []);
    });

    it('has the marks again after another editor was in front, until it is opened without a search', async () => {
      await list().fill('evomoe gate');
      await list().focused(EVOMOE.title);
      await list().accept();
      await panel().page.locator('.found').first().waitFor();
      await session().workbench.openFile(DOCUMENT);
      await session().workbench.tab('Nie et al. 2021').click();
      await panel().page.locator('.found').first().waitFor();
      await session().workbench.tree('Library').expand('Gating');
      await session().workbench.tree('Library').click(EVOMOE.title);
      await panel().page.locator('.found').first().waitFor({ state: 'detached' });
      await panel().shows(EVOMOE.title);
    });
  });

  describe('citing from the list', () => {
    it('cites what is ticked at the cursor with a key', async () => {
      await list().press('Escape');
      await list().hidden();
      await session().workbench.openFile(DOCUMENT);
      await session().workbench.goTo(3, 24);
      await session().workbench.openWithKey('Alt+Shift+S');
      for (const query of ['tutel', 'evomoe']) {
        await list().type(query);
        await list().focused(query === 'tutel' ? TUTEL.title : EVOMOE.title);
        await list().press('Alt+Shift+X');
      }
      await eventually(async () => {
        assert.match(await list().title(), /2 papers ticked/);
      });
      await list().press('Alt+Shift+Z');
      await list().hidden();
      await session().workbench.savedWith(DOCUMENT, `somewhere. [@${TUTEL.key}; @${EVOMOE.key}]`);
    });

    it('cites the row whose button is pressed', async () => {
      await list().type('comet trees');
      await list().focused(COMET.title);
      await list().rowButton(COMET.title, 'Cite');
      await list().hidden();
      await session().workbench.savedWith(
        DOCUMENT,
        `[@${TUTEL.key}; @${EVOMOE.key}] [@${COMET.key}]`,
      );
    });
  });

  describe('beside', () => {
    it('opens to the side', async () => {
      await list().fill('tutel adaptive');
      await list().rowButton(TUTEL.title, 'Open to the Side');
      await panel().shows(TUTEL.title);
      assert.equal(await session().page.locator('.editor-group-container').count(), 2);
    });
  });
});

/** The titles of the papers, without the rows that complete a filter or say what is wrong. */
function labelsOf(rows: readonly QuickPickRow[]): string[] {
  return rows.filter(({ paper }) => paper).map(({ label }) => label);
}
