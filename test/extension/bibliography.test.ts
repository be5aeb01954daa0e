/** Bibliography files of the workspace in the library, and papers copied as entries and references. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PROBLEM_CODES, problemMessage } from '../../src/core/bibliography/problem.ts';
import { problemText } from '../../src/extension/problemText.ts';
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

const [folder] = vscode.workspace.workspaceFolders ?? [];
const file = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'mine.bib');

function write(text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

describe('the sentences of problems', () => {
  it('are those that the development script prints', () => {
    for (const code of PROBLEM_CODES) {
      const problem = { code, args: ['{one}', 'two'] };
      assert.equal(problemText(problem), problemMessage(problem));
    }
  });
});

describe('a bibliography that only a document names', () => {
  const named = (name: string) => vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), name);
  const json = (title: string) =>
    new TextEncoder().encode(JSON.stringify([{ id: 'named2020', type: 'book', title }]));
  const refs = named('refs.json');
  before(async () => {
    await (await gloss()).library.papers();
  });
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(refs);
  });

  async function hasTitle(title: string | undefined): Promise<void> {
    const { library } = await gloss();
    await eventually(async () => {
      assert.equal((await library.get('named2020'))?.title, title);
    });
  }

  it('is in the library while it is named, and followed as it changes', async () => {
    await vscode.workspace.fs.writeFile(refs, json('One'));
    const editor = await edit('---\nbibliography: refs.json\n---\n|');
    await hasTitle('One');
    await vscode.workspace.fs.writeFile(refs, json('Another'));
    await hasTitle('Another');
    await editor.edit((change) => {
      change.replace(new vscode.Range(1, 0, 2, 0), '');
    });
    await hasTitle(undefined);
  });

  it('may come later than the document that names it', async () => {
    await vscode.workspace.fs.delete(refs);
    await edit('---\nbibliography: refs.json\n---\n|');
    await vscode.workspace.fs.writeFile(refs, json('Late'));
    await hasTitle('Late');
  });
});

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
        found.map(({ code, range: { start, end } }) => [
          code,
          ...[start.line, start.character, end.line, end.character],
        ]),
        [
          // `year `
          ['field.noComma', 2, 26, 2, 31],
          ['entry.noKey', 3, 0, 3, 25],
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

describe('citing', () => {
  const at = (name: string) =>
    vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'draft', name);
  const bib = at('refs.bib');
  const put = (uri: vscode.Uri, content: string, encoding: BufferEncoding = 'utf8') =>
    vscode.workspace.fs.writeFile(uri, Buffer.from(content, encoding));
  const bytes = async (uri: vscode.Uri) => Buffer.from(await vscode.workspace.fs.readFile(uri));
  let texts = 0;

  async function draft(
    content = '---\nbibliography: refs.bib\n---\n\nText',
  ): Promise<vscode.TextDocument> {
    texts += 1;
    const uri = at(`draft-${String(texts)}.md`);
    await put(uri, content);
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    return document;
  }

  beforeEach(closeEditors);
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('adds the paper to the bibliography the document names, and changes no other byte', async () => {
    const before = Buffer.from('% Übung\r\n@misc{a,\r\n\tx = {1}  \r\n}', 'latin1');
    await vscode.workspace.fs.writeFile(bib, before);
    const document = await draft();
    await run('insertCitation', { keys: [COMET] });
    assert.match(document.getText(), /Text \[@ibrahim2023comet\]$/);
    const after = await bytes(bib);
    assert.ok(after.subarray(0, before.length).equals(before));
    const added = after.subarray(before.length).toString('latin1');
    assert.match(added, /^\r\n\r\n@\w+\{ibrahim2023comet,\r\n\ttitle = [^]*\r\n\}\r\n$/);
    await run('insertCitation', { keys: [COMET] });
    assert.ok((await bytes(bib)).equals(after));
  });

  it('cites by the key that the work has there', async () => {
    await put(bib, '@misc{mine, eprint = {2306.02824}, archivePrefix = {arXiv}}\n');
    const document = await draft();
    await run('insertCitation', { keys: [COMET] });
    assert.match(document.getText(), /Text \[@mine\]$/);
  });

  it('cites a key that BibTeX can’t hold by another, the same in both files and each time', async () => {
    const key = 'DBLP:a b{c';
    const { library } = await gloss();
    const title = 'On Keys Nobody Can Hold';
    const item = { id: key, type: 'book', title, author: [{ family: 'Doe' }] };
    await put(at('odd.csl.json'), JSON.stringify([item]));
    await eventually(async () => {
      assert.equal((await library.get(key))?.title, title);
    });
    await put(at('odd.bib'), '@misc{a}\n');
    const document = await draft('---\nbibliography: odd.bib\n---\n\nText');
    await run('insertCitation', { keys: [key] });
    assert.match(document.getText(), /Text \[@DBLP:a-b-c\]$/);
    const written = (await bytes(at('odd.bib'))).toString();
    assert.match(written, /^@misc\{a\}\n\n@book\{DBLP:a-b-c,\n {2}title = \{On \{Keys\}/);
    await run('insertCitation', { keys: [key] });
    assert.match(
      document.getText(),
      /Text \[@DBLP:a-b-c\]\s*\[@DBLP:a-b-c\]$|@DBLP:a-b-c; @DBLP:a-b-c/,
    );
    assert.equal((await bytes(at('odd.bib'))).toString(), written);
  });

  it('writes into the editor where the bibliography is open and not saved', async () => {
    const own = at('open.bib');
    await put(own, '@misc{a}\n');
    const open = await vscode.workspace.openTextDocument(own);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(own, new vscode.Position(0, 0), '% mine\n');
    await vscode.workspace.applyEdit(edit);
    await draft('---\nbibliography: open.bib\n---\n\nText');
    await run('insertCitation', { keys: [COMET] });
    assert.match(open.getText(), /^% mine\n@misc\{a\}\n\n@\w+\{ibrahim2023comet,/);
    assert.equal(open.isDirty, true);
    assert.equal((await bytes(own)).toString(), '@misc{a}\n');
    await open.save();
  });

  it('creates the bibliography when it is asked to add', async () => {
    await draft('---\nbibliography: new.json\n---\n\nText');
    await run('addToBibliography', { keys: [COMET, TUTEL] });
    const items = JSON.parse((await bytes(at('new.json'))).toString()) as { id: string }[];
    assert.deepEqual(
      items.map(({ id }) => id),
      [COMET, TUTEL],
    );
  });

  it('still cites where the bibliography can’t be added to, and leaves that as it is', async () => {
    await put(at('broken.json'), '[{"id": "a"}');
    const document = await draft('---\nbibliography: broken.json\n---\n\nText');
    await run('insertCitation', { keys: [COMET] });
    assert.match(document.getText(), /Text \[@ibrahim2023comet\]$/);
    assert.equal((await bytes(at('broken.json'))).toString(), '[{"id": "a"}');
    const outside = await draft('---\nbibliography: ../../../etc/refs.bib\n---\n\nText');
    await run('insertCitation', { keys: [COMET] });
    assert.match(outside.getText(), /Text \[@ibrahim2023comet\]$/);
  });

  const undo = () => vscode.commands.executeCommand('undo');

  it('adds in one step of undo with the citation, and saves what was saved', async () => {
    const own = at('undo.bib');
    await put(own, '@misc{a, x = {é}}\n');
    const document = await draft('---\nbibliography: undo.bib\n---\n\nText');
    const text = document.getText();
    await run('insertCitation', { keys: [COMET] });
    assert.match(
      (await bytes(own)).toString(),
      /^@misc\{a, x = \{é\}\}\n\n@\w+\{ibrahim2023comet,/,
    );
    const entries = await vscode.workspace.openTextDocument(own);
    assert.equal(entries.isDirty, false);
    await undo();
    assert.equal(document.getText(), text);
    await eventually(() => {
      assert.equal(entries.getText(), '@misc{a, x = {é}}\n');
      return Promise.resolve();
    });
    await entries.save();
  });

  it('is taken back whole also while it is being saved', async () => {
    const own = at('saving.bib');
    await put(own, '@misc{a}\n');
    const document = await draft('---\nbibliography: saving.bib\n---\n\nText');
    const text = document.getText();
    const saving = vscode.workspace.onWillSaveTextDocument((event) => {
      if (event.document.uri.toString() === own.toString()) event.waitUntil(undo());
    });
    try {
      await run('insertCitation', { keys: [COMET] });
    } finally {
      saving.dispose();
    }
    assert.equal(document.getText(), text);
    assert.equal((await bytes(own)).toString(), '@misc{a}\n');
  });

  it('keeps a byte order mark and CRLF, in one step of undo', async () => {
    await put(at('bom.bib'), '\uFEFF@misc{a}\r\n');
    const document = await draft('---\nbibliography: bom.bib\n---\n\nText');
    await run('insertCitation', { keys: [COMET] });
    const written = (await bytes(at('bom.bib'))).toString();
    assert.match(written, /^\uFEFF@misc\{a\}\r\n\r\n@\w+\{ibrahim2023comet,\r\n/);
    assert.doesNotMatch(written, /(?<!\r)\n/);
    await undo();
    assert.match(document.getText(), /\n\nText$/);
    const entries = await vscode.workspace.openTextDocument(at('bom.bib'));
    assert.equal(entries.getText(), '@misc{a}\r\n');
    await entries.save();
  });

  it('leaves other bytes alone whatever the editor cleans up when it saves', async () => {
    const settings = ['trimTrailingWhitespace', 'insertFinalNewline', 'trimFinalNewlines'];
    const formatting = vscode.languages.registerDocumentFormattingEditProvider(
      { pattern: '**/*.bib' },
      {
        provideDocumentFormattingEdits: () => [
          vscode.TextEdit.insert(new vscode.Position(0, 0), '% formatted\n'),
        ],
      },
    );
    try {
      for (const name of settings) await setSetting(`files.${name}`, true);
      const kept = '@misc{a,   \n  x = {1}\t\n}\n';
      await put(at('trim.bib'), kept);
      await draft('---\nbibliography: trim.bib\n---\n\nText');
      await run('insertCitation', { keys: [COMET] });
      const trimmed = (await bytes(at('trim.bib'))).toString();
      assert.ok(trimmed.startsWith(`${kept}\n@`) && trimmed.includes(COMET), trimmed);

      await setSetting('editor.formatOnSave', true);
      await put(at('format.bib'), '@misc{a}\n');
      await draft('---\nbibliography: format.bib\n---\n\nText');
      await run('insertCitation', { keys: [COMET] });
      const formatted = (await bytes(at('format.bib'))).toString();
      assert.ok(formatted.startsWith('@misc{a}\n\n@') && formatted.includes(COMET), formatted);

      await put(at('end.json'), '[{"id": "a"}]');
      await draft('---\nbibliography: end.json\n---\n\nText');
      await run('insertCitation', { keys: [COMET] });
      assert.match((await bytes(at('end.json'))).toString(), /^\[\{"id": "a"\}, \{.*\}\]$/);
    } finally {
      formatting.dispose();
      for (const name of settings) await setSetting(`files.${name}`, undefined);
      await setSetting('editor.formatOnSave', undefined);
    }
  });

  it('puts back what an extension changes elsewhere as the bibliography is saved', async () => {
    await put(at('saving.bib'), '@misc{a}\n');
    const saving = vscode.workspace.onWillSaveTextDocument((event) => {
      if (!event.document.uri.path.endsWith('saving.bib')) return;
      const meddling = vscode.TextEdit.insert(new vscode.Position(0, 0), '% touched\n');
      event.waitUntil(Promise.resolve([meddling]));
    });
    await draft('---\nbibliography: saving.bib\n---\n\nText');
    await run('insertCitation', { keys: [COMET] });
    saving.dispose();
    const written = (await bytes(at('saving.bib'))).toString();
    assert.ok(written.startsWith('@misc{a}\n\n@') && written.includes(COMET), written);
  });

  it('splices the bytes of a file with mixed line ends, and leaves no copy', async () => {
    const mixed = '@misc{a}\r\n@misc{b}\n% é\r\n';
    await put(at('mixed.bib'), mixed);
    const document = await draft('---\nbibliography: mixed.bib\n---\n\nText');
    await run('insertCitation', { keys: [COMET] });
    const written = (await bytes(at('mixed.bib'))).toString();
    assert.ok(written.startsWith(mixed) && written.includes(COMET), written);
    const names = (await vscode.workspace.fs.readDirectory(at('.'))).map(([name]) => name);
    assert.deepEqual(
      names.filter((name) => name.includes('before-gloss')),
      [],
    );
    await undo();
    assert.match(document.getText(), /\n\nText$/);
    assert.equal((await bytes(at('mixed.bib'))).toString(), written);
  });

  it('never writes over the copy that a crash has left', async () => {
    await put(at('crashed.bib'), '@misc{a}\r\n@misc{b}\n');
    await put(at('crashed.bib.before-gloss'), 'left');
    await draft('---\nbibliography: crashed.bib\n---\n\nText');
    await run('insertCitation', { keys: [COMET] });
    assert.ok((await bytes(at('crashed.bib'))).includes(COMET));
    assert.equal((await bytes(at('crashed.bib.before-gloss'))).toString(), 'left');
    const names = (await vscode.workspace.fs.readDirectory(at('.'))).map(([name]) => name);
    assert.ok(!names.includes('crashed.bib.before-gloss-1'), names.join());
  });

  it('offers what the bibliography has first', async () => {
    const { library } = await gloss();
    await put(at('first.bib'), '@misc{zeta2020, title = {Zeta, a Work of My Own}}\n');
    await eventually(async () => {
      assert.ok(await library.get('zeta2020'));
    });
    const document = await draft('---\nbibliography: first.bib\n---\n\nText');
    const inserted = run('insertCitation');
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.match(document.getText(), /\n\nText /);
    });
    await inserted;
    assert.match(document.getText(), /Text \[@zeta2020\]$/);
  });

  it('leaves bibliographies alone when the setting says so', async () => {
    await put(bib, '');
    await setSetting('gloss.bibliography.add', false);
    await draft();
    await run('insertCitation', { keys: [COMET] });
    assert.equal((await bytes(bib)).toString(), '');
    await setSetting('gloss.bibliography.add', undefined);
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
    await clipboardMatches(/^@misc\{ibrahim2023comet,\n[^]*eprinttype = \{arXiv\}/);
    await setSetting('gloss.citation.version', 'published');
    await run('copyBiblatex', { keys: [COMET] });
    await clipboardMatches(/^@inproceedings\{ibrahim2023comet,\n[^]*booktitle = \{\{KDD\}\}/);
    await run('copyRis', { keys: [COMET] });
    await clipboardMatches(/^TY {2}- CONF\n/);
  });
});
