/** Pictures of writing with citations: a key being completed, and what hovering over one says. */
import { eventually } from '../e2e/support/eventually.ts';
import type { Session } from '../e2e/support/launch.ts';
import { Suggestions } from '../e2e/support/suggestions.ts';

const DRAFT = 'gates.md';
const TEXT = `---
bibliography: references.bib
---

# Gates

COMET builds its gate from trees [@ibrahim2023comet], and what top-K gating does
to estimation is a question of its own [@nguyen2023statistical].

EvoMoE starts from a dense gate
`;
const LAST_LINE = 10;
const COLUMN = 32;
const KEY = 'ibrahim2023comet';

/** Side bar and panel are closed: the pictures are of the text. */
export async function takeWritingPictures(
  session: Session,
  shot: (what: string) => Promise<unknown>,
): Promise<void> {
  const { workbench, page } = session;
  await workbench.runCommand('View: Close All Editors');
  await workbench.writeFile(DRAFT, TEXT);
  await workbench.openFile(DRAFT);
  await page.locator('[id="gloss.gloss.gloss.citations"]').waitFor();
  await workbench.goTo(LAST_LINE, COLUMN);
  await page.keyboard.type(' [@');
  const list = new Suggestions(page);
  await list.begins(['nguyen2023statistical']);
  // At once: one list, of the whole word.
  await page.keyboard.insertText('evo');
  await list.begins(['nie2021evomoe']);
  await eventually(async () => {
    if (!(await list.details.isVisible())) await page.keyboard.press('Control+Space');
    await list.details.getByText('EvoMoE').first().waitFor({ timeout: 2_000 });
  });
  await shot('completion');
  await page.keyboard.press('Enter');
  await list.widget.waitFor({ state: 'hidden' });
  await page.locator('.editor-instance .view-line span > span', { hasText: KEY }).first().hover();
  await page.locator('.monaco-hover:visible', { hasText: 'Open Paper' }).waitFor();
  await shot('hover');
}
