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

const END = '<!-- /gloss:literature-note -->';
const TEMPLATE = '---\ntitle: {title}\n---\n\n# {key}\n\n{note}\n\n{highlights}\n';

/** The text with ids left out. */
function plain(document: vscode.TextDocument): string {
  return document
    .getText()
    .replace(/ [\da-f-]{36} -->/gu, ' ID -->')
    .replaceAll('\r\n', '\n');
}

function start(key: string): string {
  return `<!-- gloss:literature-note ${key} ID -->`;
}

/** A paper's note, written as the user does. */
async function writeNote(key: string, note: string): Promise<void> {
  const uri = vscode.Uri.parse(`gloss-note:/${key}.md`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(note));
  await eventually(async () => {
    assert.equal((await (await gloss()).annotations.get(key))?.note, note);
  });
}

async function replace(document: vscode.TextDocument, words: string, by: string): Promise<void> {
  const at = document.getText().indexOf(words);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
  change.replace(document.uri, range, by);
  assert.ok(at >= 0 && (await vscode.workspace.applyEdit(change)));
}

describe('a literature note', () => {
  before(() => setSetting('gloss.literatureNote.template', TEMPLATE));
  beforeEach(async () => {
    await closeEditors();
    await writeNote(COMET, 'First.');
    await writeNote(TUTEL, 'Other.');
  });
  after(async () => {
    await setSetting('gloss.literatureNote.template', undefined);
    await closeEditors();
  });

  const inserted = (note: string) => `${start(COMET)}\n# ${COMET}\n\n${note}`;

  it('is put behind the paragraph of the cursor, without front matter', async () => {
    const { document } = await edit('a| b\n\nc');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    assert.ok(plain(document).startsWith(`a b\n\n${inserted('First.')}`), plain(document));
    assert.ok(plain(document).endsWith(`${END}\n\nc`));
  });

  it('is updated in place of being put in twice', async () => {
    const { document } = await edit('|');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    await writeNote(COMET, 'Second.');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    assert.ok(plain(document).startsWith(inserted('Second.')), plain(document));
    assert.equal(plain(document).split(END).length, 2);
  });

  it('is updated with all others in one step of undo, and keeps what the user wrote', async () => {
    const { document } = await edit('top\n\n|');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    await replace(document, END, `mine\n${END}\n\nbetween\n`);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const last = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(last, last);
    await eventually(async () => {
      assert.ok(editor.selection.active.isEqual(last));
      await Promise.resolve();
    });
    await run('insertLiteratureNote', { key: TUTEL, target: 'cursor' });
    const before = document.getText();
    await writeNote(COMET, 'Second.');
    await writeNote(TUTEL, 'Third.');
    await run('updateLiteratureNotes');
    const updated = plain(document);
    assert.ok(updated.startsWith(`top\n\n${inserted('Second.')}`), updated);
    assert.match(updated, /\nmine\n<!-- \/gloss/u);
    assert.match(updated, /\nbetween\n/u);
    assert.match(updated, /\nThird\./u);
    assert.doesNotMatch(updated, /First|Other/u);
    const once = document.getText();
    await run('updateLiteratureNotes');
    assert.equal(document.getText(), once);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await run('updateLiteratureNotes');
    assert.equal(plain(document), updated);
  });

  it('that cites its paper brings it into the bibliography, also as it is updated', async () => {
    const { document } = await edit('---\nbibliography: noted.bib\n---\n\n|');
    const file = vscode.Uri.joinPath(document.uri, '..', 'noted.bib');
    const put = (content: string) =>
      vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
    const entries = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await put('');
    try {
      // Without the highlights that other tests make: their quotations cite.
      await setSetting('gloss.literatureNote.template', '{note}\n');
      await run('insertLiteratureNote', { key: TUTEL, target: 'cursor' });
      assert.equal(await entries(), '', 'a note that cites nothing adds nothing');
      await setSetting('gloss.literatureNote.template', '{citation}\n\n{note}\n');
      await run('updateLiteratureNotes');
      assert.match(await entries(), new RegExp(`^@\\w+\\{${TUTEL},`, 'u'));
      assert.match(plain(document), new RegExp(`\\n\\[@${TUTEL}\\]\\n`, 'u'));
      await put('@misc{noted, eprint = {2306.02824}, archivePrefix = {arXiv}}\n');
      await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
      assert.match(plain(document), /\n\[@noted\]\n\nFirst\./u);
      assert.ok(plain(document).includes(start(COMET)));
    } finally {
      await setSetting('gloss.literatureNote.template', TEMPLATE);
      await closeEditors();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('keeps Windows line ends', async () => {
    const { document } = await edit('a\r\n\r\n|');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    await writeNote(COMET, 'Second.\n\nThird.');
    await run('updateLiteratureNotes');
    assert.match(document.getText(), /Second\.\r\n\r\nThird\./u);
    assert.doesNotMatch(document.getText(), /[^\r]\n/u);
  });

  it('with a broken marker is not touched', async () => {
    const { document } = await edit('|');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    await replace(document, END, '');
    await writeNote(COMET, 'Second.');
    const before = document.getText();
    await run('updateLiteratureNotes');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    assert.equal(document.getText(), before);
  });

  it('goes into a new file that is not saved, with front matter; a second time it is updated', async () => {
    await run('insertLiteratureNote', { key: COMET, target: 'newFile' });
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.ok(document.isUntitled);
    assert.equal(document.languageId, 'markdown');
    assert.match(plain(document), /^---\ntitle: "COMET: .*"\n---\n\n<!-- gloss/u);
    assert.ok(plain(document).includes(inserted('First.')));
    await writeNote(COMET, 'Second.');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    assert.ok(plain(document).includes(inserted('Second.')));
  });

  it('leaves a file that has its name, and takes another one', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const taken = vscode.Uri.joinPath(folder.uri, 'notes', `${COMET}.md`);
    await vscode.workspace.fs.writeFile(taken, new TextEncoder().encode('my own'));
    try {
      await run('insertLiteratureNote', { key: COMET, target: 'newFile' });
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      assert.equal(document.uri.path, taken.path.replace('.md', '-2.md'));
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(taken)), 'my own');
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, 'notes'), {
        recursive: true,
      });
    }
  });

  it('is not put into what is not Markdown', async () => {
    const { document } = await edit('x = 1|', 'python');
    await run('insertLiteratureNote', { key: COMET, target: 'cursor' });
    assert.equal(document.getText(), 'x = 1');
  });
});
