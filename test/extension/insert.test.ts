/** What is inserted beside citations: tables of papers, lists of references, citations for links pasted. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, edit, eventually, run, TUTEL } from './support/editor.ts';

describe('inserting a comparison table', () => {
  beforeEach(closeEditors);
  after(closeEditors);

  it('writes it in lines of its own, behind the paragraph', async () => {
    const { document } = await edit('Some| words.\n\nMore.');
    await run('insertComparisonTable', { keys: [COMET, TUTEL], columns: ['method', 'citation'] });
    const lines = document.getText().split('\n');
    assert.equal(lines[0], 'Some words.');
    assert.equal(lines[2], '| Method | Paper |');
    assert.deepEqual(lines.slice(4, 6), [`| COMET | [@${COMET}] |`, `| Tutel | [@${TUTEL}] |`]);
    assert.equal(lines.at(-1), 'More.');
  });

  it('writes nothing in LaTeX, and for a column that there is not', async () => {
    const latex = await edit('a|', 'latex');
    await run('insertComparisonTable', { keys: [COMET], columns: ['year'] });
    assert.equal(latex.document.getText(), 'a');
    const markdown = await edit('a|');
    await run('insertComparisonTable', { keys: [COMET], columns: ['colour'] });
    assert.equal(markdown.document.getText(), 'a');
  });
});

describe('inserting the list of references', () => {
  beforeEach(closeEditors);
  after(closeEditors);

  it('has each work that the document cites once, in the style asked for', async () => {
    const { document } = await edit(`[@${COMET}; @${TUTEL}] and @${COMET}.\n\n|`);
    await run('insertReferenceList', { style: 'apa' });
    const references = document.getText().split('\n\n').slice(1);
    assert.equal(references.length, 2);
    assert.match(references[0] ?? '', /^Hwang, C\., .*\*Tutel: Adaptive Mixture-of-Experts/u);
    assert.match(references[1] ?? '', /^Ibrahim, S\., .*\*COMET: /u);
  });

  it('writes nothing where nothing is cited', async () => {
    const { document } = await edit('No keys.|');
    await run('insertReferenceList');
    assert.equal(document.getText(), 'No keys.');
  });
});

describe('pasting a link to a paper', () => {
  const LINK = 'https://arxiv.org/abs/2306.02824v2';
  const pasteAs = { kind: 'text.gloss.citation' };
  beforeEach(closeEditors);
  after(closeEditors);

  it('as a citation cites it, and puts it into the bibliography; one undo takes back both', async () => {
    const editor = await edit('---\nbibliography: pasted.bib\n---\nSo |.');
    const { document } = editor;
    const file = vscode.Uri.joinPath(document.uri, '..', 'pasted.bib');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('@book{b, title = {B}}\n'));
    await vscode.env.clipboard.writeText(LINK);
    await vscode.commands.executeCommand('editor.action.pasteAs', pasteAs);
    await eventually(() => {
      assert.ok(document.getText().endsWith(`So [@${COMET}].`), document.getText());
    });
    const entries = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await eventually(async () => {
      assert.match(await entries(), new RegExp(`^@book\\{b.*@\\w+\\{${COMET},`, 'su'));
    });
    await vscode.commands.executeCommand('undo');
    const bibliography = await vscode.workspace.openTextDocument(file);
    await eventually(() => {
      assert.ok(document.getText().endsWith('So .'), document.getText());
      assert.equal(bibliography.getText(), '@book{b, title = {B}}\n');
    });
    await bibliography.save();
  });

  it('pastes the link unless the citation is chosen', async () => {
    const { document } = await edit('So |.');
    await vscode.env.clipboard.writeText(LINK);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await eventually(() => {
      assert.match(document.getText(), /^So .*2306\.02824v2.*\.$/u);
    });
    assert.doesNotMatch(document.getText(), /@/u);
  });
});
