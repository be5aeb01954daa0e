/**
 * `npm run screenshots`: the README's pictures, taken from the packaged Gloss at work in a real VS Code,
 * into docs/images. Pictures are for people: nothing here is asserted.
 */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../e2e/support/eventually.ts';
import { launch, type Session } from '../e2e/support/launch.ts';
import { Highlights } from '../e2e/support/highlights.ts';
import { Panel } from '../e2e/support/panel.ts';
import type { Theme } from '../e2e/support/workbench.ts';
import { packageInto } from '../../scripts/lib/build.mjs';
import { root, runs } from '../../scripts/lib/paths.mjs';
import { pictureCiting } from './citing.ts';
import { pictureNotebook } from './notebook.ts';
import { takeWritingPictures } from './writing.ts';

const IMAGES = join(root, 'docs', 'images');
const VIEWPORT = { width: 1360, height: 820 };
const COMET =
  'COMET: Learning Cardinality Constrained Mixture of Experts with Trees and Local Search';
const EVOMOE =
  'EvoMoE: An Evolutional Mixture-of-Experts Training Framework via Dense-To-Sparse Gate';
const KEY = 'ibrahim2023comet';
const COMMENT = 'Leaves of a tree: k is bounded by construction.';
const PASSAGES: readonly (readonly [string, string])[] = [
  ['Existing sparse gates are prone to convergence and performance issues', 'Yellow'],
  ['novel tree-based mechanism', 'Green'],
  ['COMET is differentiable, can exploit sparsity to speed up computation', 'Blue'],
  ['exploit sparsity', 'Red'],
];
const NOTE = `Gates are *leaves of trees*, so k is bounded by construction.

Local search over permutations is the part to reuse.`;

const GATES = `---
bibliography: references.bib
---

# Gates

A gate sends each token to a few experts only. COMET builds it from trees [@ibrahim2023comet];
what top-K gating does to estimation is a question of its own [@nguyen2023statistical].

EvoMoE starts dense and makes its gate sparse while it trains [@nie2021evomoe], and Tutel
adapts to it as it runs, as @hwang2022tutel and @fedus2022switch show.
`;

const CHECKED = `# Related work

Averaging helps as well: pruned models keep “sparse models with increased storage and
computational demands while preserving predictive performance” [@zimmer2023sparse, p. 1].

Cardinality constraints are met by trees [@ibrahim2023commet; @nie2021evomoe].
`;

const ARTICLE = `---
title: Gates of experts
---

# Gates of experts

A sparse mixture of experts grows a model without growing the cost of a token: a gate sends each token to a few
experts only [see @hwang2022tutel, sec. 1]. Which ones is a discrete choice, so gates are hard to train.
@ibrahim2023comet build theirs from trees and add a local search over permutations; @nie2021evomoe begin with a
dense gate and make it sparse *while* it trains. What top-K gating does to estimation is a question of its own
[@nguyen2023statistical; cf. @hwang2023pre, p. 4, *on inference*]. Nobody has compared them all [@nobody2024all].

## References

::: {#refs}
:::
`;

const themes: readonly (readonly [Theme, string])[] = [
  ['Default Light Modern', 'light'],
  ['Default Dark Modern', 'dark'],
];

async function main(): Promise<void> {
  await mkdir(IMAGES, { recursive: true });
  process.env['GLOSS_VSIX'] = await packageInto(join(runs, 'screenshots'));
  for (const [theme, name] of themes) {
    const session = await launch({ theme, viewport: VIEWPORT });
    try {
      await takePictures(session, name);
    } finally {
      await session.dispose();
    }
  }
}

async function takePictures(session: Session, theme: string): Promise<void> {
  const { workbench, page } = session;
  const shot = (what: string) => page.screenshot({ path: join(IMAGES, `${what}-${theme}.png`) });
  // Before the first look for a file, since the editor remembers what it found.
  await workbench.writeFile('introduction.md', `Gates are trees [@${KEY}].\n`);
  await workbench.writeFile('gates.md', GATES);
  await workbench.openFile('related-work.md');
  await workbench.activityBar('Gloss');
  await showPaperBeside(session);
  await shot('gloss');
  await search(session, 'year:2023.. sparse gatign');
  await shot('search');
  await page.keyboard.press('Escape');
  await mark(session);
  await shot('highlights');
  await readNote(session);
  await workbench.runCommand('Gloss: Edit Note');
  await workbench.tab(`${KEY}.md`).waitFor();
  await shot('note');
  await showAnnotations(session);
  await shot('annotations');
  await takeWritingPictures(session, shot);
  await pictureCited(session, shot);
  await showFixes(session);
  await shot('diagnostics');
  await pictureCiting(session, shot);
  await showPreview(session);
  await shot('preview');
  await pictureNotebook(session, shot);
}

