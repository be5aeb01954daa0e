/** Diagnostics of documents, their quick fixes, and suggestions for a sentence, asked of the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listed } from './support/completing.ts';
import { closeEditors, COMET, edit, eventually, gloss, run, setSetting } from './support/editor.ts';

const SOUPS = 'zimmer2023sparse';
/** More than is looked into. */
const LONG = `${'x'.repeat(99)}\n`.repeat(50_001);

/** What stands at Gloss's marks in a document, with their codes. */
function marked(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, code }) => source === 'Gloss' && code !== 'unread-paper')
    .map(({ code, range }) => `${code as string}: ${document.getText(range)}`);
}

async function areMarked(document: vscode.TextDocument, expected: readonly string[]) {
  await eventually(() => {
    assert.deepEqual(marked(document), expected);
    return Promise.resolve();
  });
}

async function actionsAt(
  document: vscode.TextDocument,
  words: string,
): Promise<readonly vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(words) + 1);
  const range = new vscode.Range(at, at);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range);
}

async function fix(document: vscode.TextDocument, words: string, title: RegExp): Promise<void> {
  const actions = await actionsAt(document, words);
  const action = actions.find((one) => title.test(one.title));
  assert.ok(action, actions.map((one) => one.title).join(' | '));
  if (action.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
  if (action.command === undefined) return;
  const { command, arguments: args = [] } = action.command;
  await vscode.commands.executeCommand(command, ...(args as unknown[]));
}

async function write(document: vscode.TextDocument, name: string, content: string) {
  const uri = vscode.Uri.joinPath(document.uri, '..', name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

describe('diagnostics in a document', () => {
  before(gloss);
  afterEach(closeEditors);

  it('mark a key that nothing knows, and change it to the one that was meant', async () => {
    const { document } = await edit(`|So [@${COMET}t, p. 3].`);
    await areMarked(document, [`unknown-key: @${COMET}t`]);
    await fix(document, `@${COMET}t`, new RegExp(`^Change to “${COMET}”$`, 'u'));
    assert.equal(document.getText(), `So [@${COMET}, p. 3].`);
    await areMarked(document, []);
  });

  it('mark what the bibliography lacks, and add it under the key it is cited by', async () => {
    const { document } = await edit(`---\nbibliography: lacking.bib\n---\n|So [@other].`);
    const file = await write(document, 'lacking.bib', '@misc{other, title = {Other}}\n');
    await vscode.workspace.applyEdit(inserted(document, ` And [@${SOUPS}].`));
    await areMarked(document, [`missing-entry: @${SOUPS}`]);
    await fix(document, `@${SOUPS}`, /^Add “zimmer2023sparse” to lacking\.bib$/u);
    await eventually(async () => {
      const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assert.match(content, /@\w+\{zimmer2023sparse,/u);
    });
    await areMarked(document, []);
  });

  it('say nothing of what comes into the bibliography together with its citation', async () => {
    const { document } = await edit(
      `---\nbibliography: both.bib\n---\n|So [@nobody2020] and [@both1].`,
    );
    const file = await write(document, 'both.bib', '@misc{both1, title = {First}}\n');
    const bib = await vscode.workspace.openTextDocument(file);
    await areMarked(document, ['unknown-key: @nobody2020']);
    const seen: string[][] = [];
    const following = vscode.languages.onDidChangeDiagnostics(() => {
      seen.push(marked(document));
    });
    const both = inserted(document, ' And [@both2; @nobody2021].');
    both.insert(bib.uri, new vscode.Position(0, 0), '@misc{both2, title = {Second}}\n');
    await vscode.workspace.applyEdit(both);
    await areMarked(document, ['unknown-key: @nobody2020', 'unknown-key: @nobody2021']);
    following.dispose();
    assert.ok(!seen.flat().some((one) => one.includes('both2')), JSON.stringify(seen));
  });

  it('show other words than the paper’s, and write the right ones', async () => {
    const wrong =
      'sparse models with increased storage and computational demands while preserving predictive performance';
    const { document } = await edit(
      `---\nbibliography: soups.bib\n---\n|They promise “${wrong}” [@${SOUPS}].`,
    );
    const title = 'Sparse Model Soups: A Recipe for Improved Pruning via Model Averaging';
    const entry = `@misc{${SOUPS}, title = {${title}}, author = {Zimmer, Max}, year = 2023}\n`;
    await write(document, 'soups.bib', entry);
    await areMarked(document, [`misquotation: ${wrong}`]);
    const [marker] = vscode.languages.getDiagnostics(document.uri);
    assert.match(marker?.message ?? '', /“reduced” there, “increased” here/u);
    await fix(document, wrong, /^Use the paper’s words$/u);
    assert.match(document.getText(), /sparse models with reduced storage/u);
    await areMarked(document, []);
  });

  it('have a hint at a paper that is unread, until it is marked', async () => {
    const { document } = await edit(`|So [@${SOUPS}].`);
    const hints = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'unread-paper');
    await eventually(() => {
      assert.equal(hints()[0]?.severity, vscode.DiagnosticSeverity.Hint);
      return Promise.resolve();
    });
    await fix(document, `@${SOUPS}`, /^Mark as read$/u);
    await eventually(() => {
      assert.deepEqual(hints(), []);
      return Promise.resolve();
    });
    await run('markUnread', { key: SOUPS });
  });

  it('are not about the word that is typed, as long as the cursor is behind it', async () => {
    const { document } = await edit('So [@nobody2020].\n\n|');
    await areMarked(document, ['unknown-key: @nobody2020']);
    await vscode.commands.executeCommand('type', { text: '[@noone1999; @x' });
    await vscode.commands.executeCommand('type', { text: 'y' });
    const seen: string[][] = [];
    const changes = vscode.languages.onDidChangeDiagnostics(() => {
      seen.push(marked(document));
    });
    // The settings are read again, so all is looked at anew.
    await setSetting('gloss.diagnostics.misquotation', false);
    await eventually(() => {
      assert.ok(marked(document).length > 1, 'what stands before the cursor is marked');
      return Promise.resolve();
    });
    await setSetting('gloss.diagnostics.misquotation', undefined);
    changes.dispose();
    assert.ok(
      seen.every((codes) => !codes.includes('unknown-key: @xy')),
      JSON.stringify(seen),
    );
    await vscode.commands.executeCommand('cursorTop');
    await eventually(() => {
      assert.ok(marked(document).includes('unknown-key: @xy'), marked(document).join());
      return Promise.resolve();
    });
  });

  it('are not about brackets that the editor closes while one types in them', async () => {
    const { document } = await edit('So \\cite{nobody2020}.\n\n|', 'latex');
    await areMarked(document, ['unknown-key: nobody2020']);
    for (const text of ['\\cite', '{']) await vscode.commands.executeCommand('type', { text });
    assert.match(document.getText(), /\\cite\{\}$/u);
    // There are none of a text that has not been looked at yet.
    await eventually(async () => {
      const actions = await actionsAt(document, 'nobody2020');
      assert.ok(actions.some(({ title }) => title.startsWith('Search papers')));
    });
    assert.deepEqual(marked(document), ['unknown-key: nobody2020']);
    await vscode.commands.executeCommand('cursorTop');
    await areMarked(document, ['unknown-key: nobody2020', 'malformed-citation: \\cite{}']);
  });

  it('are switched off by a setting, by a comment, and come back', async () => {
    const { document } = await edit('|So [@nobody2020].');
    await areMarked(document, ['unknown-key: @nobody2020']);
    await setSetting('gloss.diagnostics.unknownKey', false);
    await areMarked(document, []);
    await setSetting('gloss.diagnostics.unknownKey', undefined);
    await areMarked(document, ['unknown-key: @nobody2020']);
    await fix(document, '@nobody2020', /^Don’t check for “unknown-key” in this document$/u);
    assert.match(document.getText(), /^<!-- gloss-disable-file unknown-key -->\n\nSo /u);
    await areMarked(document, []);
  });

  it('offer what mends them before what switches them off, and that once for each kind', async () => {
    const { document } = await edit(`|So [@nobody2020], [@nobody2021] and [@${COMET}, @noone].`);
    await areMarked(document, [
      'unknown-key: @nobody2020',
      'unknown-key: @nobody2021',
      'malformed-citation: @noone',
    ]);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      document.lineAt(0).range,
    );
    // The editor's own Markdown offers something, too.
    const titles = actions
      .filter(({ kind }) => kind?.value === vscode.CodeActionKind.QuickFix.value)
      .map(({ title }) => title);
    const switches = titles.filter((title) => title.startsWith('Don’t check'));
    assert.deepEqual(titles.slice(-switches.length), switches);
    assert.equal(new Set(switches).size, switches.length);
    assert.ok(titles.includes('Search papers for “nobody 2021”'), titles.join());
  });

  it('mark citations that are not whole, where nothing else is cited either', async () => {
    const tex = await edit('|So \\cite{foo and more.', 'latex');
    await areMarked(tex.document, ['malformed-citation: \\cite{foo']);
    await fix(tex.document, '\\cite', /^Close the citation$/u);
    assert.equal(tex.document.getText(), 'So \\cite{foo} and more.');
    await areMarked(tex.document, ['unknown-key: foo']);
    const { document } = await edit('|So [@].');
    await areMarked(document, ['malformed-citation: @']);
    const actions = await actionsAt(document, '@');
    const choose = actions.find(({ title }) => title === 'Choose a paper to cite here…');
    assert.deepEqual(choose?.command?.arguments, [{ at: 5 }]);
  });

  it('are none in what is no text, or too long to look into; nor is a key completed there', async function () {
    // Others complete words of long documents too, which takes the editor seconds.
    this.timeout(60_000);
    const cited = '[@nobody2020] and @comet';
    const names = ['zero.md', 'long.md'];
    const texts = [`${'Text.\n'.repeat(200)}\0 ${cited}`, `${LONG}${cited}`];
    const { document } = await edit(`|So ${cited}`);
    const others: vscode.TextDocument[] = [];
    for (const [index, name] of names.entries()) {
      const uri = await write(document, name, texts[index] ?? '');
      const editor = await vscode.window.showTextDocument(uri, { preview: false });
      const end = editor.document.positionAt(editor.document.getText().length);
      editor.selection = new vscode.Selection(end, end);
      assert.deepEqual(await listed(editor), [], name);
      others.push(editor.document);
    }
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.workspace.applyEdit(inserted(document, '.'));
    await areMarked(document, ['unknown-key: @nobody2020', 'unknown-key: @comet']);
    assert.deepEqual(others.flatMap(marked), []);
    await closeEditors();
    for (const { uri } of others) await vscode.workspace.fs.delete(uri);
  });

  it('go when the document is closed', async () => {
    const { document } = await edit('|So [@nobody2020].');
    const { uri } = document;
    await areMarked(document, ['unknown-key: @nobody2020']);
    await closeEditors();
    await eventually(() => {
      assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
      return Promise.resolve();
    });
  });

  it('are there in untitled documents', async () => {
    const options = { language: 'markdown', content: '[@nobody2020]' };
    const untitled = await vscode.workspace.openTextDocument(options);
    await vscode.window.showTextDocument(untitled);
    await areMarked(untitled, ['unknown-key: @nobody2020']);
  });
});

describe('a key that two entries of a bibliography have', () => {
  before(gloss);
  afterEach(closeEditors);

  it('is changed to a free one', async () => {
    const { document } = await edit('|---\nbibliography: twice.bib\n---\n');
    const entries =
      '@misc{a, title = {One}}\n@misc{aa, title = {Two}}\n@misc{a, title = {Three}}\n';
    const bib = await vscode.workspace.openTextDocument(
      await write(document, 'twice.bib', entries),
    );
    await vscode.window.showTextDocument(bib);
    await eventually(() => {
      assert.equal(vscode.languages.getDiagnostics(bib.uri).length, 1);
      return Promise.resolve();
    });
    const range = bib.lineAt(2).range;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      bib.uri,
      range,
    );
    const action = actions.find(({ title }) => title === 'Change this key to “ab”');
    assert.ok(action?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(action.edit);
    assert.match(bib.getText(), /^@misc\{ab, title = \{Three\}\}$/mu);
  });
});

describe('suggestions for a sentence', () => {
  before(gloss);
  afterEach(closeEditors);

  it('are offered where it has no citation', async () => {
    const { document } = await edit(
      `|# On soups\n\nAveraging pruned networks keeps their zeros. It is known that this works [@${SOUPS}].\n`,
    );
    const offered = async (words: string) =>
      (await actionsAt(document, words)).some(
        ({ title }) => title === 'Suggest citations for this sentence',
      );
    assert.equal(await offered('Averaging'), true);
    assert.equal(await offered('It is known'), false);
    assert.equal(await offered('# On soups'), false);
  });
});

function inserted(document: vscode.TextDocument, words: string): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  result.insert(document.uri, document.positionAt(document.getText().length), words);
  return result;
}
