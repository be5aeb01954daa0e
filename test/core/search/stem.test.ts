import assert from 'node:assert/strict';
import { terms } from '../../../src/core/search/analyze.ts';
import { irregularWith, stem, stemBeginning } from '../../../src/core/search/stem.ts';
import { corpusPapers } from './support.ts';

describe('stem', () => {
  it('takes English endings off and leaves everything else', () => {
    const cases: Readonly<Record<string, string>> = {
      gates: 'gate',
      gating: 'gate',
      gated: 'gate',
      studies: 'studi',
      kv: 'kv',
      s2ft: 's2ft',
      深度: '深度',
      matrices: stem('matrix'),
      indices: stem('index'),
      analyses: stem('analysis'),
      bases: stem('base'),
    };
    for (const [word, expected] of Object.entries(cases)) assert.equal(stem(word), expected);
  });

  it('is found by what its words begin with, but for irregular plurals, for every word of the corpus', () => {
    const words = new Set(
      corpusPapers().flatMap(({ title, abstract }) => terms(`${title} ${abstract}`)),
    );
    assert.ok(words.size > 3_000);
    for (const word of words) {
      const stemmed = stem(word);
      const beginning = stemBeginning(stemmed);
      if (beginning === undefined) assert.equal(stemmed, word);
      else if (!irregularWith(stemmed).includes(word))
        assert.ok(word.startsWith(beginning), `${word}: ${stemmed}`);
    }
  });
});
