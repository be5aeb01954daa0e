/** Where the workspace cites a paper: finding, following changes, renaming the key. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import {
  closeEditors,
  COMET,
  eventually,
  gloss,
  run,
  setSetting,
  TUTEL,
} from './support/editor.ts';

const [folder] = vscode.workspace.workspaceFolders ?? [];
let tests = 0;
/** Of each test another: the editor keeps the texts of files that were deleted, for a while. */
let ownFolder = '';

async function begin(): Promise<void> {
  await closeEditors();
  ownFolder = `cited-${String((tests += 1))}`;
}

const at = (name: string) =>
  vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), ownFolder, ...name.split('/'));

function put(name: string, content: string | Uint8Array): Thenable<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return vscode.workspace.fs.writeFile(at(name), bytes);
}

async function open(name: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(at(name));
}

/** The place of some words in a document, one character in. */
function on(document: vscode.TextDocument, words: string): vscode.Position {
  const offset = document.getText().indexOf(words);
  assert.ok(offset >= 0, words);
  return document.positionAt(offset + 1);
}

function found(document: vscode.TextDocument, words: string): Thenable<vscode.Location[]> {
  const at = on(document, words);
  return vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, at);
}

/** "name line:column key", of the files in the test's folder. */
async function references(document: vscode.TextDocument, words: string): Promise<string[]> {
  const named = (await found(document, words))
    .filter(({ uri }) => uri.path.includes(`/${ownFolder}/`) || uri.scheme === 'gloss-note')
    .map(async ({ uri, range }) => {
      const text = (await vscode.workspace.openTextDocument(uri)).getText(range);
      // The editor's own Markdown takes the brackets of a citation for a link.
      if (text.startsWith('@')) return [];
      const name = uri.path.split(`/${ownFolder}/`).at(-1) ?? '';
      const { line, character } = range.start;
      return [`${name} ${String(line + 1)}:${String(character)} ${text}`];
    });
  return (await Promise.all(named)).flat().sort();
}

function rename(document: vscode.TextDocument, words: string, to: string) {
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    on(document, words),
    to,
  );
}

/** Reading all of a workspace and waiting for a watcher takes its time on a busy machine. */
const PATIENT = 60_000;
const HEAD = '---\nbibliography: refs.bib\n---\n\n';

