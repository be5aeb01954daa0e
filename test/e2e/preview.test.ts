/** The editor's own Markdown preview with citations and references, in light, dark and high contrast. */

import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import type { Theme, Workbench } from './support/workbench.ts';

const DRAFT = 'preview.md';
const PARAGRAPH = 'Words about nothing in particular, so that there is something to scroll by.\n\n';
const TEXT = `---
bibliography: references.bib
---

# Gates

COMET builds its gate from trees [see @ibrahim2023comet, p. 3]; what @nguyen2023statistical [sec. 2] says of it is
another matter, and [@nobody2020] is not known.

${PARAGRAPH.repeat(30)}
## References
`;

const THEMES: readonly (readonly [Theme, string])[] = [
  ['Default Light Modern', 'vscode-light'],
  ['Default Dark Modern', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
];

describe('citations in the Markdown preview', () => {
  const session = useSession({ viewport: { width: 1400, height: 800 } });
  const workbench = (): Workbench => session().workbench;
  const preview = (): FrameLocator => workbench().webview();
  const entries = (): Locator => preview().locator('#refs .csl-entry');
  const paragraph = (): Locator => preview().locator('p', { hasText: 'COMET builds' });

  before(async () => {
    await workbench().writeFile(DRAFT, TEXT);
    await workbench().openFile(DRAFT);
    await workbench().runCommand('Markdown: Open Preview to the Side');
    // The first time takes longest: papers, bibliography and style are read.
    await entries().first().waitFor({ timeout: 60_000 });
  });

  async function reads(expected: RegExp): Promise<void> {
    await eventually(async () => {
      assert.match((await paragraph().innerText()).replace(/\s+/g, ' '), expected);
    });
  }

  /** Whether an element is on the screen. */
  async function isInSight(element: Locator, expected: boolean): Promise<void> {
    await eventually(async () => {
      const isSeen = await element.evaluate((node) => {
        const { top, bottom } = node.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      });
      assert.equal(isSeen, expected);
    });
  }

  it('are printed in the style of the setting, with the reference behind them', async () => {
    await reads(
      /^COMET builds its gate from trees \(see Ibrahim et al\., 2023, p\. 3\); what Nguyen et al\. \(2023, Section 2\) says of it is another matter, and \(nobody2020\?\) is not known\./,
    );
    assert.equal(await entries().count(), 2);
    const title = await preview().locator('a[href="#ref-ibrahim2023comet"]').getAttribute('title');
    assert.match(title ?? '', /^Ibrahim, S\., .*COMET/);
  });

  it('lead to their references, and back', async () => {
    const link = preview().locator('a[href="#ref-ibrahim2023comet"]');
    const entry = preview().locator('#ref-ibrahim2023comet');
    await isInSight(entry, false);
    await link.click();
    await isInSight(entry, true);
    await isInSight(link, false);
    await entry.locator('.gloss-back a').click();
    await isInSight(link, true);
  });

  for (const [theme, kind] of THEMES) {
    it(`are legible in ${theme}, and what is not known stands out`, async () => {
      await workbench().setTheme(theme);
      await eventually(async () => {
        const classes = await preview().locator('body').getAttribute('class');
        assert.ok(classes?.split(' ').includes(kind), classes ?? '');
        const decoration = await preview()
          .locator('.gloss-unknown')
          .evaluate((node) => getComputedStyle(node).textDecoration);
        assert.match(decoration, /underline.*wavy/);
      });
      await preview().locator('h1').scrollIntoViewIfNeeded();
      await workbench().screenshot(`preview-${kind}-text`);
      await entries().last().scrollIntoViewIfNeeded();
      await workbench().screenshot(`preview-${kind}-references`);
    });
  }

  it('follow what is typed, and the bibliography', async () => {
    await workbench().tab(DRAFT).click();
    await workbench().goTo(8, 1);
    await session().page.keyboard.type('Also @ibrahim2023comet. ');
    await reads(/says of it is Also Ibrahim et al\. \(2023\)\. another matter/);
    const bibliography = await workbench().fileText('references.bib');
    await workbench().writeFile('references.bib', bibliography.replaceAll('Ibrahim', 'Abraham'));
    await reads(/Also Abraham et al\. \(2023\)\./);
  });
});
