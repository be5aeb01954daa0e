/** Completing a citation key while a bibliography of the document is still being read. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, eventually, gloss, setSetting } from './support/editor.ts';
import { accept, itemOf, keysOf, listed, runCommandOf, take } from './support/completing.ts';
import { HeldFiles } from './support/heldFiles.ts';

const BIBLIOGRAPHY = `@misc{mine, title={COMET}, eprint = {2306.02824}, archivePrefix = {arXiv}}
@misc{gatedown, title = {Gates of which nobody else has heard}}
`;
const HEADS: Readonly<Record<string, string>> = {
  md: '---\nbibliography: refs.bib\n---\n\n',
  tex: '\\addbibresource{refs.bib}\n\n',
  typ: '#bibliography("refs.bib")\n\n',
};

let schemes = 0;

/** A document whose bibliography is read when it is let go. */
async function open(marked: string, extension: string) {
  const scheme = `held${String((schemes += 1))}`;
  const [head = '', name] = [HEADS[extension], `/a.${extension}`];
  const text = head + marked.replace('|', '');
  const files = new HeldFiles({ [name]: text, '/refs.bib': BIBLIOGRAPHY }, ['/refs.bib']);
  const registered = vscode.workspace.registerFileSystemProvider(scheme, files);
  const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: name }));
  const place = editor.document.positionAt(head.length + marked.indexOf('|'));
  editor.selection = new vscode.Selection(place, place);
  const written = () => editor.document.getText().slice(head.length);
  return { editor, files, registered, written };
}

describe('completing a citation key before the bibliography is read', () => {
  before(async () => {
    await (await gloss()).library.papers();
  });
  beforeEach(closeEditors);
  after(closeEditors);

  it('offers what the library has at once, and the rest at the next letter', async () => {
    const { editor, files, registered } = await open('So @gate|', 'md');
    const first = await listed(editor);
    assert.ok(first.length > 1 && !keysOf(first).includes('gatedown'), keysOf(first).join());
    files.letGo();
    await eventually(async () => {
      assert.equal(keysOf(await listed(editor)).includes('gatedown'), true);
    });
    registered.dispose();
  });

  const places: readonly (readonly [marked: string, extension: string, written: string])[] = [
    ['[see @com|, p. 3] and', 'md', '[see @mine, p. 3] and'],
    ['So -@{com|et} and', 'md', 'So -@mine and'],
    ['\\cite{other,com|} and', 'tex', '\\cite{other,mine} and'],
    ['So @com|, and', 'typ', 'So @mine, and'],
    ['#cite(<com|et>) and', 'typ', '#cite(<mine>) and'],
  ];
  for (const [marked, extension, expected] of places) {
    it(`ends with the key of the bibliography: ${marked} in .${extension}`, async () => {
      const { editor, files, registered, written } = await open(marked, extension);
      const comet = itemOf(await listed(editor), COMET);
      await take(editor, comet);
      assert.ok(written().includes(COMET), written());
      const accepted = runCommandOf(comet);
      files.letGo();
      await accepted;
      assert.equal(written(), expected);
      registered.dispose();
    });
  }

  it('does so where one has gone on typing, and where nothing is added to bibliographies', async () => {
    await setSetting('gloss.bibliography.add', false);
    try {
      const { editor, files, registered, written } = await open('So @com|', 'md');
      const comet = itemOf(await listed(editor), COMET);
      await take(editor, comet);
      const accepted = runCommandOf(comet);
      await vscode.commands.executeCommand('type', { text: ' says' });
      files.letGo();
      await accepted;
      assert.equal(written(), 'So @mine says');
      registered.dispose();
    } finally {
      await setSetting('gloss.bibliography.add', undefined);
    }
  });

  it('offers the own key, and nothing to be done, once it is read', async () => {
    const { editor, files, registered, written } = await open('So @com|', 'md');
    files.letGo();
    const mine = await eventually(async () => itemOf(await listed(editor), 'mine'));
    assert.equal(mine.command, undefined);
    await accept(editor, mine);
    assert.equal(written(), 'So @mine');
    registered.dispose();
  });
});
