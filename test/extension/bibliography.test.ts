/** Bibliography files of the workspace in the library, and papers copied as entries and references. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMET, eventually, gloss, run, setSetting, TUTEL } from './support/editor.ts';

const [folder] = vscode.workspace.workspaceFolders ?? [];
const file = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'mine.bib');

function write(text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

describe('a bibliography of the workspace', () => {
  before(async () => {
    await (await gloss()).library.papers();
  });
  after(async () => {
    await vscode.workspace.fs.delete(file);
  });

  it('joins the library as it is written, with what is wrong at its line', async () => {
    const { library } = await gloss();
    await write(`@book{own2020, title = {A Book of My Own}, year = 2020}
@misc{mycomet, eprint = {2306.02824}, archivePrefix = {arXiv}}
@misc{broken, title = {X} year = 2021}
@misc{, title = {No Key}}
`);
    await eventually(async () => {
      assert.equal((await library.get('own2020'))?.title, 'A book of my own');
    });
    assert.equal((await library.get('mycomet'))?.id, COMET);
    assert.equal((await library.get('broken'))?.title, 'X');
    assert.equal((await library.papers()).length, 79);
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(file);
      assert.deepEqual(
        found.map(({ code, range }) => [code, range.start.line]),
        [
          ['field.noComma', 2],
          ['entry.noKey', 3],
        ],
      );
      return Promise.resolve();
    });
    const [hit] = await library.search('book of my own', { limit: 1 });
    assert.equal(hit?.key, 'own2020');
  });

  it('follows what an editor holds before it is saved', async () => {
    const { library } = await gloss();
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), '@misc{unsaved, title = {Not Yet Saved}}\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => {
      assert.ok(await library.get('unsaved'));
    });
    await document.save();
  });

  it('leaves with its file', async () => {
    const { library } = await gloss();
    await vscode.workspace.fs.delete(file);
    await eventually(async () => {
      assert.equal(await library.get('own2020'), undefined);
      assert.equal((await library.papers()).length, 77);
    });
    assert.deepEqual(vscode.languages.getDiagnostics(file), []);
    await write('');
  });
});

describe('copying papers', () => {
  afterEach(async () => {
    await setSetting('gloss.citation.version', undefined);
  });

  const clipboardMatches = (pattern: RegExp) =>
    eventually(async () => {
      assert.match(await vscode.env.clipboard.readText(), pattern);
    });

  it('as formatted references, in the style of the setting or the one asked for', async () => {
    await run('copyReference', { keys: [COMET] });
    await clipboardMatches(/^Ibrahim, S\., .* \(2023\)\. COMET: /);
    await run('copyReference', { keys: [COMET, TUTEL], style: 'ieee' });
    await clipboardMatches(/^\[1\] S\. Ibrahim[^\n]*\n\[2\] C\. Hwang/);
  });

  it('as BibLaTeX and RIS, in the version of the setting', async () => {
    await run('copyBiblatex', { keys: [COMET] });
    await clipboardMatches(/^@online\{ibrahim2023comet,\n[^]*eprinttype = \{arXiv\}/);
    await setSetting('gloss.citation.version', 'published');
    await run('copyBiblatex', { keys: [COMET] });
    await clipboardMatches(/^@inproceedings\{ibrahim2023comet,\n[^]*booktitle = \{\{KDD\}\}/);
    await run('copyRis', { keys: [COMET] });
    await clipboardMatches(/^TY {2}- CONF\n/);
  });
});
