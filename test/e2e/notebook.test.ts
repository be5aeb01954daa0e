/** Citations in the Markdown cells of a Jupyter notebook, which the editor draws in a page of its own. */

import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import type { Theme, Workbench } from './support/workbench.ts';

const NOTEBOOK = 'gates.ipynb';

const markdown = (id: string, ...source: readonly string[]) => ({
  cell_type: 'markdown',
  id,
  metadata: {},
  source: source.join('\n'),
});

const CELLS = [
  { cell_type: 'raw', id: 'head', metadata: {}, source: '---\nbibliography: references.bib\n---' },
  markdown(
    'first',
    '# Gates',
    '',
    'COMET builds its gate from trees [see @ibrahim2023comet, p. 3].',
    '',
    '```python',
    'gate = "@nguyen2023statistical"',
    '```',
  ),
  {
    cell_type: 'code',
    id: 'code',
    metadata: {},
    source: 'print("[@ibrahim2023comet]")',
    outputs: [],
    execution_count: null,
  },
  markdown(
    'second',
    'What @nguyen2023statistical [sec. 2] says is another matter; [@nobody2020] is not known.',
  ),
  markdown('same', 'Again [@ibrahim2023comet].'),
  ...Array.from({ length: 30 }, (_, index) =>
    markdown(`filler${String(index)}`, 'Words.\n\n'.repeat(10)),
  ),
  markdown('last', '## References'),
];

const TEXT = JSON.stringify({
  cells: CELLS,
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

const THEMES: readonly Theme[] = [
  'Default Light Modern',
  'Default Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

describe('citations in a notebook', () => {
  const session = useSession({ viewport: { width: 1200, height: 800 } });
  const workbench = (): Workbench => session().workbench;
  const page = (): FrameLocator => workbench().webview();
  const paragraph = (words: string): Locator => page().locator('.preview p', { hasText: words });
  const entries = (): Locator => page().locator('.preview #refs .csl-entry');

  async function reads(words: string, expected: RegExp): Promise<void> {
    await eventually(async () => {
      const text = await paragraph(words).innerText({ timeout: 5_000 });
      assert.match(text.replace(/\s+/g, ' '), expected);
    }, 60_000);
  }

  before(async () => {
    await workbench().writeFile(NOTEBOOK, TEXT);
    await workbench().openFile(NOTEBOOK);
  });

  /** Whether an element is on the screen; the page of a notebook is as long as the notebook. */
  async function isInSight(element: Locator, expected: boolean): Promise<void> {
    await eventually(async () => {
      const box = (await element.count()) > 0 ? await element.first().boundingBox() : null;
      assert.equal(box !== null && box.y + box.height > 100 && box.y < 780, expected);
    }, 20_000);
  }

  it('are printed in the style of the setting, those of all cells together', async () => {
    await reads('COMET builds', /trees \(see Ibrahim et al\., 2023, p\. 3\)\./);
    await reads(
      'another matter',
      /^What Nguyen et al\. \(2023, Section 2\) says .* \(nobody2020\?\)/,
    );
    await workbench().changeSettings({ 'gloss.citation.style': 'ieee' });
    await reads('COMET builds', /trees see \[1, p\. 3\]\./);
    await reads('another matter', /^What \[2, Sec\. 2\] says is another matter; nobody2020\? is/);
    await reads('Again', /^Again \[1\]\.$/);
    await workbench().changeSettings({ 'gloss.citation.style': 'apa' });
    await reads('COMET builds', /Ibrahim et al\., 2023/);
  });

  it('leave code as it is, in its colours, though cells are drawn again', async () => {
    const code = page().locator('.preview .vscode-code-block');
    await eventually(async () => {
      assert.equal((await code.innerText()).trim(), 'gate = "@nguyen2023statistical"');
      assert.ok((await code.locator('span').count()) > 1, await code.innerHTML());
    });
  });

  it('lead to the references, which stand in the last cell, and back', async () => {
    const link = paragraph('another matter').locator('a[href="#ref-nguyen2023statistical"]');
    assert.match((await link.getAttribute('title')) ?? '', /^Nguyen, H\., /);
    const entry = page().locator('[id="ref-nguyen2023statistical"]');
    await isInSight(entry, false);
    await link.click();
    await isInSight(entry, true);
    assert.equal(await entries().count(), 2);
    await workbench().screenshot('notebook-references');
    await entry.locator('.gloss-back a').click();
    await isInSight(link, true);
    // The references are drawn by now, and the editor finds them itself.
    await link.click();
    await isInSight(entry, true);
    await entry.locator('.gloss-back a').click();
    await isInSight(link, true);
  });

  for (const theme of THEMES) {
    it(`are legible in ${theme}`, async () => {
      await workbench().setTheme(theme);
      const unknown = page().locator('.preview .gloss-unknown');
      await eventually(async () => {
        const decoration = await unknown.evaluate((node) => getComputedStyle(node).textDecoration);
        assert.match(decoration, /underline.*wavy/);
        const link = page().locator('.preview .citation a').first();
        const line = await link.evaluate((node) => getComputedStyle(node).textDecorationLine);
        assert.equal(line, theme.includes('High Contrast') ? 'underline' : 'none');
      });
      await workbench().screenshot(`notebook-${theme.replaceAll(' ', '-')}`);
    });
  }

  it('follow what is typed into a cell, and the bibliography', async () => {
    await paragraph('Again').dblclick();
    const { page: window } = session();
    await window.locator('.notebookOverlay .monaco-editor.focused', { hasText: 'Again' }).waitFor();
    const { keyboard } = window;
    await keyboard.press('ControlOrMeta+End');
    await keyboard.type(' And [@nguyen2023statistical] too.');
    await window.locator('.cell-title-toolbar [aria-label^="Stop Editing Cell"]').first().click();
    await reads('Again', /^Again \(Ibrahim et al\., 2023\)\. And \(Nguyen et al\., 2023\) too\.$/);
    const bibliography = await workbench().fileText('references.bib');
    await workbench().writeFile('references.bib', bibliography.replaceAll('Nguyen', 'Abraham'));
    await reads('Again', /And \(Abraham et al\., 2023\) too\.$/);
  });
});
