/** What crosses between Gloss and its script in notebooks: all that is printed passes, nothing else does. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  parseFromNotebook,
  parsePrintedNotebook,
  type PrintedNotebook,
} from '../../src/shared/notebookMessages.ts';

const WHOLE: PrintedNotebook = {
  cells: [
    {
      text: 'See @a.',
      id: 'x',
      citations: [
        { html: '<i>Doe</i>', note: undefined },
        { html: '', note: 'Doe, <i>A</i>' },
        { html: 'fig-a?', note: undefined, isWritten: true },
      ],
      before: { citations: 3, notes: 1 },
      movesIntoQuotes: true,
      notesFirst: true,
      list: {
        references: [{ key: 'a', html: 'Doe', text: 'Doe', places: [0, 3] }],
        hasHangingIndent: true,
        title: 'Works',
        remark: 'Said',
      },
    },
    { text: '@b', citations: [], before: { citations: 0, notes: 0 }, movesIntoQuotes: false },
  ],
  back: { one: 'Back', several: '{0} of {1}' },
};

/** As it arrives: what is undefined is not there. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('messages between Gloss and a notebook', () => {
  it('arrive as they are sent', () => {
    const read = parsePrintedNotebook(sent(WHOLE));
    assert.ok(read.ok, read.ok ? '' : read.reason);
    assert.deepEqual(read.value, WHOLE);
    assert.deepEqual(parseFromNotebook({ kind: 'ready' }), { kind: 'ready' });
    const reveal = { kind: 'reveal', place: 'ref-a' };
    assert.deepEqual(parseFromNotebook(sent(reveal)), reveal);
  });

  it('are refused where anything is wrong with them, whatever it is', () => {
    const broken: readonly unknown[] = [
      { ...WHOLE, cells: [{ ...WHOLE.cells[1], before: { citations: -1, notes: 0 } }] },
      { ...WHOLE, cells: [{ ...WHOLE.cells[1], citations: ['Doe'] }] },
      { ...WHOLE, cells: [{ ...WHOLE.cells[1], list: {} }] },
      { cells: [] },
    ];
    for (const message of broken) assert.equal(parsePrintedNotebook(message).ok, false);
    for (const message of [{ kind: 'other' }, { kind: 'reveal' }, 'ready', undefined]) {
      assert.equal(parseFromNotebook(message), undefined);
    }
    fc.assert(
      fc.property(fc.anything(), (message) => {
        assert.equal(parsePrintedNotebook(message).ok, false);
      }),
      { seed: 3 },
    );
  });
});
