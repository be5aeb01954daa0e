import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  COMET,
  edit,
  eventually,
  gloss,
  run,
  setSetting,
  TUTEL,
} from './support/editor.ts';

const WORDS = 'sparse gate';
const CITATION = `[@${COMET}]`;
const BLOCK = `> ${WORDS}\n>\n> ${CITATION}`;
const QUOTED = { key: COMET, exact: WORDS };

async function clipboardHas(expected: string): Promise<void> {
  await eventually(async () => {
    assert.equal(await vscode.env.clipboard.readText(), expected);
  });
}

/** The panel of a paper, once it is open. */
async function panelOf(words: RegExp): Promise<void> {
  await eventually(() => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputWebview);
    assert.match(activeTab.label, words);
  });
}

describe('inserting a quotation', () => {
  beforeEach(async () => {
    await closeEditors();
    await vscode.env.clipboard.writeText('nothing');
  });
  after(closeEditors);

  const table: readonly [what: string, before: string, after: string][] = [
    ['puts it on a blank line', 'a\n\n|\n\nb', `a\n\n${BLOCK}\n\nb`],
    [
      'puts it behind the paragraph that is being written',
      'a| b\nc\n\nd',
      `a b\nc\n\n${BLOCK}\n\nd`,
    ],
    [
      'puts it into every paragraph with a cursor, once',
      'a|\nb|\n\nc|',
      `a\nb\n\n${BLOCK}\n\nc\n\n${BLOCK}`,
    ],
    ['replaces no words', '⟦a⟧ b', `a b\n\n${BLOCK}`],
  ];
  for (const [what, before, expected] of table) {
    it(what, async () => {
      const { document } = await edit(before);
      await run('insertQuotation', QUOTED);
      assert.equal(document.getText(), expected);
    });
  }

  it('is undone in one step, and leaves the cursors behind it', async () => {
    const editor = await edit('a|\n\nc|');
    await run('insertQuotation', QUOTED);
    await eventually(() => {
      const lines = editor.selections.map(({ active }) => editor.document.lineAt(active).text);
      assert.deepEqual(lines, [`> ${CITATION}`, `> ${CITATION}`]);
      assert.ok(editor.selections.every(({ active }) => active.character > 2));
    });
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'a\n\nc');
  });

  it('stands in the text where the setting says so, at every cursor', async () => {
    await setSetting('gloss.quotation.style', 'inline');
    try {
      const editor = await edit('They say| so.\nAnd |, too.');
      await run('insertQuotation', { ...QUOTED, locator: '5' });
      const quotation = `“${WORDS}” [@${COMET}, p. 5]`;
      assert.equal(editor.document.getText(), `They say ${quotation} so.\nAnd ${quotation}, too.`);
      await eventually(() => {
        const [first] = editor.selections;
        assert.equal(first?.active.character, `They say ${quotation}`.length);
      });
    } finally {
      await setSetting('gloss.quotation.style', undefined);
    }
  });

  it('is LaTeX in LaTeX', async () => {
    const { document } = await edit('|', 'latex');
    await run('insertQuotation', { ...QUOTED, exact: '50% of it' });
    assert.equal(document.getText(), `\\begin{quote}\n50\\% of it \\cite{${COMET}}\n\\end{quote}`);
  });

  it('goes onto the clipboard when no document is open', async () => {
    await run('insertQuotation', QUOTED);
    await clipboardHas(BLOCK);
  });

  it('takes a highlight by its id', async () => {
    await run('addPassage', { key: TUTEL, exact: 'A passage of its own', locator: 'sec. 3' });
    const annotations = await (await gloss()).annotations.get(TUTEL);
    const id = annotations?.highlights.find(
      ({ quote }) => quote.exact === 'A passage of its own',
    )?.id;
    assert.ok(id);
    const { document } = await edit('|');
    await run('insertQuotation', { key: TUTEL, highlight: id });
    assert.equal(document.getText(), `> A passage of its own\n>\n> [@${TUTEL}, sec. 3]`);
  });

  it('brings the paper into the bibliography, and one undo takes both back', async () => {
    const editor = await edit('---\nbibliography: quoted.bib\n---\n\n|');
    const { document } = editor;
    const file = vscode.Uri.joinPath(document.uri, '..', 'quoted.bib');
    const before = '@misc{quoted, eprint = {2306.02824}, archivePrefix = {arXiv}}\n';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(before));
    const entries = await vscode.workspace.openTextDocument(file);
    try {
      await run('insertQuotation', { key: TUTEL, exact: 'a passage', locator: '3' });
      assert.ok(document.getText().endsWith(`> a passage\n>\n> [@${TUTEL}, p. 3]`));
      assert.match(entries.getText(), new RegExp(`^@misc\\{quoted.*\\n\\n@\\w+\\{${TUTEL},`, 'u'));
      assert.equal(entries.isDirty, false);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), '---\nbibliography: quoted.bib\n---\n\n');
      await eventually(() => {
        assert.equal(entries.getText(), before);
      });
      await run('insertQuotation', QUOTED);
      assert.ok(document.getText().endsWith('> [@quoted]'), document.getText());
    } finally {
      await entries.save();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('writes nothing for a highlight that there is not', async () => {
    const { document } = await edit('a|');
    await run('insertQuotation', { key: COMET, highlight: 'gone' });
    assert.equal(document.getText(), 'a');
  });

  it('asks for a passage, and quotes the one that is chosen', async () => {
    await run('addPassage', { key: TUTEL, exact: 'Chosen by its own words', locator: '7' });
    const { document } = await edit('|');
    const done = run('insertQuotation');
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.match(document.getText(), /^> .*\n>\n> \[@/u);
    });
    await done;
  });
});

describe('going to the passage of a quotation', () => {
  beforeEach(closeEditors);
  after(closeEditors);

  it('opens the paper from the quotation', async () => {
    await edit(`> cardinality| constrained\n>\n> ${CITATION}`);
    await run('goToPassage');
    await panelOf(/Ibrahim/u);
  });

  it('opens the paper also where the words are not found', async () => {
    await edit(`“Words that stand| nowhere in it” ${CITATION}`);
    await run('goToPassage');
    await panelOf(/Ibrahim/u);
  });

  it('stays where there is no quotation', async () => {
    const { document } = await edit(`Just| text ${CITATION}`);
    await run('goToPassage');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });
});
