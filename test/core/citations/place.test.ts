import assert from 'node:assert/strict';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { placeBlock, placeCitation } from '../../../src/core/citations/place.ts';

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

  it('puts a note behind its word at once', () => {
    const placed = placeCitation({ citation: '^[A.]', before: 'word', after: '', selected: '' });
    assert.equal(placed, '^[A.]');
  });

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

/** The text with a block put in at the line that `|` marks. */
function withBlock(marked: string, markup: Markup): string {
  const at = marked.slice(0, marked.indexOf('|')).split('\n').length - 1;
  const lines = marked.replace('|', '').split('\n');
  const place = placeBlock('> q', (line) => lines[line], at, markup);
  const before = place.replaces ? '' : (lines[place.line] ?? '');
  return lines.with(place.line, before + place.newText).join('\n');
}

describe('placing a block', () => {
  const table: readonly [what: string, marked: string, expected: string, markup?: Markup][] = [
    ['in an empty document', '|', '> q'],
    ['on a blank line between blank lines', 'a\n\n|\n\nb', 'a\n\n> q\n\nb'],
    ['on a line of spaces', 'a\n\n  |\n', 'a\n\n> q\n'],
    ['on the blank line between paragraphs', 'a\n|\nb', 'a\n\n> q\n\nb'],
    ['behind the line that is being written', 'a| b', 'a b\n\n> q'],
    ['behind the whole paragraph', 'a|\nb\n\nc', 'a\nb\n\n> q\n\nc'],
    [
      'before the end of a LaTeX environment',
      'a|\nb\n\\end{document}',
      'a\nb\n\n> q\n\n\\end{document}',
      'latex',
    ],
    ['before a heading of Typst', 'a|\n= b', 'a\n\n> q\n\n= b', 'typst'],
  ];
  for (const [what, marked, expected, markup = 'markdown'] of table) {
    it(what, () => {
      assert.equal(withBlock(marked, markup), expected);
    });
  }
});
