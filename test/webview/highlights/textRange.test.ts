/** Offsets of the text as stored, from the paragraphs that the page has of it. */
import assert from 'node:assert/strict';
import {
  fieldText,
  marksIn,
  passageOf,
  shortened,
  trimmed,
} from '../../../src/webview/highlights/textRange.ts';
import { foreign, on } from '../support/highlights.ts';

const PAGE = {
  title: ' Big  Trees',
  abstract: [
    { text: 'One gate. ', start: 2 },
    { text: 'Two.', start: 14 },
  ],
};

describe('ranges of the text', () => {
  it('count as the stored text does, also where it begins late or has gaps', () => {
    assert.equal(fieldText(PAGE, 'abstract'), '\n\nOne gate. \n\nTwo.');
    assert.equal(fieldText({ title: '', abstract: [] }, 'abstract'), '');
  });

  const TRIMMED: readonly (readonly [number, number, string | undefined])[] = [
    [2, 5, 'One'],
    [0, 6, 'One'],
    [4, 14, 'e gate.'],
    [0, 99, 'One gate. \n\nTwo.'],
    [5, 6, undefined],
    [11, 14, undefined],
    [7, 7, undefined],
    [90, 99, undefined],
  ];
  for (const [start, end, words] of TRIMMED) {
    it(`${String(start)} to ${String(end)} is ${words === undefined ? 'nothing' : JSON.stringify(words)}`, () => {
      const range = trimmed(PAGE, { field: 'abstract', start, end });
      assert.equal(range && passageOf(PAGE, range).exact, words);
    });
  }

  it('are painted where a highlight is found in this field, doubtful or not', () => {
    const doubtful = on('gate', { anchor: { state: 'doubtful', start: 1, end: 4 } });
    const lost = on('few', { anchor: { state: 'orphan' } });
    const title = on('trees', { field: 'title' });
    assert.deepEqual(
      marksIn([on('The'), doubtful, lost, title, foreign('x', 'words')], 'abstract'),
      [
        { id: 'The', start: 0, end: 3, colour: 'yellow', doubtful: false },
        { id: 'gate', start: 1, end: 4, colour: 'yellow', doubtful: true },
      ],
    );
  });

  it('are read out short', () => {
    assert.equal(shortened(' two\n words '), 'two words');
    const long = `begin ${'x '.repeat(200)}end`;
    assert.match(shortened(long), /^begin x.* … .*x end$/u);
    assert.ok(shortened(long).length <= 125);
  });
});
