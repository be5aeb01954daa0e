/** What is inserted beside citations: tables of papers, lists of references. */
import assert from 'node:assert/strict';
import { closeEditors, COMET, edit, run, TUTEL } from './support/editor.ts';

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
