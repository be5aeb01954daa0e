/** Citation keys completed where they are typed, as the editor asks for them. */
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
import { accept, itemOf, keysOf, listed, runCommandOf, take } from './support/completing.ts';

async function bibliography(): Promise<string> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, 'references.bib');
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

function both(text: string): [inserted: string, replaced: string] {
  return [text, text];
}

describe('completing a citation key', () => {
  before(async () => {
    // The documents of these tests have the bibliography next to them.
    await (await gloss()).library.papers();
    await edit('|');
    await run('addToBibliography', { key: COMET });
  });
  beforeEach(closeEditors);
  after(closeEditors);

  it('has the papers of a word in the order of the search, each with its title', async () => {
    const { library } = await gloss();
    const items = await listed(await edit('So [@gating|].'));
    const keys = keysOf(items);
    const found = (await library.search('gating', { limit: 50 })).map(({ key }) => key);
    assert.deepEqual(new Set(keys), new Set(found));
    // Papers of the bibliography may pass others that answer about as well: all others keep their order.
    const others = found.filter((key) => keys.indexOf(key) >= found.indexOf(key));
    assert.deepEqual(
      keys.filter((key) => others.includes(key)),
      others,
    );
    const comet = items[keys.indexOf(COMET)];
    assert.ok(comet && typeof comet.label !== 'string');
    assert.match(comet.label.detail ?? '', /COMET: Learning/u);
    // What the editor sorts by, having found that all match alike.
    assert.ok(items.every(({ filterText }) => filterText === '@gating'));
    const sorted = items.map(({ sortText = '' }) => sortText);
    assert.deepEqual(sorted, sorted.toSorted());
  });

  const places: readonly [string, 'markdown' | 'latex' | 'typst', string][] = [
    ['[@nguyen2023statistical; @comet|]', 'markdown', `@${COMET}`],
    ['As @comet|', 'markdown', `@${COMET}`],
    ['\\citep[see][p.~3]{other, comet|}', 'latex', COMET],
    ['\\cite{comet|', 'latex', COMET],
    ['So @comet|.', 'typst', `@${COMET}`],
    ['#cite(<comet|>)', 'typst', `<${COMET}>`],
  ];
  for (const [marked, language, written] of places) {
    it(`completes ${marked} in ${language}`, async () => {
      const items = await listed(await edit(marked, language));
      const comet = items[keysOf(items).indexOf(COMET)];
      assert.equal(comet?.insertText, written);
    });
  }

  const replaced: readonly (readonly [
    marked: string,
    language: 'markdown' | 'latex' | 'typst',
    inserted: string,
    replaced: string,
  ])[] = [
    ['[@com|et2020; @b]', 'markdown', `[@${COMET}et2020; @b]`, `[@${COMET}; @b]`],
    ['So @{com|et}, and', 'markdown', `So @${COMET}, and`, `So @${COMET}, and`],
    ['\\cite{a,com|et,b}', 'latex', `\\cite{a,${COMET}et,b}`, `\\cite{a,${COMET},b}`],
    ['\\cite{a,|}', 'latex', `\\cite{a,${COMET}}`, `\\cite{a,${COMET}}`],
    ['So @com|et.', 'typst', `So @${COMET}et.`, `So @${COMET}.`],
    ['#cite(<com|et>, form: "prose")', 'typst', ...both(`#cite(<${COMET}>, form: "prose")`)],
  ];
  for (const [marked, language, inserted, whole] of replaced) {
    it(`takes the place of what is typed: ${marked} in ${language}`, async () => {
      for (const [mode, expected] of [
        ['inserting', inserted],
        ['replacing', whole],
      ] as const) {
        const editor = await edit(marked, language);
        await accept(editor, itemOf(await listed(editor), COMET), mode);
        assert.equal(editor.document.getText(), expected);
      }
    });
  }

  it('is there in files of Quarto and R Markdown', async () => {
    for (const language of ['quarto', 'rmd'] as const) {
      assert.ok(keysOf(await listed(await edit('So [@comet|].', language))).includes(COMET));
    }
  });

  const elsewhere: readonly [string, 'markdown' | 'latex' | 'typst' | 'python'][] = [
    ['`@comet|`', 'markdown'],
    ['$a @comet|$', 'markdown'],
    ['me@comet|', 'markdown'],
    ['\\@comet|', 'markdown'],
    ['comet|', 'markdown'],
    ['% \\cite{comet|}', 'latex'],
    ['// @comet|', 'typst'],
    ['@comet|', 'python'],
  ];
  for (const [marked, language] of elsewhere) {
    it(`offers nothing at ${marked} in ${language}`, async () => {
      assert.deepEqual(await listed(await edit(marked, language)), []);
    });
  }

  it('begins with what is cited last and with its topic where nothing is typed', async () => {
    const keys = keysOf(await listed(await edit(`So @${TUTEL} and [@${COMET}]. Then @|`)));
    assert.deepEqual(keys.slice(0, 2), [COMET, TUTEL]);
    assert.ok(keys.length > 10);
  });

  it('goes on with what documents of the workspace cite that are not open', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'not-open.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('@he2024chess'));
    try {
      const editor = await edit(`So @${TUTEL}. Then @|`);
      await eventually(async () => {
        const keys = keysOf(await listed(editor));
        assert.equal(keys[0], TUTEL);
        assert.ok(keys.slice(1, 9).includes('he2024chess'), keys.join());
      });
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('says beside a row what the paper is, with what the user wrote about it', async () => {
    const { annotations } = await gloss();
    await run('editNote', { key: COMET });
    const note = vscode.window.activeTextEditor;
    assert.ok(note);
    await note.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), 'See <b>trees</b> [here](command:evil).\n');
    });
    await note.document.save();
    await eventually(async () => {
      assert.match((await annotations.get(COMET))?.note ?? '', /See <b>trees/u);
    });
    const items = await listed(await edit('@comet|'), 50);
    const comet = items[keysOf(items).indexOf(COMET)];
    const { documentation } = comet ?? {};
    assert.ok(documentation instanceof vscode.MarkdownString);
    assert.match(documentation.value, /\*\*COMET\\: Learning.*\n\nShibal Ibrahim.*KDD 2023/u);
    assert.match(
      documentation.value,
      /See \\<b\\>trees\\<\\\/b\\> \\\[here\\\]\\\(command\\:evil/u,
    );
    assert.ok(documentation.isTrusted !== true);
  });

  it('adds what is chosen to the bibliography', async () => {
    const editor = await edit('So [@tutel|].');
    const items = await listed(editor);
    await accept(editor, itemOf(items, TUTEL));
    assert.equal(editor.document.getText(), `So [@${TUTEL}].`);
    assert.match(await bibliography(), new RegExp(`\\{${TUTEL},`, 'u'));
    // What is there already has nothing left to do.
    const again = await listed(await edit('So [@tutel|].'));
    assert.equal(again[keysOf(again).indexOf(TUTEL)]?.command, undefined);
  });

  it('adds nothing where the key is gone again by then', async () => {
    const before = await bibliography();
    const editor = await edit('So [@chess|].');
    const chess = itemOf(await listed(editor), 'he2024chess');
    await take(editor, chess);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'So [@chess].');
    await runCommandOf(chess);
    assert.equal(await bibliography(), before);
  });

  it('cites by the key that the bibliography has', async () => {
    await closeEditors();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const at = (name: string) => vscode.Uri.joinPath(folder.uri, 'owned', name);
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    await write(
      'references.bib',
      '@misc{mine, title={COMET}, eprint = {2306.02824}, archivePrefix = {arXiv}}\n',
    );
    await write('a.md', 'So @comet');
    try {
      const editor = await vscode.window.showTextDocument(at('a.md'));
      editor.selection = new vscode.Selection(0, 9, 0, 9);
      // The list does not wait for a bibliography.
      const items = await eventually(async () => {
        const now = await listed(editor);
        assert.equal(itemOf(now, 'mine').command, undefined);
        return now;
      });
      assert.ok(!keysOf(items).includes(COMET));
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(at('.'), { recursive: true });
    }
  });

  it('leaves the bibliography alone where the setting says so', async () => {
    await setSetting('gloss.bibliography.add', false);
    try {
      const before = await bibliography();
      const editor = await edit('@routing|');
      const items = await listed(editor);
      const [first] = items;
      assert.ok(first);
      await accept(editor, first);
      assert.equal(await bibliography(), before);
    } finally {
      await setSetting('gloss.bibliography.add', undefined);
    }
  });

  it('offers all in a document that is not saved, and nothing in what is no text', async () => {
    const itemsOf = async (content: string) => {
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
      const editor = await vscode.window.showTextDocument(document);
      const end = document.positionAt(content.length);
      editor.selection = new vscode.Selection(end, end);
      return listed(editor);
    };
    assert.ok(keysOf(await itemsOf('Unsaved @comet')).includes(COMET));
    assert.deepEqual(await itemsOf('\0 binary @comet'), []);
  });
});
