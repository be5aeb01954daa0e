/** What is inserted beside citations: tables of papers, lists of references, citations for links pasted. */
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

describe('inserting a citation as a footnote', () => {
  beforeEach(closeEditors);
  after(closeEditors);

  it('says the reference in the style of the setting, without its number', async () => {
    await setSetting('gloss.citation.style', 'ieee');
    try {
      const { document } = await edit('So it is|.');
      await run('insertCitation', { key: COMET, syntax: 'footnote', parts: 'p. 3' });
      assert.match(
        document.getText(),
        /^So it is\^\[S\. Ibrahim, .*“COMET: Learning .*2023.*, p\. 3\.\]\.$/u,
      );
    } finally {
      await setSetting('gloss.citation.style', undefined);
    }
  });

  it('is what the API gives too', async () => {
    const { citations } = await gloss();
    assert.match(
      await citations.format([TUTEL], { syntax: 'footnote' }),
      /^\^\[Hwang, C\., .*\]$/u,
    );
  });
});

describe('pasting a link to a paper', () => {
  beforeEach(closeEditors);
  after(closeEditors);

  it('pastes the link as it is', async () => {
    const { document } = await edit('So |.');
    await vscode.env.clipboard.writeText('https://arxiv.org/abs/2306.02824v2');
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await eventually(() => {
      assert.match(document.getText(), /^So .*2306\.02824v2.*\.$/u);
    });
    assert.doesNotMatch(document.getText(), /@/u);
  });
});
