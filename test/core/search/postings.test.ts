import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  countUp,
  FIELD_PLACES,
  fieldsOf,
  PostingsWriter,
  readPostings,
  weightTable,
} from '../../../src/core/search/postings.ts';

const ONES = Object.fromEntries(Object.keys(FIELD_PLACES).map((field) => [field, 1])) as Parameters<
  typeof weightTable
>[1];

describe('postings', () => {
  it('are read as they were written, list by list', () => {
    const list = fc
      .uniqueArray(fc.tuple(fc.nat(3_000_000), fc.integer({ min: 0, max: 255 })), {
        selector: ([paper]) => paper,
        maxLength: 30,
      })
      .map((entries) => entries.toSorted(([a], [b]) => a - b));
    fc.assert(
      fc.property(fc.array(list, { maxLength: 8 }), (lists) => {
        const writer = new PostingsWriter(0);
        const starts = [0];
        for (const entries of lists) {
          writer.beginList();
          for (const [paper, byte] of entries) writer.add(paper, byte);
          starts.push(writer.at);
        }
        const postings = { bytes: writer.finish(), starts: Uint32Array.from(starts) };
        const into = { papers: new Uint32Array(30), bytes: new Uint8Array(30) };
        lists.forEach((entries, word) => {
          const count = readPostings(postings, word, into);
          const read = Array.from({ length: count }, (_, i) => [into.papers[i], into.bytes[i]]);
          assert.deepEqual(read, entries);
        });
      }),
    );
  });

  it('tell fields and how often a word stands in title and abstract', () => {
    const authors = Number(FIELD_PLACES.authors.bit);
    const byte = countUp('names', authors, 2);
    assert.deepEqual(fieldsOf('names', byte), ['title', 'authors']);
    // Twice in the title, and among the authors.
    assert.equal(weightTable('names', ONES)[byte], 3);
    assert.equal(weightTable('names', { ...ONES, title: 10, authors: 0 })[byte], 20);
    const abstract = countUp('texts', 0, 3);
    assert.deepEqual(fieldsOf('texts', abstract), ['abstract']);
    assert.equal(weightTable('texts', ONES)[abstract], 3);
    // From five on counts are rounded down: to 4, 6, 9 and 14.
    assert.equal(weightTable('texts', ONES)[countUp('texts', 0, 5)], 4);
    assert.equal(weightTable('texts', ONES)[countUp('texts', 0, 500)], 14);
  });
});
