/** What is cited like a work but is a figure, a table, a section, a parameter. */
import assert from 'node:assert/strict';
import { isNoWork } from '../../../src/core/citations/noWork.ts';

describe('what is cited and no work', () => {
  const yes = [
    'fig-plot',
    'Fig-plot',
    'tbl-1',
    'eq:energy',
    'sec-intro',
    'nte-a',
    'alg-b',
    'sol-c',
    '#1',
  ];
  const no = [
    'figueroa2020',
    'fig',
    'fig-',
    'sec2020',
    'my-fig-plot',
    'ibrahim2023comet',
    'fi-x',
    '#',
    'a#1',
    '',
  ];
  for (const key of yes) it(`is @${key}`, () => assert.equal(isNoWork(key), true));
  for (const key of no) it(`is not @${key}`, () => assert.equal(isNoWork(key), false));
});
