import assert from 'node:assert/strict';
import { Sequences } from '../../../src/core/search/sequences.ts';

describe('Sequences', () => {
  const words = (paper: number): readonly string[] =>
    Array.from({ length: 1_000 }, (_, n) => `w${String(1_000 * paper + n)}`);
  const sequences = new Sequences((key) => ({
    title: 'The gating of gates',
    abstract: words(Number(key)).join(' '),
  }));
  const read = (key: string, part: 'title' | 'abstract'): readonly string[] =>
    Array.from(sequences.get(key)?.[part] ?? [], (number) => sequences.stemOf(number));

  it('are the stems of texts in order, without stop words', () => {
    assert.deepEqual(read('1', 'title'), ['gate', 'gate']);
    assert.deepEqual(read('1', 'abstract'), words(1));
  });

  it('stay right when stems get new numbers', () => {
    for (let paper = 0; paper < 250; paper++) {
      sequences.trim();
      assert.deepEqual(read(String(paper), 'abstract'), words(paper));
    }
    sequences.trim();
    assert.deepEqual(read('1', 'abstract'), words(1));
    assert.equal(sequences.stemOf(sequences.numberOf('gate')), 'gate');
  });
});
