/** Writing in the Markdown cells of a Jupyter notebook, whose bibliography is that of the notebook. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, eventually, gloss, run, TUTEL } from './support/editor.ts';

const BIB = `@article{doe2020,
  author = {Doe, Jane},
  title = {First things},
  journal = {Journal of X},
  year = {2020}
}
`;

const STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout prefix="⟨" suffix="⟩"><group delimiter=" ">
    <text variable="title"/><text term="and"/>
  </group></layout></bibliography>
</style>
`;

interface Cell {
  readonly cell_type: 'raw' | 'markdown' | 'code';
  readonly source: string;
}

let tests = 0;

/** A notebook in a folder of its own, before the user. */
async function open(
  cells: readonly Cell[],
  files: Readonly<Record<string, string>>,
): Promise<{ readonly editor: vscode.NotebookEditor; readonly folder: vscode.Uri }> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  const folder = vscode.Uri.joinPath(workspace.uri, `notebook-${String((tests += 1))}`);
  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, name),
      new TextEncoder().encode(text),
    );
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const content = { cells: cells.map(asJson), metadata: {}, nbformat: 4, nbformat_minor: 5 };
  await write('a.ipynb', JSON.stringify(content));
  const uri = vscode.Uri.joinPath(folder, 'a.ipynb');
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  return { editor: await vscode.window.showNotebookDocument(notebook), folder };
}

function asJson({ cell_type, source }: Cell, index: number) {
  const code = cell_type === 'code' ? { outputs: [], execution_count: null } : {};
  return { cell_type, source, id: `c${String(index)}`, metadata: {}, ...code };
}

const HEAD: Cell = {
  cell_type: 'raw',
  source: '---\nbibliography: sub/refs.bib\ncsl: own.csl\nlang: de\n---',
};
const FILES = { 'sub/refs.bib': BIB, 'own.csl': STYLE };

function cellOf({ notebook }: vscode.NotebookEditor, index: number): vscode.TextDocument {
  return notebook.cellAt(index).document;
}

/** Puts the cursor into a Markdown cell, at its end. */
async function write(editor: vscode.NotebookEditor, index: number): Promise<vscode.TextEditor> {
  editor.selections = [new vscode.NotebookRange(index, index + 1)];
  await eventually(async () => {
    await vscode.commands.executeCommand('notebook.cell.edit');
    const active = vscode.window.activeTextEditor;
    assert.equal(active?.document.uri.toString(), cellOf(editor, index).uri.toString());
  });
  const active = vscode.window.activeTextEditor;
  assert.ok(active);
  const end = active.document.lineAt(active.document.lineCount - 1).range.end;
  active.selection = new vscode.Selection(end, end);
  await eventually(() => {
    assert.ok(active.selection.active.isEqual(end));
  });
  return active;
}

async function fileText(folder: vscode.Uri, name: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
  return new TextDecoder().decode(bytes);
}

