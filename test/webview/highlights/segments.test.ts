/** Cutting a text at the ends of its highlights: nothing lost, nothing doubled, covered by just the right ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cut, type Span } from '../../../src/webview/highlights/segments.ts';

/** A text with letters for who covers each place: "ab" where both do, "-" where none does. */
function drawn(start: number, end: number, spans: readonly Span[]): string {
  return cut(start, end, spans)
    .map((segment) => {
      const ids = segment.spans.map(({ id }) => id).join('') || '-';
      return `${String(segment.start)}${ids}`;
    })
    .concat(String(end))
    .join(' ');
}

function span(id: string, start: number, end: number): Span {
  return { id, start, end };
}

describe('segments', () => {
  const CASES: readonly (readonly [string, readonly Span[], string])[] = [
    ['nothing', [], '0- 20'],
    ['one', [span('a', 5, 8)], '0- 5a 8- 20'],
    ['the whole', [span('a', 0, 20)], '0a 20'],
    ['two that touch', [span('a', 2, 5), span('b', 5, 9)], '0- 2a 5b 9- 20'],
    ['two that overlap', [span('a', 2, 9), span('b', 6, 12)], '0- 2a 6ba 9b 12- 20'],
    [
      'one in the other: the shorter first',
      [span('a', 2, 9), span('b', 4, 6)],
      '0- 2a 4ba 6a 9- 20',
    ],
    ['the same twice', [span('a', 2, 9), span('b', 2, 9)], '0- 2ab 9- 20'],
    ['more than there is', [span('a', 15, 90)], '0- 15a 20'],
    ['what is not here', [span('a', 30, 40), span('b', 7, 7)], '0- 20'],
  ];
  for (const [name, spans, expected] of CASES) {
    it(`cut: ${name}`, () => {
      assert.equal(drawn(0, 20, spans), expected);
    });
  }

  it('count from where a paragraph begins', () => {
    assert.equal(drawn(10, 20, [span('a', 5, 12), span('b', 18, 30)]), '10a 12- 18b 20');
  });

  it('of no text are none', () => {
    assert.deepEqual(cut(5, 5, [span('a', 0, 9)]), []);
  });

  const spans = fc
    .array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 })
    .map((pairs) =>
      pairs.map(([a, b], index) => span(String(index), Math.min(a, b), Math.max(a, b))),
    );

  it('join to the text, without gaps or empty pieces', () => {
    fc.assert(
      fc.property(spans, fc.nat(40), fc.integer({ min: 1, max: 40 }), (all, start, length) => {
        let at = start;
        for (const segment of cut(start, start + length, all)) {
          assert.equal(segment.start, at);
          assert.ok(segment.end > segment.start);
          at = segment.end;
        }
        assert.equal(at, start + length);
      }),
    );
  });

  it('are covered at each place by exactly the highlights that cover it, the shortest first', () => {
    fc.assert(
      fc.property(spans, fc.nat(40), fc.integer({ min: 1, max: 40 }), (all, start, length) => {
        for (const segment of cut(start, start + length, all)) {
          for (let at = segment.start; at < segment.end; at += 1) {
            const covering = all.filter((one) => one.start <= at && at < one.end);
            assert.deepEqual(ids(segment.spans), ids(covering));
          }
          const lengths = segment.spans.map((one) => one.end - one.start);
          assert.deepEqual(
            lengths,
            lengths.toSorted((a, b) => a - b),
          );
        }
      }),
    );
  });
});

function ids(spans: readonly Span[]): readonly string[] {
  return spans.map(({ id }) => id).toSorted();
}
