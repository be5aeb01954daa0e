/** The pictures of citing: the list with what is said about each work, and the bibliography that grew. */
import assert from 'node:assert/strict';
import { eventually } from '../e2e/support/eventually.ts';
import type { Session } from '../e2e/support/launch.ts';

const TUTEL = 'Tutel: Adaptive Mixture-of-Experts at Scale';
const PREGATED =
  'Pre-gated MoE: An Algorithm-System Co-Design for Fast and Scalable Mixture-of-Expert Inference';
const SENTENCE = 'Training and serving such models is limited by where the experts live';

export async function pictureCiting(
  { workbench, page }: Session,
  shot: (name: string) => Promise<unknown>,
): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('related-work.md');
  const text = await workbench.fileText('related-work.md');
  await workbench.goTo(text.split('\n').indexOf(SENTENCE) + 1, SENTENCE.length + 1);
  const list = await workbench.openWithKey('Alt+Shift+Z');
  await list.type('tutel; see');
  await list.tick(TUTEL);
  await list.type('pre-gated sec. 3');
  await list.focused(PREGATED);
  await eventually(async () => {
    assert.match(await list.title(), /cited with “sec\. 3”/u);
  });
  // A pointer on a row shows its tip.
  await page.mouse.move(5, 400);
  await shot('cite');
  await list.tick(PREGATED);
  await list.accept();
  await list.hidden();
  await eventually(async () => {
    assert.match(
      await workbench.editorText(),
      /\[see @hwang2022tutel;\s+@hwang2023pre, sec\. 3\]/u,
    );
  });
  await workbench.runCommand('View: Split Editor Right');
  await workbench.openFile('references.bib');
  await eventually(async () => {
    assert.match(await workbench.fileText('references.bib'), /hwang2023pre/u);
    await page.keyboard.press('ControlOrMeta+End');
    assert.match(await workbench.editorText(), /\{hwang2023pre,/u);
  });
  await shot('bibliography');
}
