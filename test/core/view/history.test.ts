import assert from 'node:assert/strict';
import {
  currentKey,
  EMPTY_HISTORY,
  step,
  visit,
  type PanelHistory,
} from '../../../src/core/view/history.ts';

function visited(...keys: string[]): PanelHistory {
  return keys.reduce(visit, EMPTY_HISTORY);
}

describe('the history of a panel', () => {
  it('is at the paper visited last', () => {
    assert.equal(currentKey(EMPTY_HISTORY), undefined);
    assert.equal(currentKey(visited('a', 'b')), 'b');
  });

  it('steps back and forward, and stays where it ends', () => {
    const history = visited('a', 'b');
    const back = step(history, -1);
    assert.equal(currentKey(back), 'a');
    assert.equal(step(back, -1), back);
    assert.equal(currentKey(step(back, 1)), 'b');
    assert.equal(step(history, 1), history);
  });

  it('forgets what lay ahead when it goes elsewhere', () => {
    const elsewhere = visit(step(visited('a', 'b'), -1), 'c');
    assert.deepEqual(elsewhere.keys, ['a', 'c']);
  });

  it('does not note a paper twice in a row', () => {
    assert.deepEqual(visited('a', 'a').keys, ['a']);
  });
});
