import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCollection, readCorpusQueries } from '../../scripts/eval/collection.ts';
import {
  averagePrecision,
  evaluate,
  ndcg10,
  precision10,
  quantile,
  recall100,
} from '../../scripts/eval/metrics.ts';
import { evaluateCollection } from '../../scripts/eval/run.ts';

const near = (actual: number, expected: number) => {
  assert.ok(Math.abs(actual - expected) < 1e-4, `${String(actual)} is not ${String(expected)}`);
};

describe('metrics, against values worked out by hand', () => {
  const grades = new Map([
    ['a', 3],
    ['b', 1],
    ['c', 0],
  ]);

  it('nDCG@10', () => {
    near(ndcg10(['a', 'b'], grades), 1);
    near(ndcg10(['x', 'c'], grades), 0);
    // (1 / log2(2) + 3 / log2(3)) / (3 / log2(2) + 1 / log2(3)) = 2.8928 / 3.6309
    near(ndcg10(['b', 'a'], grades), 0.7967);
    // 3 / log2(4) / 3.6309 = 1.5 / 3.6309
    near(ndcg10(['x', 'y', 'a'], grades), 0.4131);
    const eleventh = [...Array.from({ length: 10 }, (_, i) => String(i)), 'a'];
    near(ndcg10(eleventh, grades), 0);
  });

  it('average precision, over all relevant ones', () => {
    // Found at 1 and 3 of two: (1/1 + 2/3) / 2
    near(averagePrecision(['a', 'x', 'b'], grades), 0.8333);
    // One of two found, at 2: (1/2) / 2
    near(averagePrecision(['x', 'b'], grades), 0.25);
    near(averagePrecision([], grades), 0);
  });

  it('precision at ten and recall at a hundred', () => {
    near(precision10(['a', 'x', 'b'], grades), 0.2);
    near(recall100(['x', 'b'], grades), 0.5);
    near(recall100([...Array.from({ length: 100 }, (_, i) => String(i)), 'a', 'b'], grades), 0);
  });

  it('leaves out queries without relevant papers, and counts those without an answer 0', () => {
    const runs = [
      { ranked: ['a', 'b'], grades },
      { ranked: [], grades },
      { ranked: ['a'], grades: new Map([['c', 0]]) },
    ];
    const { n, ndcg10: mean } = evaluate(runs);
    assert.equal(n, 2);
    near(mean, 0.5);
  });

  it('quantiles', () => {
    assert.equal(quantile([3, 1, 2], 0.5), 2);
    assert.equal(quantile([3, 1, 2], 0.99), 3);
  });
});

describe('collections', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gloss-eval-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const collection = {
    name: 'small',
    docs: [
      { id: 1, title: 'Gates', text: 'Sparse gates.' },
      { id: '2', title: '', text: 'Experts.' },
    ],
    queries: [
      { id: 'q1', text: 'sparse gates' },
      { id: 'q2', text: 'nothing' },
    ],
    qrels: { q1: { 1: -1, 2: 0 } },
  };

  it('are read compressed or not; a query’s own paper counts 4', () => {
    const plain = join(folder, 'a.json');
    const packed = join(folder, 'a.json.gz');
    writeFileSync(plain, JSON.stringify(collection));
    writeFileSync(packed, gzipSync(JSON.stringify(collection)));
    for (const file of [plain, packed]) {
      const { docs, queries } = readCollection(file);
      assert.equal(docs[0]?.id, '1');
      assert.deepEqual(
        [...(queries[0]?.grades ?? [])],
        [
          ['1', 4],
          ['2', 0],
        ],
      );
      assert.deepEqual([...(queries[1]?.grades ?? [])], []);
    }
  });

  it('are refused where they are of another form', () => {
    const file = join(folder, 'b.json');
    for (const wrong of ['[1]', '{}', '{"docs": 1, "queries": [], "qrels": {}}']) {
      writeFileSync(file, wrong);
      assert.throws(() => readCollection(file), Error);
    }
  });

  it('name corpus papers by their place, from 1', () => {
    const file = join(folder, 'c.json');
    writeFileSync(
      file,
      JSON.stringify([{ id: 'q', query: 'gates', kind: 'x', relevant: { 2: 3 } }]),
    );
    const [query] = readCorpusQueries(file, ['first', 'second']);
    assert.deepEqual([...(query?.grades ?? [])], [['second', 3]]);
  });

  it('are measured in both modes', () => {
    const file = join(folder, 'd.json');
    writeFileSync(file, JSON.stringify(collection));
    for (const mode of ['typed', 'text'] as const) {
      const report = evaluateCollection(readCollection(file), mode);
      assert.deepEqual([report.n, report.ndcg10, report.map, report.p10], [1, 1, 1, 0.1]);
      assert.ok(report.indexBytes > 0);
    }
  });
});
