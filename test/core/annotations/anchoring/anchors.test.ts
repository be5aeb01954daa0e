import assert from 'node:assert/strict';
import { anchorOf } from '../../../../src/core/annotations/anchoring/anchors.ts';
import type { Highlight } from '../../../../src/core/annotations/annotation.ts';
import { aHighlight } from '../../../support/highlights.ts';
import { aPaper } from '../../../support/papers.ts';

describe('anchorOf', () => {
  it('looks in the text that was marked', () => {
    const found = { state: 'exact', start: 2, end: 13 };
    assert.deepEqual(anchorOf(aPaper(), aHighlight()), found);
    const paper = aPaper({ title: 'A sparse gate.', abstract: '' });
    assert.deepEqual(anchorOf(paper, aHighlight({ field: 'title' })), found);
    assert.deepEqual(anchorOf(paper, aHighlight()), { state: 'orphan' });
  });

  it('finds a passage from elsewhere nowhere', () => {
    const { id, quote, colour, comment, tags, created, modified } = aHighlight();
    const foreign: Highlight = { id, quote, colour, comment, tags, created, modified };
    assert.deepEqual(anchorOf(aPaper(), foreign), { state: 'elsewhere' });
  });

  it('resolves once for each text', () => {
    const highlight = aHighlight();
    const anchor = anchorOf(aPaper(), highlight);
    assert.equal(anchorOf(aPaper(), highlight), anchor);
    assert.deepEqual(anchorOf(aPaper({ abstract: 'Gone.' }), highlight), { state: 'orphan' });
    assert.deepEqual(anchorOf(aPaper(), highlight), anchor);
  });
});
