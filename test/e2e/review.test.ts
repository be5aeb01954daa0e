/** Highlights whose text was corrected: shown for review, accepted, attached elsewhere; none moves silently. */

import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { Highlights } from './support/highlights.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';

const STAYS = 'Existing sparse gates';
const CHANGES = 'novel tree-based mechanism';
const GOES = 'We performed large-scale experiments on various domains';

describe('after a correction of the text', () => {
  const session = useSession({ viewport: { width: 1400, height: 1000 } });
  const panel = (): Panel => new Panel(session().workbench.webview());
  const highlights = (): Highlights => new Highlights(session().page, panel());

  /** Corrects the installed library, as an update of Gloss would. */
  async function correct(change: (text: string) => string): Promise<void> {
    const folder = join(session().workbench.places.dataDir, 'extensions');
    const [own] = (await readdir(folder)).filter((name) => name.startsWith('gloss.gloss'));
    assert.ok(own !== undefined, 'Gloss is not installed');
    const corpus = join(folder, own, 'data', 'corpus.json');
    const before = await readFile(corpus, 'utf8');
    const after = change(before);
    assert.notEqual(after, before);
    await writeFile(corpus, after);
  }

  async function listed(...expected: readonly (readonly [string, string])[]): Promise<void> {
    await eventually(async () => {
      const list = await highlights().listed();
      assert.deepEqual(
        list.map(({ words, facts }) => [words, facts]),
        expected,
      );
    });
  }

  before(async () => {
    const { workbench } = session();
    await workbench.activityBar('Gloss');
    await workbench.tree('Library').expand('Gating');
    await workbench.tree('Library').click(COMET.title);
    await panel().shows(COMET.title);
    await highlights().mark(STAYS, 'Blue');
    await highlights().mark(CHANGES, 'Green');
    await highlights().mark(GOES, 'Red');
    await panel().saved();
    await correct((text) => {
      const sentence = /We performed large-scale experiments[^.]*\. /;
      return text.replace(CHANGES, 'new tree-based mechanism').replace(sentence, '');
    });
    await workbench.reload();
    await panel().shows(COMET.title);
  });

  it('says which are certain, which are to be reviewed, and which are not found', async () => {
    await listed([STAYS, 'Blue'], [CHANGES, 'Green · To review'], [GOES, 'Red']);
    const painted = await highlights().painted();
    assert.deepEqual(
      painted.map(({ classes }) => classes.split(' ').includes('doubtful')),
      [false, true],
    );
    await panel().page.getByRole('heading', { name: 'Not found' }).waitFor();
  });

  it('lists those in the Annotations view first', async () => {
    const view = session().workbench.tree('Annotations');
    await eventually(async () => {
      assert.equal((await view.visibleRows())[0]?.label, 'To review');
    });
    await view.expand('To review');
    await eventually(async () => {
      const labels = (await view.rows()).map(({ label }) => label);
      assert.deepEqual(new Set(labels.slice(1, 3)), new Set([CHANGES, GOES]));
    });
  });

  it('takes a doubtful one for right when the reader does', async () => {
    await panel().button('Accept').click();
    await listed([STAYS, 'Blue'], ['new tree-based mechanism', 'Green'], [GOES, 'Red']);
  });

  it('lets a lost one be attached to another passage, with undo', async () => {
    await panel().button('Attach to a Passage').click();
    await panel().button('Use This Passage').waitFor();
    await highlights().dragOver('local search can help networks');
    await panel().button('Use This Passage').click();
    await eventually(async () => {
      const words = (await highlights().listed()).map((entry) => entry.words);
      assert.ok(words.includes('local search can help networks'));
      assert.ok(!words.includes(GOES));
    });
    await session().page.keyboard.press('ControlOrMeta+z');
    await listed([STAYS, 'Blue'], ['new tree-based mechanism', 'Green'], [GOES, 'Red']);
  });
});
