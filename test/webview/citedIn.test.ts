/** Where the workspace cites the paper, as the page shows it. */
import assert from 'node:assert/strict';
import type { CitedIn } from '../../src/core/view/page.ts';
import { minimalPage } from './support/data.ts';
import { withPanel } from './support/panel.ts';

const key = 'ibrahim2023comet';
const DRAFT: CitedIn = { document: 'file:///w/draft.md', name: 'draft.md', lines: [12, 48] };
const OTHER: CitedIn = { document: 'file:///w/a/b.tex', name: 'a/b.tex', lines: [3] };

describe('where a paper is cited', () => {
  const open = withPanel();

  it('is a list of documents and lines, which follows what the host says', () => {
    const panel = open();
    panel.show();
    assert.deepEqual(panel.texts('.cited-in'), []);
    panel.send({ kind: 'cited', key, cited: [OTHER, DRAFT] });
    assert.equal(panel.text('.cited-in h2'), 'Cited in');
    assert.deepEqual(panel.texts('.cited-in li'), ['a/b.tex:3', 'draft.md:1248']);
    panel.send({ kind: 'cited', key, cited: [{ ...DRAFT, lines: [13] }] });
    assert.deepEqual(panel.texts('.cited-in li'), ['draft.md:13']);
    panel.send({ kind: 'cited', key, cited: [] });
    assert.deepEqual(panel.texts('.cited-in'), []);
  });

  it('has a button for each line, which names document and line, and leads there', () => {
    const panel = open();
    panel.show();
    panel.send({ kind: 'cited', key, cited: [DRAFT] });
    panel.button('Go to draft.md, line 48').click();
    const asked = { key, document: DRAFT.document, line: 48 };
    assert.deepEqual(panel.lastRequest(), ['citation.open', asked]);
  });

  it('is of the paper that is shown, and stays when the paper is shown again', () => {
    const panel = open();
    panel.show();
    panel.send({ kind: 'cited', key: 'another', cited: [DRAFT] });
    assert.deepEqual(panel.texts('.cited-in'), []);
    panel.send({ kind: 'cited', key, cited: [DRAFT] });
    panel.show();
    assert.equal(panel.texts('.cited-in li').length, 1);
    panel.show(minimalPage());
    assert.deepEqual(panel.texts('.cited-in'), []);
  });
});
