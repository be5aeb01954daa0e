import assert from 'node:assert/strict';
import {
  hypothesisRows,
  readHypothesis,
} from '../../../../src/core/annotations/formats/hypothesis.ts';
import { paperFinder } from '../../../../src/core/annotations/formats/paperFinder.ts';
import { aPaper } from '../../../support/papers.ts';

const ABSTRACT = 'A sparse gate with trees and local search.';
const finder = paperFinder([aPaper({ abstract: ABSTRACT, facts: { arxiv: '2306.02824' } })]);

/** A row of https://api.hypothes.is/api/search, with the fields that matter. */
const row = (parts: object = {}) => ({
  id: 'jQ6cqlGOEe2ZrTf0aBcDeF',
  created: '2023-01-02T10:11:12.345678+00:00',
  updated: '2023-01-03T10:11:12.345678+00:00',
  user: 'acct:someone@hypothes.is',
  uri: 'https://arxiv.org/abs/2306.02824',
  text: 'Compare with *soft* gates.',
  tags: ['gating', ' gating '],
  group: '__world__',
  target: [
    {
      source: 'https://arxiv.org/abs/2306.02824',
      selector: [
        {
          type: 'RangeSelector',
          startContainer: '/div[1]',
          endContainer: '/div[1]',
          startOffset: 1,
          endOffset: 2,
        },
        { type: 'TextPositionSelector', start: 1042, end: 1064 },
        {
          type: 'TextQuoteSelector',
          exact: 'trees and local search',
          prefix: 'gate with ',
          suffix: '.',
        },
      ],
    },
  ],
  document: { title: ['COMET (arXiv)'] },
  ...parts,
});

const read = (...rows: readonly unknown[]) => readHypothesis(rows, finder);

describe('hypothesis', () => {
  it('reads a passage with comment, tags and times as a highlight of its paper', () => {
    const { entries, problems } = read(row());
    assert.deepEqual(problems, []);
    const [set] = entries;
    assert.deepEqual(set?.paper.keys, ['ibrahim2023comet']);
    const [{ id, ...highlight } = { id: '' }] = set.highlights;
    assert.match(id, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u);
    const start = ABSTRACT.indexOf('trees');
    assert.deepEqual(highlight, {
      field: 'abstract',
      quote: { exact: 'trees and local search', prefix: 'gate with ', suffix: '.' },
      position: { start, end: start + 22 },
      colour: 'yellow',
      comment: 'Compare with *soft* gates.',
      tags: ['gating'],
      created: '2023-01-02T10:11:12.345Z',
      modified: '2023-01-03T10:11:12.345Z',
    });
  });

  it('reads notes on a page as the note of its paper', () => {
    const pageNote = (text: string, id: string) =>
      row({ id, text, target: [{ source: 'https://arxiv.org/abs/2306.02824' }] });
    const [set] = read(pageNote('One.', 'a'), pageNote('Two.', 'b')).entries;
    assert.deepEqual([set?.note, set?.tags, set?.highlights], ['One.\n\nTwo.', ['gating'], []]);
  });

  it('keeps annotations of pages that are no paper here under their title', () => {
    const uri = 'https://example.org/essay?x=1';
    const { entries } = read(row({ uri }), row({ uri: `${uri}#part`, id: 'other' }));
    assert.deepEqual(
      entries.map(({ paper, highlights }) => [paper, highlights.length]),
      [[{ keys: [], title: 'COMET (arXiv)' }, 2]],
    );
  });

  it('says which rows can’t be read, and reads the others', () => {
    const { entries, problems } = read(
      row({ references: ['jQ6cqlGOEe2ZrTf0aBcDeF'] }),
      row({ uri: undefined }),
      row({ text: 3 }),
      'x',
      row({ tags: [1] }),
      row({ id: 1 }),
      row(),
    );
    assert.equal(entries.length, 1);
    assert.deepEqual(
      problems.map(({ entry, code }) => [entry, code]),
      [
        ['rows[0]', 'reply'],
        ['rows[1].uri', 'target'],
        ['rows[2].text', 'text'],
        ['rows[3]', 'object'],
        ['rows[4].tags', 'texts'],
        ['rows[5].id', 'text'],
      ],
    );
  });

  it('knows its rows, in an answer or as a list', () => {
    assert.equal(hypothesisRows({ total: 1, rows: [row()] })?.length, 1);
    assert.equal(hypothesisRows([row(), 'x'])?.length, 2);
    assert.equal(hypothesisRows({ rows: [] })?.length, 0);
    for (const other of [[], [{ target: 'https://example.org' }], { items: [] }, null, 'rows']) {
      assert.equal(hypothesisRows(other), undefined);
    }
  });
});