describe('a notebook', function () {
  this.timeout(60_000);
  before(async () => {
    await (await gloss()).library.papers();
  });
  beforeEach(closeEditors);
  after(closeEditors);

  const on = (document: vscode.TextDocument, words: string) =>
    document.positionAt(document.getText().indexOf(words) + 1);

  it('shows the reference of a key in the style and language that its first cell names, and leads to its entry', async () => {
    const text: Cell = { cell_type: 'markdown', source: 'See @doe2020.' };
    const { editor, folder } = await open([HEAD, text], FILES);
    const document = cellOf(editor, 1);
    await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        on(document, 'doe2020'),
      );
      const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
      assert.match(contents.map(({ value }) => value).join('\n'), /⟨First things und⟩/);
    });
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      on(document, 'doe2020'),
    );
    const uris = places.map((place) => ('uri' in place ? place.uri : place.targetUri).toString());
    assert.deepEqual(uris, [vscode.Uri.joinPath(folder, 'sub', 'refs.bib').toString()]);
  });

  it('completes keys of its bibliography, and only in Markdown', async () => {
    const cells: readonly Cell[] = [
      HEAD,
      { cell_type: 'markdown', source: 'See @doe' },
      { cell_type: 'code', source: 'x = "@doe"' },
    ];
    const { editor } = await open(cells, FILES);
    const completed = async (index: number) => {
      const document = cellOf(editor, index);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(document.getText().indexOf('doe') + 3),
      );
      const own = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
      return own.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await eventually(async () => {
      assert.ok((await completed(1)).includes('doe2020'));
    });
    assert.deepEqual(await completed(2), []);
  });

  it('is cited in at the cursor, and its bibliography gets the entry', async () => {
    const cells: readonly Cell[] = [HEAD, { cell_type: 'markdown', source: 'Trees ' }];
    const { editor, folder } = await open(cells, FILES);
    const { document } = await write(editor, 1);
    await run('insertCitation', { keys: [COMET] });
    assert.equal(document.getText(), `Trees [@${COMET}]`);
    await eventually(async () => {
      assert.match(await fileText(folder, 'sub/refs.bib'), new RegExp(`@\\w+\\{${COMET},`));
    });
    // A cell that is no longer written in is the place all the same, where it was written last.
    await vscode.commands.executeCommand('notebook.cell.quitEdit');
    await eventually(() => {
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
    await run('insertCitation', { keys: [TUTEL] });
    assert.equal(document.getText(), `Trees [@${COMET}] [@${TUTEL}]`);
  });

  it('is checked with its bibliography', async () => {
    const cells: readonly Cell[] = [
      HEAD,
      { cell_type: 'markdown', source: 'See @doe2020 and @doe2o20.' },
    ];
    const { editor } = await open(cells, FILES);
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(cellOf(editor, 1).uri);
      const wrong = found.filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint);
      assert.deepEqual(
        wrong.map(({ range }) => cellOf(editor, 1).getText(range)),
        ['@doe2o20'],
      );
    }, 20_000);
  });

  it('has a key renamed in all its cells, and in its bibliography', async () => {
    const cells: readonly Cell[] = [
      HEAD,
      { cell_type: 'markdown', source: 'See @doe2020.' },
      { cell_type: 'code', source: 'x = "@doe2020"' },
      { cell_type: 'markdown', source: 'And [@doe2020, p. 3].' },
    ];
    const { editor, folder } = await open(cells, FILES);
    // The editor asks about texts that are written in.
    const { document } = await write(editor, 1);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      on(document, 'doe2020'),
      'doe2021',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const texts = [0, 1, 2, 3].map((index) => cellOf(editor, index).getText());
    assert.deepEqual(texts, [
      HEAD.source,
      'See @doe2021.',
      'x = "@doe2020"',
      'And [@doe2021, p. 3].',
    ]);
    const uri = vscode.Uri.joinPath(folder, 'sub', 'refs.bib');
    const bibliography = await vscode.workspace.openTextDocument(uri);
    assert.match(bibliography.getText(), /@article\{doe2021,/);
  });

  it('keeps what its other cells cite when the bibliography is brought in line', async () => {
    const cells: readonly Cell[] = [
      HEAD,
      { cell_type: 'markdown', source: `See @${TUTEL}.` },
      { cell_type: 'markdown', source: 'And @doe2020.' },
    ];
    const { editor, folder } = await open(cells, {
      ...FILES,
      'sub/refs.bib': `${BIB}@misc{unused, title = {Nobody cites this}}\n`,
    });
    await write(editor, 1);
    await run('syncBibliography', { remove: true, write: true });
    await eventually(async () => {
      const text = await fileText(folder, 'sub/refs.bib');
      assert.match(text, new RegExp(`\\{${TUTEL},`));
      assert.match(text, /\{doe2020,/);
      assert.doesNotMatch(text, /unused/);
    });
  });
});
