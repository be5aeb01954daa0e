/** What stands behind a citation key in a list. */
import assert from 'node:assert/strict';
import { besideKey } from '../../../src/core/writing/keyRow.ts';
import { aPaper } from '../../support/papers.ts';

describe('the words behind a key', () => {
  const table: readonly [key: string, family: string, expected: string][] = [
    ['ibrahim2023comet', 'Ibrahim', 'On Trees'],
    ['muller2020', 'Müller', 'On Trees'],
    ['DBLP:conf/OBrien', 'O’Brien', 'On Trees'],
    ['KZF3JQ2', 'Ibrahim', 'Ibrahim 2023 · On Trees'],
  ];
  for (const [key, family, expected] of table) {
    it(`are ${expected} for ${key}`, () => {
      const paper = aPaper({ title: ' On\n Trees', authors: [{ family }], year: 2023 });
      assert.equal(besideKey(key, paper), expected);
    });
  }

  it('are the title for a paper without authors', () => {
    assert.equal(besideKey('x', aPaper({ title: 'On Trees', authors: [] })), 'On Trees');
  });
});
