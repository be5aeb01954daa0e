/** What is cited like a work but is a figure, a table, a section. */
import assert from 'node:assert/strict';
import { isCrossReference } from '../../../src/core/citations/crossReference.ts';

describe('a cross reference', () => {
  const yes = [
    'fig-plot',
    'Fig-plot',
    'tbl-1',
    'eq:energy',
    'sec-intro',
    'nte-a',
    'alg-b',
    'sol-c',
  ];
  const no = [
    'figueroa2020',
    'fig',
    'fig-',
    'sec2020',
    'my-fig-plot',
    'ibrahim2023comet',
    'fi-x',
    '',
  ];
  for (const key of yes) it(`is @${key}`, () => assert.equal(isCrossReference(key), true));
  for (const key of no) it(`is not @${key}`, () => assert.equal(isCrossReference(key), false));
});
