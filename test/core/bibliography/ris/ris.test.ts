/** RIS records, with pandoc as the witness of keys and of the fields it knows. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRis } from '../../../../src/core/bibliography/ris/ris.ts';
import type { CslItem } from '../../../../src/core/library/paper.ts';
import { pandoc } from '../../../support/pandoc.mjs';

const RIS = `TY  - JOUR
AU  - Doe, Jane
AU  - van Roe, Richard
TI  - A Title: With a Part
PY  - 2001
SP  - 1
EP  - 9
JO  - Journal of X
VL  - 3
IS  - 4
SN  - 1234-5678
DO  - 10.1000/x
UR  - https://example.org/x
KW  - one
ER  -${' '}
TY  - CONF
ID  - abc
A1  - Foo, Bar
T1  - On Y
BT  - Proceedings
Y1  - 1999
LA  - en
PB  - ACM
ER  -${' '}
TY  - BOOK
AU  - Doe, Jane
ED  - Ed, Itor
TI  - Third
PY  - 2001
ET  - 2
ER  -${' '}
`;

describe('RIS', () => {
  it('is read as pandoc reads it', async () => {
    const { references, problems } = readRis(RIS);
    assert.deepEqual(problems, []);
    const witnesses = JSON.parse(await pandoc({ from: 'ris', to: 'csljson' }, RIS)) as CslItem[];
    assert.deepEqual(
      references.map(({ item }) => item),
      witnesses,
    );
  });

  it('has keys as pandoc makes them, each unlike the others', async () => {
    const record = 'TY  - BOOK\nAU  - Doe, Jane\nPY  - 2001\nER  - \n';
    const text = record.repeat(3);
    const json = await pandoc({ from: 'ris', to: 'csljson' }, text);
    assert.deepEqual(
      readRis(text).references.map(({ key }) => key),
      (JSON.parse(json) as CslItem[]).map(({ id }) => id),
    );
  });

  it('has what pandoc leaves out: abstracts over several lines, whole dates, places', () => {
    const text = `TY  - JOUR\r\nTI  - T\r\nN2  - One line\r\nand another.\r\nDA  - 2005/07/15\r\nCY  - Rome\r\nDO  - doi:10.1/x\r\nER  -\r\n`;
    assert.deepEqual(readRis(text).references[0]?.item, {
      id: '',
      type: 'article-journal',
      title: 'T',
      abstract: 'One line and another.',
      issued: { 'date-parts': [[2005, 7, 15]] },
      'publisher-place': 'Rome',
      DOI: '10.1/x',
    });
  });

  it('goes on behind a record that does not end, or has no type', () => {
    const text =
      '\uFEFFjunk\nTY  - BOOK\nID  - a\nTI  - A\n\nTY  - BOOK\nID  - b\nER  - \nID  - c\nER  - \n';
    const { references, problems } = readRis(text);
    assert.deepEqual(
      references.map(({ key }) => key),
      ['a', 'b', 'c'],
    );
    assert.deepEqual(
      problems.map(({ line, code }) => `${String(line)} ${code}`),
      ['1 ris.junk', '2 ris.noEnd', '9 ris.noType'],
    );
  });

  it('never throws, and every record is there', () => {
    const lines = fc.constantFrom(...RIS.split('\n'), 'junk', '', 'TY  -', 'ER');
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 30 }), (parts) => {
        const { references } = readRis(parts.join('\n'));
        const starts = parts.filter((line) => /^TY\s+-/u.test(line)).length;
        assert.ok(references.length >= starts);
        for (const { item, start, end } of references) assert.ok(item.type !== '' && start < end);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});