describe('the citations of the workspace', function () {
  this.timeout(PATIENT);
  before(gloss);
  beforeEach(begin);
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('are found for a key in a document, under all keys of the paper', async () => {
    await put('refs.bib', '@misc{mine, eprint = {2306.02824}, archivePrefix = {arXiv}}\n');
    await put('a.md', `${HEAD}One [@mine, p. 3].\n\nTwo @mine.\n`);
    await put('deep/b.tex', `% \\cite{${COMET}}\n\\cite{x,${COMET}}\n`);
    await put('c.typ', `@${COMET} \`@${COMET}\`\n`);
    const document = await open('a.md');
    await eventually(async () => {
      assert.deepEqual(await references(document, '@mine, p'), [
        'a.md 5:6 mine',
        'a.md 7:5 mine',
        `c.typ 1:1 ${COMET}`,
        `deep/b.tex 2:8 ${COMET}`,
        'refs.bib 1:6 mine',
      ]);
    });
    assert.deepEqual(await references(await open('refs.bib'), 'mine'), [
      'a.md 5:6 mine',
      'a.md 7:5 mine',
      `c.typ 1:1 ${COMET}`,
      `deep/b.tex 2:8 ${COMET}`,
      'refs.bib 1:6 mine',
    ]);
  });

  it('of a key that several works have are those of the work that is meant', async () => {
    await put('one/references.bib', '@misc{same, title = {The first of two different works}}\n');
    await put('two/references.bib', '@misc{same, title = {Quite another thing altogether}}\n');
    await put('one/a.md', '@same\n');
    await put('two/b.md', '@same\n');
    const document = await open('two/b.md');
    await eventually(async () => {
      assert.deepEqual(await references(document, '@same'), [
        'two/b.md 1:1 same',
        'two/references.bib 1:6 same',
      ]);
    });
  });

  it('follow documents and files, also those that go', async () => {
    await put('a.md', `@${TUTEL}\n`);
    await put('sub/b.md', `@${TUTEL}\n`);
    const editor = await vscode.window.showTextDocument(await open('a.md'));
    const names = async () =>
      (await references(editor.document, `@${TUTEL}`)).map((each) => each.split(' ')[0]);
    await eventually(async () => {
      assert.deepEqual(await names(), ['a.md', 'sub/b.md']);
    });
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(1, 0), `New: @${TUTEL}, @nobody.\n`);
    });
    assert.deepEqual(await references(editor.document, '@nobody'), ['a.md 2:23 nobody']);
    assert.deepEqual(await names(), ['a.md', 'a.md', 'sub/b.md']);
    await put('c.md', `@${TUTEL}\n`);
    await eventually(async () => {
      assert.deepEqual(await names(), ['a.md', 'a.md', 'c.md', 'sub/b.md']);
    });
    await put('c.md', 'nothing\n');
    await vscode.workspace.fs.delete(at('sub'), { recursive: true });
    await eventually(async () => {
      assert.deepEqual(await names(), ['a.md', 'a.md']);
    });
  });

  it('leave out what is excluded from searches, is too large, or is no text', async () => {
    await put('a.md', `@${TUTEL}\n`);
    await put('build/b.md', `@${TUTEL}\n`);
    await put('drafts/c.md', `@${TUTEL}\n`);
    await put('large.md', `@${TUTEL}\n${'x'.repeat(5_000_001)}`);
    await put(
      'binary.md',
      new Uint8Array([0x40, 0x61, 0, 1, ...new TextEncoder().encode(` @${TUTEL}`)]),
    );
    const document = await open('a.md');
    try {
      await setSetting('search.exclude', { [`${ownFolder}/build`]: true });
      await setSetting('files.exclude', { '**/{drafts,old}/**': true });
      await eventually(async () => {
        assert.deepEqual(await references(document, `@${TUTEL}`), [`a.md 1:1 ${TUTEL}`]);
      });
    } finally {
      await setSetting('search.exclude', undefined);
      await setSetting('files.exclude', undefined);
    }
    await eventually(async () => {
      assert.equal((await references(document, `@${TUTEL}`)).length, 3);
    });
  });

  it('are found where documents go while they are read', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `many/${String(index)}.md`);
    await put('stays.md', `@${TUTEL}\n`);
    await Promise.all(names.map((name) => put(name, `@${TUTEL}\n\n${'Text. '.repeat(5_000)}`)));
    const document = await open('stays.md');
    const going = Promise.all(names.map((name) => vscode.workspace.fs.delete(at(name))));
    await Promise.all([found(document, `@${TUTEL}`), found(document, `@${TUTEL}`)]);
    await going;
    await eventually(async () => {
      assert.deepEqual(await references(document, `@${TUTEL}`), [`stays.md 1:1 ${TUTEL}`]);
    });
  });

  it('are found in documents that include one another', async () => {
    await put('a.qmd', `{{< include b.qmd >}}\n\n@${TUTEL}\n`);
    await put('b.qmd', `{{< include a.qmd >}}\n\n@${TUTEL}\n`);
    await put('a.tex', `\\input{b}\n\\cite{${TUTEL}}\n`);
    await put('b.tex', `\\include{a}\\input{b.tex}\n\\cite{${TUTEL}}\n`);
    const document = await open('a.qmd');
    await eventually(async () => {
      assert.deepEqual(await references(document, `@${TUTEL}`), [
        `a.qmd 3:1 ${TUTEL}`,
        `a.tex 2:6 ${TUTEL}`,
        `b.qmd 3:1 ${TUTEL}`,
        `b.tex 2:6 ${TUTEL}`,
      ]);
    });
  });

  it('are symbols of their document and of the workspace', async () => {
    await put('a.md', `# Head\n\n@${TUTEL} and [see @nobody, p. 3].\n`);
    const document = await open('a.md');
    await eventually(async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const flat = all.flatMap((symbol) => [symbol, ...symbol.children]);
      const own = flat.filter(({ kind }) => kind === vscode.SymbolKind.Key);
      assert.deepEqual(
        own.map(({ name, detail }) => [name, detail.split(' · ')[0]]),
        [
          [TUTEL, 'Hwang et al. 2022'],
          ['nobody', ''],
        ],
      );
      assert.equal(document.getText(own[1]?.range), 'see @nobody, p. 3');
    });
    await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'hwang tut',
      );
      const places = found
        .filter(
          ({ name, location }) => name === TUTEL && location.uri.path.includes(`/${ownFolder}/`),
        )
        .map(({ location }) => location);
      assert.deepEqual(
        places.map(({ uri, range }) => [uri.toString(), range.start.line]),
        [[document.uri.toString(), 2]],
      );
    });
  });

  it('are gone to from the view, one after the other', async () => {
    await put('places.md', `One.\n\n@${TUTEL}\n\n@${COMET}\n\n[@${TUTEL}]\n`);
    await vscode.window.showTextDocument(await open('places.md'));
    for (const line of [2, 6, 2]) {
      await run('goToCitation', { cited: TUTEL });
      await eventually(() => {
        assert.equal(vscode.window.activeTextEditor?.selection.start.line, line);
      });
    }
  });

  it('are shown in the editor for a paper', async () => {
    // A paper that nothing else cites: the first place that the watcher still knows would be shown, and kept.
    const key = 'elsen2019fast';
    await put('a.md', `One.\n\n@${key}\n`);
    await eventually(async () => {
      await run('findCitations', { key });
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.toString(), at('a.md').toString());
      assert.equal(editor.selection.start.line, 2);
    });
  });
});