/** A draft without a bibliography, which cites the library, and beside it what the editor's preview shows. */
async function showPreview({ workbench, page }: Session): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  const folder = join(workbench.places.workspace, 'article');
  await mkdir(folder, { recursive: true });
  await workbench.writeFile('article/gates.md', ARTICLE);
  await workbench.openFile('article/gates.md');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.runCommand('Markdown: Open Preview to the Side');
  await workbench.webview().locator('#refs .csl-entry').nth(4).waitFor();
  // Nothing is pointed at.
  await page.mouse.move(300, 700);
  await page.locator('.workbench-hover').waitFor({ state: 'hidden' });
}

/** Passages of COMET in three colours, with a comment; the panel has the window to itself. */
async function mark({ workbench, page }: Session): Promise<void> {
  await workbench.tab('Ibrahim et al. 2023').click();
  await workbench.runCommand('View: Toggle Maximize Editor Group');
  const highlights = new Highlights(page, new Panel(workbench.webview()));
  for (const [words, colour] of PASSAGES) await highlights.mark(words, colour);
  await highlights.entry('tree-based').getByRole('button', { name: 'Edit Highlight' }).click();
  await highlights.editor.getByRole('textbox', { name: 'Comment' }).fill(COMMENT);
  await page.keyboard.press('Escape');
  await highlights.click('tree-based mechanism');
  await highlights.editor.waitFor();
}

/** The note as it reads, in sight, and the text beside it again. */
async function readNote({ workbench, page }: Session): Promise<void> {
  await page.keyboard.press('Escape');
  const panel = new Panel(workbench.webview());
  await panel.button('Read').click();
  await workbench.runCommand('View: Toggle Maximize Editor Group');
  await panel.button('Edit in an Editor').scrollIntoViewIfNeeded();
}

/** Two papers have something: the view below the Library lists it. */
async function showAnnotations({ workbench }: Session): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('related-work.md');
  await workbench.tree('Library').contextMenu(EVOMOE, 'Open Paper to the Side');
  const panel = new Panel(workbench.webview());
  await panel.shows(EVOMOE);
  await panel.note.fill('Dense first, sparse later: compare with annealing the temperature.');
  await panel.saved();
  await workbench.tree('Library').collapse('Mixture of Experts');
  await workbench.tree('Annotations').expandAll();
}

/** What a draft cites in the side bar, and in the panel of COMET where it is cited. */
async function pictureCited(
  { workbench, page }: Session,
  shot: (what: string) => Promise<unknown>,
): Promise<void> {
  const cited = workbench.tree('Cited in This Document');
  const annotations = workbench.tree('Annotations').pane.locator('.pane-header');
  await workbench.runCommand('View: Close All Editors');
  await workbench.writeFile('gates.md', GATES);
  await workbench.openFile('gates.md');
  await workbench.tree('Library').titleAction('Collapse All');
  await annotations.click();
  await cited.expand('Not cited yet of these topics');
  await cited.expand('Systems');
  await cited.contextMenu('Ibrahim et al. 2023', 'Open Paper to the Side');
  const panel = new Panel(workbench.webview());
  await panel.shows(COMET);
  await panel.button('Go to introduction.md, line 1').scrollIntoViewIfNeeded();
  // Over a row it would show what the row says.
  await page.mouse.move(600, 700);
  await page.locator('.workbench-hover').waitFor({ state: 'hidden' });
  await shot('cited');
  await annotations.click();
}

/** The draft on the left, COMET with a note on the right, its row in the tree selected. */
async function showPaperBeside({ workbench }: Session): Promise<void> {
  const tree = workbench.tree('Library');
  await tree.expand('Gating');
  await tree.expand('Systems');
  await tree.contextMenu(COMET, 'Open Paper to the Side');
  const panel = workbench.webview();
  await panel.getByRole('heading', { level: 1 }).waitFor();
  await panel.getByRole('radio', { name: 'Reading' }).check();
  await panel.getByRole('textbox', { name: 'Note' }).fill(NOTE);
  await panel.getByText('Saved').first().waitFor();
}

/** A misquotation and an unknown key, with what can be done about the first. */
async function showFixes({ workbench, page }: Session): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.writeFile('related-work.md', CHECKED);
  await workbench.openFile('related-work.md');
  await page.locator('.editor-instance .squiggly-warning').nth(2).waitFor();
  await workbench.goTo(3, 70);
  await workbench.runCommand('Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').nth(2).waitFor();
  await workbench.focusEditor();
  await page.keyboard.press('ControlOrMeta+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
}

async function search({ workbench, page }: Session, query: string): Promise<void> {
  await page.keyboard.press('Alt+Shift+S');
  const list = workbench.quickPick();
  await list.type(query);
  // A list of the text before the last key would be a wrong picture.
  await eventually(async () => {
    const [first] = await list.visibleRows();
    assert.match(first?.detail ?? '', /gatign → gating/);
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
