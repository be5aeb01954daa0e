/** Where each key takes the caret of selecting by keyboard; it never leaves title and abstract. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  firstCaret,
  moved,
  passed,
  type Caret,
  type Move,
  type Unit,
} from '../../../src/webview/highlights/movement.ts';

const PAGE = {
  title: 'Big Trees',
  abstract: [
    { text: 'One gate. Two big gates.', start: 0 },
    { text: 'Three.', start: 26 },
  ],
};

function at(field: Caret['field'], focus: number): Caret {
  return { field, anchor: focus, focus };
}

function go(caret: Caret, unit: Unit, forward: boolean, extend = false): Caret {
  return moved(PAGE, caret, { unit, forward, extend });
}

describe('the caret', () => {
  it('begins in the abstract, in the title where there is none', () => {
    assert.deepEqual(firstCaret(PAGE), at('abstract', 0));
    assert.deepEqual(firstCaret({ title: 'T', abstract: [] }), at('title', 0));
  });

  const FORWARD: readonly (readonly [Unit, readonly number[]])[] = [
    ['character', [1, 2, 3]],
    ['word', [3, 8, 13, 17, 23, 24, 26, 31, 32]],
    ['sentence', [10, 24, 26, 32]],
    ['paragraph', [24, 24]],
  ];
  for (const [unit, stops] of FORWARD) {
    it(`goes on by ${unit}`, () => {
      let caret = at('abstract', 0);
      const seen = stops.map(() => (caret = go(caret, unit, true)).focus);
      assert.deepEqual(seen, stops);
    });
  }

  const BACK: readonly (readonly [Unit, readonly number[]])[] = [
    ['character', [31, 30]],
    ['word', [26, 24, 18, 14, 10, 4, 0]],
    ['sentence', [26, 24, 10, 0]],
    ['paragraph', [26, 26]],
  ];
  for (const [unit, stops] of BACK) {
    it(`goes back by ${unit}`, () => {
      let caret = at('abstract', 32);
      const seen = stops.map(() => (caret = go(caret, unit, false)).focus);
      assert.deepEqual(seen, stops);
    });
  }

  it('does not part what is one character to the reader', () => {
    const page = { title: 'e\u0301\u{1F469}\u{200D}\u{1F52C}x', abstract: [] };
    const right: Move = { unit: 'character', forward: true, extend: false };
    const first = moved(page, at('title', 0), right);
    assert.equal(first.focus, 2);
    assert.equal(moved(page, first, right).focus, 7);
  });

  it('keeps its anchor while it extends, and gives it up after', () => {
    const selected = go(go(at('abstract', 0), 'word', true, true), 'word', true, true);
    assert.deepEqual(selected, { field: 'abstract', anchor: 0, focus: 8 });
    assert.deepEqual(go(selected, 'character', true), at('abstract', 9));
  });

  it('passes from the abstract to the title and back, but does not select across', () => {
    assert.deepEqual(go(at('abstract', 0), 'character', false), at('title', 9));
    assert.deepEqual(go(at('title', 9), 'word', true), at('abstract', 0));
    assert.deepEqual(go(at('abstract', 0), 'character', false, true), at('abstract', 0));
    assert.deepEqual(go(at('title', 0), 'sentence', false), at('title', 0));
    assert.deepEqual(go(at('abstract', 32), 'word', true), at('abstract', 32));
  });

  it('says what it passed', () => {
    const from = at('abstract', 0);
    assert.equal(passed(PAGE, from, go(from, 'word', true)), 'One');
    assert.equal(passed(PAGE, at('abstract', 9), at('abstract', 4)), 'gate.');
    assert.equal(passed(PAGE, from, at('title', 9)), 'Big Trees');
  });

  it('is always at a place of the text, and gets to its end', () => {
    const unit = fc.constantFrom<Unit>('character', 'word', 'sentence', 'paragraph');
    const moves = fc.array(fc.record({ unit, forward: fc.boolean(), extend: fc.boolean() }));
    fc.assert(
      fc.property(moves, (all) => {
        let caret = firstCaret(PAGE);
        for (const move of all) {
          caret = moved(PAGE, caret, move);
          for (const offset of [caret.anchor, caret.focus]) assert.ok(isPlace(caret.field, offset));
        }
      }),
    );
  });

  it('moves by words in a long text without reading all of it', () => {
    const text = 'a few words '.repeat(5000);
    const page = { title: '', abstract: [{ text, start: 0 }] };
    const caret = moved(page, at('abstract', 30_000), {
      unit: 'word',
      forward: true,
      extend: false,
    });
    assert.equal(caret.focus, 30_001);
  });
});

function isPlace(field: Caret['field'], offset: number): boolean {
  if (field === 'title') return offset >= 0 && offset <= PAGE.title.length;
  return PAGE.abstract.some(({ text, start }) => offset >= start && offset <= start + text.length);
}
