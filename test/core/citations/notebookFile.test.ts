/** What a notebook says as a file. */
import assert from 'node:assert/strict';
import { notebookText } from '../../../src/core/citations/notebookFile.ts';

describe('the text of a notebook', () => {
  it('is that of the cells that are not code', () => {
    const cells = [
      { cell_type: 'raw', source: ['---\n', 'nocite: "@a"\n', '---'] },
      { cell_type: 'code', source: 'x = "@no"' },
      { cell_type: 'markdown', source: 'See @b.' },
      { cell_type: 'markdown' },
      { cell_type: 'markdown', source: [7, 'x'] },
    ];
    assert.equal(
      notebookText(JSON.stringify({ cells, nbformat: 4 })),
      '---\nnocite: "@a"\n---\n\nSee @b.\n\n\n\nx',
    );
    assert.equal(notebookText('{"cells": []}'), '');
  });

  it('is none where the file is no notebook', () => {
    for (const json of ['', '{', '[]', '7', 'null', '{"cells": {}}', '{"worksheets": []}']) {
      assert.equal(notebookText(json), undefined, json);
    }
  });
});
