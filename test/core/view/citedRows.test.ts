import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/library/paper.ts';
import {
  citedRows,
  type CitedRowOptions,
  type CitedTreeRow,
} from '../../../src/core/view/citedRows.ts';
import { aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';

const TOPICS = [
  {
    id: 'moe',
    label: 'Mixture of Experts',
    topics: [
      { id: 'gating', label: 'Mixture of Experts: Gating', description: '' },
      { id: 'systems', label: 'Mixture of Experts: Systems', description: '' },
      { id: 'theory', label: 'Mixture of Experts: Theory', description: '' },
    ],
  },
];

function about(key: string, primary: string, title = key.toUpperCase()): Paper {
  return aPaper({ key, title, facts: { topics: { primary, secondary: ['theory'] } } });
}

const PAPERS = [
  about('b', 'gating', 'B 10'),
  about('a', 'gating', 'A'),
  about('c', 'gating', 'B 9'),
  about('s', 'systems'),
  about('t', 'theory'),
];

function printed(rows: readonly CitedTreeRow[], indent = ''): readonly string[] {
  return rows.flatMap((row) => {
    if (row.kind === 'unknown') return [`${indent}? ${row.cited} ${String(row.count)}`];
    if (row.kind === 'paper') {
      const missing = row.missing ? ' missing' : '';
      return [`${indent}${row.cited ?? '-'} ${row.title} ${String(row.count)}${missing}`];
    }
    const head = `${indent}${row.topic ?? 'Not cited'} (${String(row.count)})`;
    return [head, ...printed(row.children, `${indent}  `)];
  });
}

function rowsOf(keys: readonly string[], options: Partial<CitedRowOptions> = {}) {
  return citedRows(keys, {
    paperOf: (key) => PAPERS.find((paper) => paper.key === key),
    isListed: () => true,
    papers: PAPERS,
    topics: TOPICS,
    annotations: () => undefined,
    ...options,
  });
}

describe('the rows of what a document cites', () => {
  it('are its papers in the order of their first citations, with counts, and what is not cited', () => {
    assert.deepEqual(printed(rowsOf(['s', 'a', 's', 'nobody', 'fig-one', 'nobody'])), [
      's S 2',
      'a A 1',
      '? nobody 2',
      'Not cited (2)',
      '  Gating (2)',
      '    - B 9 0',
      '    - B 10 0',
    ]);
  });

  it('say which keys no bibliography of the document has', () => {
    const rows = rowsOf(['a', 'b', 'c', 's'], { isListed: (key) => key !== 'b' });
    assert.deepEqual(printed(rows), ['a A 1', 'b B 10 1 missing', 'c B 9 1', 's S 1']);
  });

  it('know the paper under the key that the document has for it', () => {
    const [row] = rowsOf(['mine'], { paperOf: () => PAPERS[0] });
    assert.ok(row?.kind === 'paper');
    assert.deepEqual([row.key, row.cited], ['b', 'mine']);
  });

  it('show the status, and have ids of their own', () => {
    const rows = rowsOf(['a'], { annotations: () => aSet({ status: 'read' }) });
    assert.ok(rows[0]?.kind === 'paper' && rows[0].status === 'read');
    const ids = (all: readonly CitedTreeRow[]): readonly string[] =>
      all.flatMap((row) => [row.id, ...(row.kind === 'group' ? ids(row.children) : [])]);
    assert.equal(new Set(ids(rows)).size, ids(rows).length);
  });

  it('are none for a document that cites nothing, or only figures', () => {
    assert.deepEqual(rowsOf([]), []);
    assert.deepEqual(rowsOf(['fig-a', 'eq:b']), []);
  });
});