describe('renaming a citation key', function () {
  this.timeout(PATIENT);
  const NOTE = vscode.Uri.parse('gloss-note:/zimmer2023sparse.md');
  const read = async (name: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));

  beforeEach(begin);
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  async function refusal(document: vscode.TextDocument, words: string, to: string) {
    try {
      await rename(document, words, to);
    } catch (error) {
      return String(error);
    }
    return assert.fail('It was not refused');
  }

  async function texts(edit: vscode.WorkspaceEdit): Promise<Record<string, string>> {
    const entries = edit.entries().map(async ([uri, edits]) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const changed = edits
        .toSorted((one, other) => other.range.start.compareTo(one.range.start))
        .reduce((text, { range, newText }) => {
          const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
          return text.slice(0, start) + newText + text.slice(end);
        }, document.getText());
      return [uri.path.split(`/${ownFolder}/`).at(-1) ?? '', changed] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  it('reaches documents in all languages, the bibliography and notes', async () => {
    await put('refs.bib', '@misc{mine, title = {A work of which nobody has heard}}\n');
    await put('a.md', `${HEAD}One [@mine, p. 3; @other].\n`);
    await put('b.tex', '\\addbibresource{refs.bib}\n\\textcite[see][]{mine}\n');
    await put('c.typ', '#bibliography("refs.bib")\n@mine[p. 3]\n');
    await vscode.workspace.fs.writeFile(NOTE, new TextEncoder().encode('Compare @mine.'));
    try {
      const document = await open('a.md');
      const expected = {
        'refs.bib': '@misc{theirs, title = {A work of which nobody has heard}}\n',
        'a.md': `${HEAD}One [@theirs, p. 3; @other].\n`,
        'b.tex': '\\addbibresource{refs.bib}\n\\textcite[see][]{theirs}\n',
        'c.typ': '#bibliography("refs.bib")\n@theirs[p. 3]\n',
        [NOTE.path]: 'Compare @theirs.',
      };
      await eventually(async () => {
        assert.deepEqual(await texts(await rename(document, '@mine', 'theirs')), expected);
      });
      const entry = await rename(await open('refs.bib'), 'mine', 'theirs');
      assert.deepEqual(await texts(entry), expected);
    } finally {
      await vscode.workspace.fs.writeFile(NOTE, new Uint8Array());
    }
  });

  it('leaves other works of the same key alone', async () => {
    await put('one/references.bib', '@misc{same, title = {The first of two different works}}\n');
    await put('two/references.bib', '@misc{same, title = {Quite another thing altogether}}\n');
    await put('one/a.md', '@same\n');
    await put('two/b.md', '@same\n');
    const document = await open('one/a.md');
    await eventually(async () => {
      assert.deepEqual(Object.keys(await texts(await rename(document, '@same', 'new'))).sort(), [
        'one/a.md',
        'one/references.bib',
      ]);
    });
  });

  it('leaves a document alone that is gone, though the editor still has its text', async () => {
    await put('refs.bib', '@misc{mine, title = {A work of which nobody has heard}}\n');
    for (const name of ['a.md', 'b.md']) await put(name, `${HEAD}@mine\n`);
    const [document] = await Promise.all([open('a.md'), open('b.md')]);
    const files = async () =>
      Object.keys(await texts(await rename(document, '@mine', 'theirs'))).sort();
    await eventually(async () => {
      assert.deepEqual(await files(), ['a.md', 'b.md', 'refs.bib']);
    });
    // Behind the editor's back, so that nothing has been told of it yet.
    await rm(at('b.md').fsPath);
    assert.deepEqual(await files(), ['a.md', 'refs.bib']);
  });

  it('is refused where the new key is taken or can’t be written, and says why', async () => {
    await put('refs.bib', '@misc{mine, title = {A work of which nobody has heard}}\n@misc{here}\n');
    await put('a.md', `${HEAD}One @mine and @he2024chess.\n`);
    await put('b.tex', '\\addbibresource{refs.bib}\n\\cite{mine}\n');
    const document = await open('a.md');
    await eventually(async () => {
      assert.match(await refusal(document, '@mine', 'here'), /in the bibliography already/);
    });
    assert.match(await refusal(document, '@mine', TUTEL), /is the key of “Tutel/);
    assert.match(await refusal(document, '@mine', 'a b'), /BibTeX can’t hold/);
    assert.match(await refusal(document, '@he2024chess', 'x'), /stands in no bibliography/);
  });

  it('keeps annotations with their paper, also when it is undone', async () => {
    await put('refs.bib', '@misc{dear, title = {A work that is dear to one}}\n');
    await put('a.md', `${HEAD}@dear\n`);
    const editor = await vscode.window.showTextDocument(await open('a.md'));
    const { annotations, library } = await gloss();
    await eventually(async () => {
      assert.ok(await library.get('dear'));
    });
    const note = vscode.Uri.parse('gloss-note:/dear.md');
    await vscode.workspace.fs.writeFile(note, new TextEncoder().encode('Dear to me.'));
    const edit = await rename(editor.document, '@dear', 'elses');
    assert.ok(await vscode.workspace.applyEdit(edit));
    // As the editor does after a rename.
    for (const document of vscode.workspace.textDocuments) {
      if (document.isDirty) assert.ok(await document.save());
    }
    await eventually(async () => {
      assert.equal((await annotations.get('elses'))?.note, 'Dear to me.');
    });
    assert.match(await read('refs.bib'), /^@misc\{elses,/);
    assert.equal(await read('a.md'), `${HEAD}@elses\n`);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    const bibliography = await open('refs.bib');
    await eventually(() => {
      assert.equal(editor.document.getText(), `${HEAD}@dear\n`);
      assert.match(bibliography.getText(), /^@misc\{dear,/);
    });
    await eventually(async () => {
      assert.equal((await annotations.get('dear'))?.note, 'Dear to me.');
    });
    await vscode.commands.executeCommand('redo');
    await eventually(async () => {
      assert.equal((await annotations.get('elses'))?.note, 'Dear to me.');
    });
    assert.match(bibliography.getText(), /^@misc\{elses,/);
    const back = await rename(editor.document, '@elses', 'dear');
    assert.ok(await vscode.workspace.applyEdit(back));
    await eventually(async () => {
      assert.equal((await annotations.get('dear'))?.note, 'Dear to me.');
    });
    await vscode.workspace.fs.writeFile(note, new Uint8Array());
  });
});
