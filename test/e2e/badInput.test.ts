/** Citing where it can't be done: each gives a message that says what happened, and changes nothing. */

import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { COMET } from './support/papers.ts';
import type { Workbench } from './support/workbench.ts';

const CITATION = `[@${COMET.key}]`;

describe('bad input', () => {
  const session = useSession({ settings: { 'files.readonlyInclude': { '**/fixed.md': true } } });
  const workbench = (): Workbench => session().workbench;

  describe('citing where it can’t be done', () => {
    beforeEach(async () => {
      await workbench().runCommand('View: Close All Editors');
      await workbench().runCommand('Notifications: Clear All Notifications');
    });

    async function cite(): Promise<void> {
      const list = await workbench().openWithKey('Alt+Shift+Z');
      await list.type('comet trees');
      await list.focused(COMET.title);
      await list.accept();
    }

    async function saysAndCopies(message: RegExp): Promise<void> {
      await eventually(async () => {
        const messages = await workbench().notifications();
        assert.ok(
          messages.some((it) => message.test(it)),
          messages.join('\n'),
        );
      });
      assert.equal(await workbench().clipboard(), CITATION);
    }

    const files: readonly [what: string, name: string, message: RegExp][] = [
      [
        'a program',
        'model.py',
        /^model\.py is not Markdown, LaTeX or Typst, .* on the clipboard\.$/,
      ],
      [
        'a document that is read-only',
        'fixed.md',
        /^fixed\.md can’t be written to; .* clipboard\.$/,
      ],
    ];
    before(async () => {
      for (const [, name] of files) await workbench().writeFile(name, 'x = 1\n');
    });
    for (const [what, name, message] of files) {
      it(`leaves ${what} as it is`, async () => {
        await workbench().openFile(name);
        await cite();
        await saysAndCopies(message);
        assert.equal((await workbench().editorText()).trim(), 'x = 1');
        assert.equal(await workbench().fileText(name), 'x = 1\n');
      });
    }

    it('copies the citation when nothing is open', async () => {
      await cite();
      await saysAndCopies(/^No document is open to cite in; .* is on the clipboard\.$/);
    });

    it('cites in a document that has no file yet', async () => {
      await workbench().runCommand('Create: New File...');
      await workbench().quickPick().pick('Text File');
      await workbench().runCommand('Change Language Mode');
      const languages = workbench().quickPick();
      await languages.fill('Markdown');
      await languages.focused('Markdown');
      await languages.accept();
      await cite();
      await eventually(async () => {
        assert.equal((await workbench().editorText()).trim(), CITATION);
      });
    });
  });

  describe('a damaged library', () => {
    it('is said to be damaged, and is read again when it is mended', async () => {
      const corpus = await corpusFile(workbench());
      const whole = await readFile(corpus, 'utf8');
      await writeFile(corpus, whole.slice(0, 5_000));
      await workbench().runCommand('Notifications: Clear All Notifications');
      await workbench().reload();
      await workbench().activityBar('Gloss');
      const library = workbench().tree('Library');
      await library.pane
        .locator('.welcome-view')
        .getByText('The library could not be read.')
        .waitFor();
      await eventually(async () => {
        const [message] = await workbench().notifications();
        assert.match(message ?? '', /^The bundled library is damaged \(.+\)\. Reinstall Gloss; /);
      });
      await writeFile(corpus, whole);
      await library.pane.locator('.welcome-view').getByText('Try Again').click();
      await library.row('Mixture of Experts');
    });
  });
});

/** Where the installed extension has its papers. */
async function corpusFile({ places }: Workbench): Promise<string> {
  const extensions = join(places.dataDir, 'extensions');
  const folder = (await readdir(extensions)).find((name) => name.startsWith('gloss.gloss-'));
  assert.ok(folder, 'Gloss is not installed');
  return join(extensions, folder, 'data', 'corpus.json');
}
