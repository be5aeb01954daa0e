/** The paper panel: what it shows, going about in it, restoring it, and the keyboard. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Panel } from './support/panel.ts';
import { COMET, EVOMOE, TUTEL } from './support/papers.ts';
import type { Paper } from '../../src/core/library/paper.ts';

describe('the paper panel', () => {
  const session = useSession({ viewport: { width: 1400, height: 900 } });
  const panel = (): Panel => new Panel(session().workbench.webview());

  async function open(paper: Paper): Promise<void> {
    const list = await session().workbench.openWithKey('Alt+Shift+S');
    await list.fill(paper.title);
    await list.focused(paper.title);
    await list.accept();
    await panel().shows(paper.title);
  }

  before(() => session().workbench.activityBar('Gloss'));

  describe('shows', () => {
    before(() => open(COMET));

    it('title, authors, venue and date', async () => {
      const authors = panel().part('list', 'Authors').getByRole('listitem');
      const names = (await authors.allTextContents()).map((name) => name.replace(/,\s*$/, ''));
      assert.deepEqual(
        names,
        COMET.authors.map(({ given = '', family = '' }) => `${given} ${family}`),
      );
      const published = await panel().page.locator('.published').innerText();
      assert.match(published, /KDD 2023 · June 5, 2023/);
    });

    it('the links of the paper', async () => {
      const links = panel().part('list', 'Links').getByRole('link');
      const addresses = await links.evaluateAll((all) =>
        all.map((link) => link.getAttribute('href')),
      );
      assert.deepEqual(addresses, [
        'https://arxiv.org/abs/2306.02824',
        'https://doi.org/10.48550/arXiv.2306.02824',
        'https://doi.org/10.1145/3580305.3599278',
      ]);
    });

    it('the whole abstract and the key results', async () => {
      const abstract = await panel().part('region', 'Abstract').locator('.prose').innerText();
      assert.equal(abstract.replace(/\s+/g, ' '), COMET.abstract.replace(/\s+/g, ' '));
      const results = panel().part('region', 'Key results').getByRole('listitem');
      assert.deepEqual(await results.allTextContents(), COMET.facts.results);
    });

    it('related papers, each with a reason', async () => {
      const related = panel().part('navigation', 'Related papers').getByRole('listitem');
      const reasons = await related.locator('.why').allInnerTexts();
      assert.equal(reasons.length, 5);
      for (const reason of reasons) {
        assert.match(reason, /^.+ \d{4} · .*(Same topic|Shared terms): \S+/);
      }
    });
  });

  describe('going about', () => {
    it('opens a related paper in place, and goes back and forward', async () => {
      await open(COMET);
      const tabs = await session().workbench.tabs();
      const first = panel().part('navigation', 'Related papers').getByRole('button').first();
      const title = (await first.innerText()).trim();
      await panel().scrollTo(300);
      await first.click();
      await panel().shows(title);
      assert.equal((await session().workbench.tabs()).length, tabs.length);
      assert.equal(await panel().scrollTop(), 0);
      await panel().button('Go back').click();
      await panel().shows(COMET.title);
      assert.ok((await panel().scrollTop()) > 0, 'it stands where it was left');
      await panel().button('Go forward').click();
      await panel().shows(title);
      await panel().title.press('Alt+ArrowLeft');
      await panel().shows(COMET.title);
    });

    it('opens further papers beside one that is kept open', async () => {
      await open(COMET);
      await panel().button('Keep open').click();
      await eventually(async () => {
        const pressed = await panel().button('Keep open').getAttribute('aria-pressed');
        assert.equal(pressed, 'true');
      });
      await open(TUTEL);
      assert.deepEqual(await session().workbench.tabs(), [
        'Ibrahim et al. 2023',
        'Hwang et al. 2022',
      ]);
      await open(EVOMOE);
      assert.deepEqual(await session().workbench.tabs(), [
        'Ibrahim et al. 2023',
        'Nie et al. 2021',
      ]);
    });
  });

  describe('after a reload', () => {
    it('comes back after a reload where it was', async () => {
      await session().workbench.tab('Ibrahim et al. 2023').click();
      await panel().shows(COMET.title);
      await panel().scrollTo(250);
      await eventually(async () => {
        assert.equal(await panel().scrollTop(), 250);
      });
      await session().workbench.reload();
      await panel().shows(COMET.title);
      await eventually(async () => {
        assert.equal(await panel().scrollTop(), 250);
      });
      assert.equal(await panel().button('Keep open').getAttribute('aria-pressed'), 'true');
      await session().workbench.tab('Nie et al. 2021').click();
      await panel().shows(EVOMOE.title);
    });
  });

  describe('with the keyboard alone', () => {
    before(() => open(EVOMOE));

    it('is gone through with the Tab key alone, and out of again', async () => {
      await eventually(async () => {
        await panel().button('Go back').focus();
        assert.ok(await inPanel());
        assert.equal(await panel().focused(), 'button Go back');
      });
      const reached = [await panel().focused()];
      let inside = true;
      while (inside && reached.length <= 100) {
        await session().page.keyboard.press('Tab');
        inside = await inPanel();
        const stop = inside ? await panel().focused() : '';
        // On the way out there is a moment without any.
        if (stop !== '') reached.push(stop);
      }
      assert.ok(!inside, `the focus never leaves the panel:\n${reached.join('\n')}`);
      assert.equal(new Set(reached).size, await panel().stops(), reached.join('\n'));
      for (const wanted of ['button Cite', 'textarea', 'input add-tag', 'input unread']) {
        assert.ok(
          reached.some((stop) => stop.startsWith(wanted)),
          `${wanted} is not in\n${reached.join('\n')}`,
        );
      }
    });
  });

  function inPanel(): Promise<boolean> {
    return session().page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
  }
});
