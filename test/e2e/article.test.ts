/**
 * An article from an empty file with Gloss alone: cited, edited, quoted, its bibliography made on the way. pandoc
 * builds it without a warning, and prints the references that Gloss copies.
 */

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paper } from '../../src/core/library/paper.ts';
import { bundledCsl, cslXml, plainReference, referencesIn } from '../support/csl.ts';
import { pandoc } from '../support/pandoc.mjs';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { COMET, EVOMOE, paper, TUTEL } from './support/papers.ts';
import type { QuickPick } from './support/quickPick.ts';
import type { Workbench } from './support/workbench.ts';

const STATISTICAL = paper('nguyen2023statistical');
const PREGATED = paper('hwang2023pre');
const ARTICLE = 'article/article.md';
const ENTRIES = 'article/references.bib';
const HEAD = `---
title: Gates of experts
bibliography: references.bib
---

# Gates
`;

/** In the order in which they are cited. */
const CITED = [COMET, TUTEL, PREGATED, STATISTICAL, EVOMOE];
const STYLES: readonly [name: string, tutel: RegExp][] = [
  ['ieee', /^\[1\] C\. Hwang/],
  ['apa', /^Hwang, C\., .* \(2022\)/],
  ['nature', /^1\. Hwang, C/],
];

describe('an article', () => {
  const session = useSession();
  const workbench = (): Workbench => session().workbench;

  /** Waits until the cursor stands behind this text, which is a line. */
  async function writtenTo(line: number, text: string): Promise<void> {
    await eventually(async () => {
      const shown = await workbench().editorText();
      assert.ok(shown.includes(text), `${text}\nis not in\n${shown}`);
      const place = `Ln ${String(line)}, Col ${String(text.length + 1)}`;
      assert.ok((await workbench().statusBar()).includes(place), place);
    });
  }

  const type = (text: string) => session().page.keyboard.type(text);

  /** Cites with the key what is typed in the list, where that finds the paper. */
  async function cite(typed: string, title: string): Promise<void> {
    const list = await workbench().openWithKey('Alt+Shift+Z');
    await list.type(typed);
    await list.focused(title);
    await list.accept();
    await list.hidden();
  }

  /** Ticks a paper that is found by what is typed, as the one of this number. */
  async function tick(list: QuickPick, typed: string, { title }: Paper, number: number) {
    await list.type(typed);
    await list.tick(title);
    await eventually(async () => {
      assert.match(await list.title(), new RegExp(`\\b${String(number)} papers? ticked`));
    });
  }

  async function hasEntry(key: string): Promise<void> {
    await eventually(async () => {
      assert.match(await workbench().fileText(ENTRIES), new RegExp(`^@\\w+\\{${key},$`, 'm'));
    });
  }

  /** The field or list that has this title. */
  async function titled(title: string): Promise<QuickPick> {
    const shown = workbench().quickPick();
    await eventually(async () => {
      assert.equal(await shown.title(), title);
    });
    return shown;
  }

  before(async () => {
    await mkdir(join(workbench().places.workspace, 'article'));
    await workbench().writeFile(ARTICLE, '');
    await workbench().openFile(ARTICLE);
    await workbench().focusEditor();
    await type(`${HEAD}\n`);
  });

  it('gets its first citation with a page, and a bibliography when that is agreed to', async () => {
    await type('Gates can be trees');
    const list = await workbench().openWithKey('Alt+Shift+Z');
    await list.type('comet p. 3');
    await list.focused(COMET.title);
    await eventually(async () => {
      assert.match(await list.title(), /cited with “p\. 3”/);
    });
    await list.accept();
    await writtenTo(8, 'Gates can be trees [@ibrahim2023comet, p. 3]');
    await eventually(async () => {
      assert.deepEqual(await workbench().notifications(), [
        'This document has no bibliography yet. Should what you cite be kept in references.bib?',
      ]);
    });
    await workbench().notificationButton('Create references.bib');
    await hasEntry(COMET.key);
  });

  it('cites several works together, each with what is said about it, and lets one be edited', async () => {
    await type('.\nExperts are served at scale');
    const list = await workbench().openWithKey('Alt+Shift+Z');
    await tick(list, 'tutel', TUTEL, 1);
    await tick(list, 'pre-gated; e.g.', PREGATED, 2);
    await list.accept();
    await list.hidden();
    const group = '[@hwang2022tutel; e.g. @hwang2023pre]';
    await writtenTo(9, `Experts are served at scale ${group}`);
    await hasEntry(TUTEL.key);
    await hasEntry(PREGATED.key);

    await workbench().goTo(9, 35);
    await workbench().runCommand('Gloss: Edit Citation');
    const works = await titled('Edit Citation');
    await works.goTo(TUTEL.key);
    await works.accept();
    const parts = await titled(`Edit Citation of ${TUTEL.key}`);
    await parts.fill('see … chap. 2');
    await parts.accept();
    await parts.hidden();
    await eventually(async () => {
      const text = await workbench().editorText();
      assert.ok(text.includes('[see @hwang2022tutel, chap. 2; e.g. @hwang2023pre]'), text);
    });
  });

  it('names authors in the text, or leaves them out', async () => {
    await session().page.keyboard.press('End');
    await type('.\n');
    await cite('statistical perspective; @ sec. 4', STATISTICAL.title);
    await writtenTo(10, '@nguyen2023statistical [sec. 4]');
    await hasEntry(STATISTICAL.key);
    await type(' ask what gating estimates.\nLocal search');
    await cite('comet; -', COMET.title);
    await writtenTo(11, 'Local search [-@ibrahim2023comet]');
    await type(' is the part to reuse.\n');
  });

  it('quotes a passage, and the paper comes into the bibliography', async () => {
    await workbench().runCommand('Gloss: Add a Passage');
    const papers = workbench().quickPick();
    await papers.type('evomoe');
    await papers.focused(EVOMOE.title);
    await papers.accept();
    const fields = workbench().quickPick();
    await eventually(async () => {
      assert.match(await fields.widget.innerText(), /The words of the passage/);
    });
    await fields.fill('dense first and sparse later');
    await fields.accept();
    await eventually(async () => {
      assert.match(await fields.widget.innerText(), /Page or section/);
    });
    await fields.fill('p. 5');
    await fields.accept();
    await fields.hidden();
    await workbench().runCommand('Gloss: Insert Quotation');
    const list = workbench().quickPick();
    await list.type('dense first');
    await list.focused('dense first and sparse later');
    await list.accept();
    await hasEntry(EVOMOE.key);
    await workbench().savedWith(ARTICLE, '> [@nie2021evomoe, p. 5]');
    assert.equal(
      await workbench().fileText(ARTICLE),
      `${HEAD}
Gates can be trees [@ibrahim2023comet, p. 3].
Experts are served at scale [see @hwang2022tutel, chap. 2; e.g. @hwang2023pre].
@nguyen2023statistical [sec. 4] ask what gating estimates.
Local search [-@ibrahim2023comet] is the part to reuse.

> dense first and sparse later
>
> [@nie2021evomoe, p. 5]`,
    );
    assert.deepEqual(await workbench().notifications(), [], 'it was asked once');
  });

  for (const [style, tutel] of STYLES) {
    it(`is built by pandoc without a warning, with the references that are copied, in ${style}`, async () => {
      await workbench().changeSettings({ 'gloss.citation.style': style });
      await workbench().activityBar('Gloss');
      const library = workbench().tree('Library');
      await library.expand('Systems');
      await eventually(async () => {
        await library.contextMenu(TUTEL.title, 'Copy Formatted Reference');
        assert.match(await workbench().clipboard(), tutel);
      });
      await workbench().runCommand('Gloss: Copy Formatted Reference');
      const list = workbench().quickPick();
      for (const [index, cited] of CITED.entries()) {
        await tick(list, cited.title.slice(0, 14), cited, index + 1);
      }
      await list.accept();
      await list.hidden();
      const copied = await eventually(async () => {
        const lines = (await workbench().clipboard()).split('\n');
        assert.equal(lines.length, CITED.length);
        return lines;
      });
      const csl = (await bundledCsl()).get(style);
      assert.ok(csl);
      const page = await pandoc(
        { from: 'markdown', to: 'html', citeproc: true, csl: 'style.csl' },
        await workbench().fileText(ARTICLE),
        { 'references.bib': await workbench().fileText(ENTRIES), 'style.csl': cslXml(csl) },
      );
      assert.deepEqual(copied.map(plainReference), referencesIn(page));
    });
  }
});
