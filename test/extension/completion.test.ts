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

/** What the list has at the cursor, in the order of the screen; Gloss's rows alone. */
async function listed(
  { document, selection }: vscode.TextEditor,
  resolved = 0,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
    '@',
    resolved,
  );
  return items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
}

function keysOf(items: readonly vscode.CompletionItem[]): readonly string[] {
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Accepts a row as the editor does: its text, then its command. */
async function accept(editor: vscode.TextEditor, item: vscode.CompletionItem): Promise<void> {
  const { range, insertText, command } = item;
  assert.ok(range && typeof insertText === 'string');
  const replaced = range instanceof vscode.Range ? range : range.inserting;
  await editor.edit((builder) => {
    builder.replace(replaced, insertText);
  });
  if (command === undefined) return;
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as object[]));
}

async function bibliography(): Promise<string> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, 'references.bib');
  return (await vscode.workspace.openTextDocument(uri)).getText();
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
    const tutel = items[keysOf(items).indexOf(TUTEL)];
    assert.ok(tutel);
    await accept(editor, tutel);
    assert.equal(editor.document.getText(), `So [@${TUTEL}].`);
    assert.match(await bibliography(), new RegExp(`\\{${TUTEL},`, 'u'));
    // What is there already has nothing left to do.
    const again = await listed(await edit('So [@tutel|].'));
    assert.equal(again[keysOf(again).indexOf(TUTEL)]?.command, undefined);
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
      const items = await listed(editor);
      const mine = items.find(({ insertText }) => insertText === '@mine');
      assert.equal(mine?.command, undefined);
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
