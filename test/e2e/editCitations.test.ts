/** Changing what is cited: a citation's parts, all citations to another syntax, the bibliography as a whole. */

import assert from 'node:assert/strict';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { COMET, TUTEL } from './support/papers.ts';
import type { QuickPick } from './support/quickPick.ts';
import type { Workbench } from './support/workbench.ts';

const DRAFT = 'draft.md';
const ENTRIES = 'synced.bib';

describe('changing what is cited', () => {
  const session = useSession();
  const workbench = (): Workbench => session().workbench;

  async function openDraft(text: string): Promise<void> {
    await workbench().runCommand('View: Close All Editors');
    await workbench().writeFile(DRAFT, text);
    await workbench().openFile(DRAFT);
    await shows(text);
  }

  async function shows(text: string): Promise<void> {
    await eventually(async () => {
      assert.equal((await workbench().editorText()).trim(), text.trim());
    });
  }

  /** Runs a command, and gives the list or field that it opens, which has this title. */
  async function opens(command: string, title: string): Promise<QuickPick> {
    await workbench().runCommand(command);
    return titled(title);
  }

  async function titled(title: string): Promise<QuickPick> {
    const shown = workbench().quickPick();
    await eventually(async () => {
      assert.equal(await shown.title(), title);
    });
    return shown;
  }

  async function says(message: RegExp): Promise<void> {
    await eventually(async () => {
      const said = [...(await workbench().notifications()), ...(await workbench().statusBar())];
      assert.ok(
        said.some((words) => message.test(words)),
        said.join('\n'),
      );
    });
  }

  describe('one citation', () => {
    const TEXT = 'So [see @alpha, p. 3; @beta; -@gamma].\n';
    beforeEach(async () => {
      await openDraft(TEXT);
      await workbench().goTo(1, 8);
    });
    afterEach(() => workbench().save());

    it('lists its works with what is said about each, and edits that of the one chosen', async () => {
      const works = await opens('Gloss: Edit Citation', 'Edit Citation');
      assert.deepEqual(
        (await works.rows()).map(({ label, description }) => [label, description]),
        [
          ['alpha', 'see … p. 3'],
          ['beta', ''],
          ['gamma', '-'],
        ],
      );
      await works.focused('alpha');
      await works.accept();
      const parts = await titled('Edit Citation of alpha');
      assert.equal(await parts.text(), 'see … p. 3');
      await parts.fill('cf. … pp. 3-5, and more');
      await parts.accept();
      await shows('So [cf. @alpha, pp. 3-5, and more; @beta; -@gamma].');
    });

    it('moves a work to the front, and takes one out', async () => {
      const works = await opens('Gloss: Edit Citation', 'Edit Citation');
      await works.rowButton('beta', 'Move to the Front by One');
      await works.hidden();
      await shows('So [@beta; see @alpha, p. 3; -@gamma].');
      const fewer = await opens('Gloss: Edit Citation', 'Edit Citation');
      await fewer.rowButton('gamma', 'Remove from the Citation');
      await fewer.hidden();
      await shows('So [@beta; see @alpha, p. 3].');
    });

    it('stays as it is when the list or the field is left', async () => {
      const works = await opens('Gloss: Edit Citation', 'Edit Citation');
      await works.press('Escape');
      await works.hidden();
      const again = await opens('Gloss: Edit Citation', 'Edit Citation');
      await again.focused('alpha');
      await again.accept();
      const parts = await titled('Edit Citation of alpha');
      await parts.fill('chap. 9');
      await parts.press('Escape');
      await parts.hidden();
      await shows(TEXT);
    });

    it('names the author in the text, and leaves that again', async () => {
      await openDraft('As [@alpha, p. 3] says.\n');
      await workbench().goTo(1, 8);
      const parts = await opens('Gloss: Edit Citation', 'Edit Citation of alpha');
      assert.equal(await parts.text(), 'p. 3');
      await parts.fill('@ p. 3');
      await parts.accept();
      await shows('As @alpha [p. 3] says.');
      const again = await opens('Gloss: Edit Citation', 'Edit Citation of alpha');
      assert.equal(await again.text(), '@ p. 3');
      await again.fill('p. 3');
      await again.accept();
      await shows('As [@alpha, p. 3] says.');
    });

    it('is told where there is none', async () => {
      await workbench().goTo(1, 1);
      await workbench().runCommand('Gloss: Edit Citation');
      await says(/There is no citation at the cursor/u);
    });
  });

  describe('all citations', () => {
    it('are converted to what is chosen, and what is lost is said with its lines', async () => {
      const text = 'So [see @alpha, p. 3].\n\n[@beta; see `x` @gamma] and @delta.\n';
      await openDraft(text);
      const dialects = await opens('Gloss: Convert Citations', 'Convert Citations to');
      assert.deepEqual(
        (await dialects.rows()).map(({ label }) => label),
        [
          'LaTeX \\cite{key}',
          'LaTeX natbib \\citep{key}',
          'LaTeX biblatex \\autocite{key}',
          'Typst @key',
        ],
        'what it is already is not offered',
      );
      await dialects.goTo('LaTeX natbib \\citep{key}');
      await dialects.accept();
      await shows(
        'So \\citep[see][p.~3]{alpha}.\n\n\\citetext{\\citealp{beta}; \\citealp[see x][]{gamma}} and \\citet{delta}.',
      );
      await says(
        /^Citations converted: 3\. Look at these: formatting of its words is lost \(1: line 3\)\.$/u,
      );
      await workbench().notificationButton('Go to Line 3');
      await eventually(async () => {
        assert.ok((await workbench().statusBar()).includes('Ln 3, Col 1'));
      });
      await session().page.keyboard.press('ControlOrMeta+z');
      await shows(text);
      await workbench().save();
    });
  });

  describe('the bibliography', () => {
    const HEAD = `---\nbibliography: ${ENTRIES}\n---\n\n`;
    const UNUSED = '@misc{old, title = {An Old Thing}}\n';
    const BEFORE = `@misc{kept, title = {Kept}}\n\n${UNUSED}\n@misc{older, title = {An Older Thing}}\n`;

    beforeEach(async () => {
      await workbench().writeFile(ENTRIES, BEFORE);
      await openDraft(`${HEAD}@kept, @${COMET.key} and @${TUTEL.key}.\n`);
    });

    /** Ticks what is to go, and waits for the difference. */
    async function choose(key: string): Promise<void> {
      const uncited = await opens(
        'Gloss: Sync Bibliography',
        'References that no document of the workspace cites: 2',
      );
      assert.deepEqual(
        (await uncited.rows()).map(({ label, description, checked }) => [
          label,
          description,
          checked,
        ]),
        [
          ['old', 'An Old Thing', false],
          ['older', 'An Older Thing', false],
        ],
      );
      await uncited.goTo(key);
      await uncited.tick(key);
      await uncited.accept();
      await uncited.hidden();
      await workbench().tab(`${ENTRIES}: now and as proposed`).waitFor();
      await says(/^To be added to synced\.bib: 2; to be removed: 1\. Write it\?$/u);
    }

    it('is written as it was shown when that is wanted, and says what was done', async () => {
      await choose('old');
      assert.equal(await workbench().fileText(ENTRIES), BEFORE);
      await workbench().notificationButton(`Write ${ENTRIES}`);
      await says(
        new RegExp(
          `^synced\\.bib was written\\. Added: ${COMET.key}, ${TUTEL.key}\\. Removed: old\\.$`,
        ),
      );
      const written = await workbench().fileText(ENTRIES);
      const kept = BEFORE.replace(`${UNUSED}\n`, '');
      assert.ok(written.startsWith(`${kept}\n@`), written);
      assert.deepEqual(
        [...written.matchAll(/^@\w+\{(.*?),/gmu)].map(([, key]) => key),
        ['kept', 'older', COMET.key, TUTEL.key],
      );
      await eventually(async () => {
        assert.ok(!(await workbench().tabs()).includes(`${ENTRIES}: now and as proposed`));
      });
    });

    it('stays as it is when the question is closed', async () => {
      await choose('older');
      await workbench().runCommand('Notifications: Clear All Notifications');
      await eventually(async () => {
        assert.ok(!(await workbench().tabs()).includes(`${ENTRIES}: now and as proposed`));
      });
      assert.equal(await workbench().fileText(ENTRIES), BEFORE);
    });
  });
});
