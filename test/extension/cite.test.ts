import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeEditors, COMET, edit, eventually, run, setSetting, TUTEL } from './support/editor.ts';

const CITATION = `[@${COMET}]`;

async function clipboardHas(expected: string): Promise<void> {
  await eventually(async () => {
    assert.equal(await vscode.env.clipboard.readText(), expected);
  });
}

describe('inserting a citation', () => {
  beforeEach(async () => {
    await closeEditors();
    await vscode.env.clipboard.writeText('nothing');
  });
  after(closeEditors);

  const table: readonly [what: string, before: string, after: string][] = [
    ['puts it at the cursor', 'Gates |, as known.', `Gates ${CITATION}, as known.`],
    ['parts it from a word that follows', 'Gates |are hard.', `Gates ${CITATION} are hard.`],
    ['parts it from a word', 'as shown|.', `as shown ${CITATION}.`],
    ['puts it at every cursor', 'one |\ntwo |', `one ${CITATION}\ntwo ${CITATION}`],
    ['replaces what is selected', 'see ⟦TODO⟧.', `see ${CITATION}.`],
  ];
  for (const [what, before, expected] of table) {
    it(what, async () => {
      const { document } = await edit(before);
      await run('insertCitation', { keys: [COMET] });
      assert.equal(document.getText(), expected);
    });
  }

  it('adds to the citation that the cursor is in, and goes on there', async () => {
    const editor = await edit('So [see @x20|20, p. 3].');
    await run('insertCitation', { keys: [COMET] });
    assert.equal(editor.document.getText(), `So [see @x2020, p. 3; @${COMET}].`);
    await run('insertCitation', { keys: [TUTEL] });
    assert.equal(editor.document.getText(), `So [see @x2020, p. 3; @${COMET}; @${TUTEL}].`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `So [see @x2020, p. 3; @${COMET}].`);
  });

  it('says about each paper what its caller says', async () => {
    const { document } = await edit('So |.');
    await run('insertCitation', { keys: [COMET, TUTEL], parts: ['see … p. 3', ''] });
    assert.equal(document.getText(), `So [see @${COMET}, p. 3; @${TUTEL}].`);
  });

  it('says it also in a citation that is there', async () => {
    const { document } = await edit('So [@x20|20].');
    await run('insertCitation', { key: COMET, parts: 'p. 3' });
    assert.equal(document.getText(), `So [@x2020; @${COMET}, p. 3].`);
  });

  it('beside a citation makes one of its own', async () => {
    const { document } = await edit('So [@x2020]|.');
    await run('insertCitation', { keys: [COMET] });
    assert.equal(document.getText(), `So [@x2020] ${CITATION}.`);
  });

  it('groups several papers, and is undone in one step', async () => {
    const { document } = await edit('one |\ntwo |');
    await run('insertCitation', { keys: [COMET, TUTEL] });
    assert.equal(document.getText(), `one [@${COMET}; @${TUTEL}]\ntwo [@${COMET}; @${TUTEL}]`);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'one \ntwo ');
  });

  it('leaves the cursor behind it', async () => {
    const editor = await edit('see ⟦TODO⟧.');
    await run('insertCitation', { keys: [COMET] });
    await eventually(() => {
      assert.ok(editor.selection.isEmpty);
      assert.equal(editor.selection.active.character, `see ${CITATION}`.length);
    });
  });

  it('writes the syntax that its caller asks for', async () => {
    const { document } = await edit('|');
    await run('insertCitation', { keys: [COMET], syntax: 'latex' });
    assert.equal(document.getText(), `\\cite{${COMET}}`);
  });

  it('writes the syntax of the language, unless the setting says otherwise', async () => {
    const latex = await edit('|', 'latex');
    await run('insertCitation', { keys: [COMET] });
    assert.equal(latex.document.getText(), `\\cite{${COMET}}`);
    await setSetting('gloss.citation.syntax', 'pandoc-textual');
    try {
      const { document } = await edit('|');
      await run('insertCitation', { keys: [COMET] });
      assert.equal(document.getText(), `@${COMET}`);
    } finally {
      await setSetting('gloss.citation.syntax', undefined);
    }
  });

  it('makes selected words the text of a Markdown link', async () => {
    const { document } = await edit('see ⟦tree gates⟧.');
    await run('insertCitation', { keys: [COMET], syntax: 'link' });
    assert.equal(document.getText(), 'see [tree gates](https://arxiv.org/abs/2306.02824).');
  });

  const refused: readonly [what: string, argument: unknown][] = [
    ['an unknown key', { keys: [COMET, 'nobody2020nothing'] }],
    ['keys that are no list of texts', { keys: 'comet' }],
    ['a syntax that there is not', { keys: [COMET], syntax: 'roff' }],
    ['an argument that is no object', 'comet'],
  ];
  for (const [what, argument] of refused) {
    it(`writes nothing for ${what}`, async () => {
      const { document } = await edit('text |');
      await run('insertCitation', argument);
      assert.equal(document.getText(), 'text ');
      assert.equal(await vscode.env.clipboard.readText(), 'nothing');
    });
  }

  it('goes to the clipboard when no document is open', async () => {
    await run('insertCitation', { keys: [COMET] });
    await clipboardHas(CITATION);
  });

  it('goes to the clipboard when the active editor is not one for citations', async () => {
    const { document } = await edit('x = 1|', 'python');
    await run('insertCitation', { keys: [COMET] });
    await clipboardHas(CITATION);
    assert.equal(document.getText(), 'x = 1');
  });

  it('goes to the document that was edited last when the panel covers it', async () => {
    const { document } = await edit('see |');
    await run('openPaper', { key: TUTEL });
    await eventually(() => {
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
    await run('insertCitation', { keys: [COMET] });
    assert.equal(document.getText(), `see ${CITATION}`);
    await run('insertCitation', { keys: [TUTEL] });
    assert.equal(document.getText(), `see ${CITATION} [@${TUTEL}]`);
  });

  it('goes to the document worked on before when the last one is closed', async () => {
    const first = await edit('first |');
    await edit('second |');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.window.showTextDocument(first.document);
    await run('openPaper', { key: TUTEL });
    await eventually(() => {
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
    await run('insertCitation', { keys: [COMET] });
    assert.equal(first.document.getText(), `first ${CITATION}`);
  });

  it('falls back to the language where the setting has a value that there is not', async () => {
    await setSetting('gloss.citation.syntax', 'no-such-syntax');
    try {
      const { document } = await edit('|');
      await run('insertCitation', { keys: [COMET] });
      assert.equal(document.getText(), CITATION);
    } finally {
      await setSetting('gloss.citation.syntax', undefined);
    }
  });

  it('goes to the clipboard when the document can’t be written to', async function () {
    const folder = await mkdtemp(join(tmpdir(), 'gloss-'));
    try {
      const file = join(folder, 'locked.md');
      await writeFile(file, 'locked');
      await chmod(file, 0o444);
      await vscode.window.showTextDocument(vscode.Uri.file(file));
      await vscode.commands.executeCommand(
        'workbench.action.files.setActiveEditorReadonlyInSession',
      );
      await run('insertCitation', { keys: [COMET] });
      await clipboardHas(CITATION);
      assert.equal(vscode.window.activeTextEditor?.document.getText(), 'locked');
    } finally {
      await closeEditors();
      await rm(folder, { recursive: true });
    }
  });
});

describe('copying', () => {
  before(closeEditors);

  it('a citation key, a citation', async () => {
    await run('copyCitationKey', { keys: [COMET, TUTEL] });
    await clipboardHas(`${COMET}, ${TUTEL}`);
    await run('copyCitation', { keys: [COMET] });
    await clipboardHas(CITATION);
  });

  it('BibTeX that names the preprint', async () => {
    await run('copyBibtex', { keys: [COMET] });
    const copied = await eventually(async () => {
      const text = await vscode.env.clipboard.readText();
      assert.match(text, /^@misc\{ibrahim2023comet,/);
      return text;
    });
    assert.match(copied, /eprint = \{2306\.02824\}/);
    assert.match(copied, /author = \{Ibrahim, Shibal and Chen, Wenyu and /);
  });

  it('CSL-JSON that any tool can read', async () => {
    await run('copyCslJson', { keys: [COMET] });
    await eventually(async () => {
      const [item] = JSON.parse(await vscode.env.clipboard.readText()) as { id: string }[];
      assert.equal(item?.id, COMET);
    });
  });
});

describe('editing a citation', () => {
  afterEach(closeEditors);

  const table: readonly [what: string, before: string, change: object, after: string][] = [
    ['gives it what is typed', 'So [@a|].', { parts: 'see …, p. 3' }, 'So [see @a, p. 3].'],
    ['of several, the one', '[@a|; @b]', { item: 1, parts: 'chap. 2' }, '[@a; @b, chap. 2]'],
    ['takes a work out', '[@a|; see @b]', { item: 0, remove: true }, '[see @b]'],
    ['moves a work', '[@a|; see @b]', { item: 1, move: -1 }, '[see @b; @a]'],
    ['in the text stays there', 'As @a| says', { parts: 'p. 3' }, 'As @a [p. 3] says'],
    [
      'in the text stays, whoever is first',
      'As @a| [@b] says',
      { item: 1, move: -1 },
      'As @b [@a] says',
    ],
    [
      'names a later work in the text',
      'So [@a|; @b].',
      { item: 1, parts: '@ p. 3' },
      'So [@a]; @b [p. 3].',
    ],
  ];
  for (const [what, before, change, expected] of table) {
    it(what, async () => {
      const { document } = await edit(before);
      await run('editCitation', change);
      assert.equal(document.getText(), expected);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before.replace('|', ''));
    });
  }
});

describe('converting citations', () => {
  afterEach(closeEditors);

  it('converts all of a document, in one step of undo', async () => {
    const before = 'So [see @a, p. 3] and @b.\n\n`[@c]`';
    const { document } = await edit(`|${before}`);
    await run('convertCitations', { to: 'biblatex' });
    const expected = 'So \\autocite[see][p.~3]{a} and \\textcite{b}.\n\n`[@c]`';
    assert.equal(document.getText(), expected);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('converts what is selected, and no more', async () => {
    const { document } = await edit('[@a] ⟦[@b]⟧ [@c]');
    await run('convertCitations', { to: 'typst' });
    assert.equal(document.getText(), '[@a] @b [@c]');
  });
});
