import assert from 'node:assert/strict';
import { placeCitation } from '../../../src/core/citations/place.ts';

describe('placing a citation', () => {
  const table: readonly [string, { before: string; selected: string }, string][] = [
    ['after a word, with a space', { before: 'as shown', selected: '' }, ' [@a]'],
    ['after a space, as it is', { before: 'as shown ', selected: '' }, '[@a]'],
    ['at the beginning of a line', { before: '', selected: '' }, '[@a]'],
    ['after an opening bracket', { before: 'see (', selected: '' }, '[@a]'],
    ['after a full stop', { before: 'End.', selected: '' }, ' [@a]'],
    ['in the place of a selected word', { before: 'see ', selected: 'TODO' }, '[@a]'],
    ['keeping the spaces around it', { before: 'see', selected: ' TODO ' }, ' [@a] '],
    ['in the place of a selected space', { before: 'see', selected: ' ' }, ' [@a]'],
  ];
  for (const [what, { before, selected }, expected] of table) {
    it(what, () => {
      assert.equal(placeCitation({ citation: '[@a]', before, after: '', selected }), expected);
    });
  }

  const behind: readonly [after: string, expected: string][] = [
    ['are hard', '@a '],
    ['2', '@a '],
    ['.5', '@a '],
    ['(b)', '@a '],
    ['[b]', '@a '],
    ['.', '@a'],
    [', and', '@a'],
    [' are', '@a'],
    [')', '@a'],
    ['', '@a'],
  ];
  for (const [after, expected] of behind) {
    it(`before “${after}” keeps the key as it is`, () => {
      assert.equal(placeCitation({ citation: '@a', before: '', after, selected: '' }), expected);
    });
  }
});
