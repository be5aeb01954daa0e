import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeJson } from '../../../../src/core/annotations/formats/json.ts';
import { writeLines } from '../../../../src/core/annotations/formats/lines.ts';
import { paperFinder } from '../../../../src/core/annotations/formats/paperFinder.ts';
import { readAnnotationFile } from '../../../../src/core/annotations/formats/readFile.ts';
import { writeWebAnnotations } from '../../../../src/core/annotations/formats/webAnnotations.ts';
import { aForeignPassage, aSet } from '../../../support/highlights.ts';

const finder = paperFinder([]);
const set = aSet({
  id: '22222222-2222-4222-8222-222222222222',
  note: 'N',
  highlights: [aForeignPassage('the words')],
});
const rows = { rows: [{ id: 'a', uri: 'https://example.org', text: 'N', tags: [] }] };

describe('readAnnotationFile', () => {
  for (const [name, text] of [
    ['Gloss’s own', writeJson([set])],
    ['with a byte order mark', `\uFEFF${writeJson([set])}`],
    ['of lines', writeLines([set])],
    ['of one line', writeLines([set]).split('\n').slice(0, 2).join('\n')],
    ['of lines with a conflict', `${writeLines([set])}<<<<<<< a\n=======\n>>>>>>> b\n`],
    ['of Web Annotations', writeWebAnnotations([set], finder)],
    ['of Hypothesis', JSON.stringify(rows)],
  ] as const) {
    it(`reads a file ${name}`, () => {
      const { entries, problems } = readAnnotationFile(text, finder);
      assert.deepEqual(
        problems.filter(({ code }) => code !== 'conflict'),
        [],
      );
      assert.equal(entries.length, 1);
      if (!name.includes('one line') && !name.includes('Hypothesis'))
        assert.deepEqual(entries, [set]);
    });
  }

  it('reads a file of lines that has nothing yet', () => {
    assert.deepEqual(readAnnotationFile(writeLines([]), finder), { entries: [], problems: [] });
  });

  for (const [name, text, code] of [
    ['nothing', '', 'json'],
    ['Markdown', '# Notes\n\nSome text.\n', 'json'],
    ['other JSON', '{"papers":[]}', 'format'],
    ['a number', '7', 'format'],
  ] as const) {
    it(`says of ${name} what is wrong, once`, () => {
      assert.deepEqual(readAnnotationFile(text, finder), {
        entries: [],
        problems: [{ entry: '', code }],
      });
    });
  }

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readAnnotationFile(text, finder);
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});
