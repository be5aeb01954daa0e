import assert from 'node:assert/strict';
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

const NOTE = vscode.Uri.parse(`gloss-note:/${COMET}.md`);
/** A paper that no other test gives another key. */
const SELDOM = 'li2022lazy';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function noteOf(key: string): Promise<string> {
  return (await (await gloss()).annotations.get(key))?.note ?? '';
}

/** Opens the note, as it is stored now: one that an earlier test had open may still be catching up. */
async function openNote(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(NOTE);
  const stored = new TextDecoder().decode(await vscode.workspace.fs.readFile(NOTE));
  await eventually(() => {
    assert.equal(document.getText(), stored);
  });
  return document;
}

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('notes as files', () => {
  beforeEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.writeFile(NOTE, bytes(''));
  });
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.writeFile(NOTE, bytes(''));
  });

  it('open in an editor as Markdown, empty for a paper without a note', async () => {
    await run('editNote', { key: COMET });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), NOTE.toString());
    assert.equal(document.languageId, 'markdown');
    await eventually(() => {
      assert.equal(document.getText(), '');
    });
  });

  it('are stored by saving', async () => {
    const document = await openNote();
    await replaceAll(document, '# Trees\n\nSee [@hwang2022tutel].\n');
    assert.equal(await noteOf(COMET), '');
    assert.ok(await document.save());
    assert.equal(await noteOf(COMET), '# Trees\n\nSee [@hwang2022tutel].\n');
    assert.equal(document.isDirty, false);
  });

  it('show a change from elsewhere at once', async () => {
    const document = await openNote();
    await vscode.window.showTextDocument(document);
    await vscode.workspace.fs.writeFile(NOTE, bytes('from elsewhere'));
    await eventually(() => {
      assert.equal(document.getText(), 'from elsewhere');
    });
  });

  it('are not written over when they changed elsewhere, not even by words of the same length', async () => {
    await vscode.workspace.fs.writeFile(NOTE, bytes('one'));
    const document = await openNote();
    await vscode.window.showTextDocument(document);
    await replaceAll(document, 'two');
    await vscode.workspace.fs.writeFile(NOTE, bytes('six'));
    assert.equal(await document.save(), false);
    assert.equal(await noteOf(COMET), 'six');
    assert.equal(document.getText(), 'two');
  });

  it('have no papers that there are not', async () => {
    const nobody = vscode.Uri.parse('gloss-note:/nobody2020nothing.md');
    await assert.rejects(
      async () => vscode.workspace.fs.stat(nobody),
      /FileNotFound|EntryNotFound/u,
    );
    await assert.rejects(async () => vscode.workspace.fs.writeFile(nobody, bytes('x')));
  });

  it('tell cases of a key apart', async () => {
    const upper = vscode.Uri.parse(`gloss-note:/${COMET.toUpperCase()}.md`);
    await assert.rejects(async () => vscode.workspace.fs.readFile(upper));
  });

  it('are listed in their folder, and emptied by deleting', async () => {
    const root = vscode.Uri.parse('gloss-note:/');
    const name = `${SELDOM}.md`;
    const note = vscode.Uri.joinPath(root, name);
    await vscode.workspace.fs.writeFile(note, bytes('x'));
    const listed = async () =>
      (await vscode.workspace.fs.readDirectory(root)).some(([other]) => other === name);
    assert.ok(await listed());
    await vscode.workspace.fs.delete(note);
    assert.equal(await noteOf(SELDOM), '');
    assert.ok(!(await listed()));
  });

  it('refuse what is no UTF-8, and keep what was there', async () => {
    await vscode.workspace.fs.writeFile(NOTE, bytes('kept'));
    const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0x00]);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(NOTE, utf16), /UTF-8/u);
    assert.equal(await noteOf(COMET), 'kept');
  });

  it('stay when the bundled papers are switched off', async () => {
    await vscode.workspace.fs.writeFile(NOTE, bytes('kept'));
    try {
      await setSetting('gloss.library.bundled', false);
      const content = await vscode.workspace.fs.readFile(NOTE);
      assert.equal(new TextDecoder().decode(content), 'kept');
    } finally {
      await setSetting('gloss.library.bundled', undefined);
    }
  });
});

describe('passages', () => {
  it('are marked by command where the text has them, and kept where it has not', async () => {
    const { annotations } = await gloss();
    await run('addPassage', { key: TUTEL, exact: 'Sparsely-gated mixture-of-experts' });
    await run('addPassage', {
      key: TUTEL,
      exact: 'Words of the PDF.',
      locator: 'p. 5',
      colour: 'green',
      comment: 'so they say',
      tags: ['method'],
    });
    const [here, elsewhere] = (await annotations.get(TUTEL))?.highlights.slice(-2) ?? [];
    assert.equal(here?.field, 'abstract');
    assert.equal(here.position?.start, 0);
    assert.equal(elsewhere?.field, undefined);
    assert.equal(elsewhere?.locator, 'p. 5');
    assert.equal(elsewhere.comment, 'so they say');
    const first = (await annotations.webAnnotations(TUTEL)).at(-2);
    assert.deepEqual(first?.target.selector.at(-1), {
      type: 'TextPositionSelector',
      start: 0,
      end: 'Sparsely-gated mixture-of-experts'.length,
    });
    assert.match(first.target.source, /^https:/u);
  });
});

describe('opening a paper', () => {
  after(async () => {
    await run('markUnread', { key: COMET });
    await closeEditors();
  });

  it('marks it as reading only where the setting says so', async () => {
    const status = async () => (await (await gloss()).annotations.get(COMET))?.status ?? 'unread';
    await run('openPaper', { key: COMET });
    assert.equal(await status(), 'unread');
    await closeEditors();
    try {
      await setSetting('gloss.reading.markOnOpen', true);
      await run('openPaper', { key: COMET });
      await eventually(async () => {
        assert.equal(await status(), 'reading');
      });
    } finally {
      await setSetting('gloss.reading.markOnOpen', undefined);
    }
  });
});
