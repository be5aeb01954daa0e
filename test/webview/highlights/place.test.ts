/** Where a small box goes beside a passage. */
import assert from 'node:assert/strict';
import { placed, type Side } from '../../../src/webview/highlights/place.ts';

const WINDOW = { width: 400, height: 300 };
const BOX = { width: 200, height: 40 };

function at(left: number, top: number) {
  return { left, right: left + 20, top, bottom: top + 20 };
}

describe('a box beside a passage', () => {
  const CASES: readonly (readonly [string, [number, number], Side, [number, number]])[] = [
    ['above', [200, 100], 'above', [110, 54]],
    ['below', [200, 100], 'below', [110, 126]],
    ['below where there is no room above', [200, 20], 'above', [110, 46]],
    ['above where there is no room below', [200, 250], 'below', [110, 204]],
    ['inside beside what is scrolled away', [200, -90], 'above', [110, 8]],
    ['inside at the left edge', [0, 100], 'above', [8, 54]],
    ['inside at the right edge', [380, 100], 'above', [192, 54]],
  ];
  for (const [name, [left, top], side, [x, y]] of CASES) {
    it(`is ${name}`, () => {
      assert.deepEqual(placed(at(left, top), BOX, WINDOW, side), { left: x, top: y });
    });
  }

  it('is inside where there is room on neither side, and at the edge where it is too large', () => {
    const high = { width: 500, height: 200 };
    const { left, top } = placed(at(200, 140), high, WINDOW, 'below');
    assert.deepEqual([left, top], [8, 92]);
  });
});
