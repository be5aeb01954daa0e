import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chunks } from '../../../src/core/search/analyze.ts';
import { ChunkTable } from '../../../src/core/search/chunkTable.ts';

/** The values of the text's chunks. */
function read(table: ChunkTable, text: string, learn: (chunk: string) => number): number[] {
  const count = table.read(text, learn);
  return [...table.values.subarray(0, count)];
}

describe('ChunkTable', () => {
  it('finds the chunks that the analysis finds, and learns each once', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('Top-K', "don't", 'a', '--', '_', 'N:M', '1.5', ' ', '.', 'é', '深度'),
          { maxLength: 30 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const table = new ChunkTable();
        const learnt: string[] = [];
        for (const each of texts) {
          const values = read(table, each, (chunk) => learnt.push(chunk) - 1);
          assert.deepEqual(
            values.map((value) => learnt[value]),
            [...chunks(each)],
          );
        }
        assert.equal(new Set(learnt).size, learnt.length);
      }),
    );
  });

  it('grows with what it has to remember', () => {
    const table = new ChunkTable();
    const words = Array.from({ length: 20_000 }, (_, i) => `w${String(i)}`);
    let learnt = 0;
    const readAll = (): number[] => read(table, words.join(' '), () => learnt++);
    const first = readAll();
    assert.deepEqual(
      first,
      words.map((_, i) => i),
    );
    assert.deepEqual(readAll(), first);
    assert.equal(learnt, words.length);
  });
});
