/** What a document cites and where a paper is cited, both following what one types; a key renamed with preview. */
import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';
import { exactly } from './support/quickPick.ts';

const DRAFT = 'draft.md';
const OTHER = 'other.md';
const HEAD = '---\nbibliography: references.bib\n---\n\n';
const KEY = 'ibrahim2023comet';
const AUTHORS = 'Ibrahim et al. 2023';

describe('the citations of a workspace', () => {
  const session = useSession({
    viewport: { width: 1600, height: 1000 },
    settings: { 'gloss.library.citedBadges': true },
  });
  const panel = (): Panel => new Panel(session().workbench.webview());
  const cited = () => session().workbench.tree('Cited in This Document');

  async function shows(check: (rows: readonly string[]) => void): Promise<void> {
    await eventually(async () => {
      const rows = await cited().visibleRows();
      check(rows.map(({ label, description }) => `${label} | ${description}`));
    });
  }

  before(async () => {
    const { workbench } = session();
    await workbench.writeFile(DRAFT, `${HEAD}Gates are trees [@${KEY}].\n\nAnd so on.\n`);
    await workbench.writeFile(OTHER, `One line.\n\nAs @${KEY} says.\n`);
    await workbench.openFile(DRAFT);
    await workbench.activityBar('Gloss');
    await workbench.tree('Library').titleAction('Collapse All');
  });

  it('are a view that follows the document', async () => {
    const { workbench, page } = session();
    await shows((rows) => {
      assert.match(rows[0] ?? '', /^Ibrahim et al\. 2023 \| 1× · COMET: /);
      assert.match(rows[1] ?? '', /^Not cited yet of these topics \| \d+$/);
    });
    await workbench.focusEditor();
    await workbench.goTo(7, 11);
    // At once: what comes into the view with the second citation is all that is there.
    await page.keyboard.insertText(` See @${KEY} and @nobody1999`);
    await shows((rows) => {
      assert.match(rows[0] ?? '', / \| 2× · COMET: /);
      assert.match(rows[1] ?? '', /^Not cited yet of these topics/, 'the key is being typed');
    });
    await page.keyboard.type('.');
    await shows((rows) => {
      assert.equal(rows[1], 'nobody1999 | 1× · unknown');
    });
  });

  it('lead to the citation, and on to the next', async () => {
    const line = async (number: number) => {
      await cited().click(AUTHORS);
      await eventually(async () => {
        const status = await session().workbench.statusBar();
        assert.ok(
          status.some((item) => item.startsWith(`Ln ${String(number)}, `)),
          status.join(' | '),
        );
      });
    };
    await session().workbench.goTo(1, 1);
    await line(5);
    await line(7);
    await line(5);
  });

  it('stand in the panel of the paper, and follow what is typed', async () => {
    const { workbench, page } = session();
    await cited().contextMenu(AUTHORS, 'Open Paper to the Side');
    await panel().shows(COMET.title);
    const places = panel().part('region', 'Cited in').locator('li');
    await eventually(async () => {
      assert.deepEqual(await places.allTextContents(), [
        `${DRAFT}:57`,
        `${OTHER}:3`,
        'related-work.md:12',
      ]);
    });
    await workbench.tab(DRAFT).click();
    await workbench.focusEditor();
    await workbench.goTo(6, 1);
    await page.keyboard.type(`More @${KEY}.`);
    await eventually(async () => {
      assert.equal(await places.first().textContent(), `${DRAFT}:567`);
    });
    await panel().button(`Go to ${OTHER}, line 3`).click();
    await workbench.tab(OTHER).waitFor();
    await panel().shows(COMET.title);
  });

  it('have badges in the Library, where one wants them', async () => {
    const { workbench } = session();
    await workbench.tab(DRAFT).click();
    const library = workbench.tree('Library');
    await library.expand('Mixture of Experts');
    await library.expand('Gating');
    await eventually(async () => {
      assert.equal(await library.badge(COMET.title), '❝');
    });
    await library.titleAction('Collapse All');
  });

  it('are renamed with their entry, after a look at what would change', async () => {
    const { workbench, page } = session();
    await workbench.tab(DRAFT).click();
    await workbench.save();
    await workbench.focusEditor();
    await workbench.goTo(5, 25);
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    await eventually(async () => {
      assert.equal(await box.inputValue(), KEY);
    });
    await box.fill('comet2023');
    await page.keyboard.press('Control+Enter');
    const preview = page.locator('.pane:has(> .pane-header[aria-label^="Refactor Preview"])');
    const files = preview.locator('.monaco-list-row .label-name');
    await eventually(async () => {
      const names = await files.allTextContents();
      for (const name of [DRAFT, OTHER, 'references.bib', 'related-work.md']) {
        assert.ok(names.includes(name), names.join(', '));
      }
    });
    await preview.locator('.monaco-button', { hasText: exactly('Apply') }).click();
    for (const name of [DRAFT, OTHER, 'related-work.md', 'references.bib']) {
      await eventually(async () => {
        const content = await workbench.fileText(name);
        assert.ok(content.includes('comet2023') && !content.includes(KEY), `${name}: ${content}`);
      });
    }
    await panel().shows(COMET.title);
    await shows((rows) => {
      assert.match(rows[0] ?? '', /^Ibrahim et al\. 2023 \| 3× · COMET: /);
    });
  });

  it('have their old key again everywhere after one undo', async () => {
    const { workbench, page } = session();
    await workbench.tab(DRAFT).click();
    await workbench.focusEditor();
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(async () => {
      // The editor may ask whether all files are meant.
      const all = page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Undo in/u });
      if (await all.isVisible()) await all.click();
      assert.ok(!(await workbench.editorText()).includes('comet2023'));
    });
    for (const name of [OTHER, 'related-work.md', 'references.bib']) {
      await workbench.openFile(name);
      await eventually(async () => {
        const text = await workbench.editorText();
        assert.ok(text.includes(KEY) && !text.includes('comet2023'), `${name}: ${text}`);
      });
    }
    await panel().shows(COMET.title);
  });
});
