import assert from 'node:assert/strict';
import { stem } from '../../../src/core/search/stem.ts';
import { WordPlaces } from '../../../src/core/search/wordPlaces.ts';

function found(places: WordPlaces, text: string, ...words: readonly string[]): readonly string[] {
  const stems = new Map(words.map((word) => [stem(word), word]));
  return places.find(text, stems).map(({ start, end }) => text.slice(start, end));
}

describe('WordPlaces', () => {
  it('finds words by their stems, compounds by their parts, in the order of the text', () => {
    const places = new WordPlaces();
    const text = 'Gating is sparse: Top-K gates, and a gate.';
    assert.deepEqual(found(places, text, 'gate'), ['Gating', 'gates', 'gate']);
    assert.deepEqual(found(places, text, 'top', 'sparse'), ['sparse', 'Top-K']);
    assert.deepEqual(found(places, text, 'expert'), []);
    assert.deepEqual(found(places, text, 'gate'), ['Gating', 'gates', 'gate']);
  });

  it('finds words of the same stems in text after text, also words not met before', () => {
    const places = new WordPlaces();
    const stems = new Map([[stem('gate'), 'gate']]);
    const words = (text: string) =>
      places.find(text, stems).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(words('One gate.'), ['gate']);
    assert.deepEqual(words('Gating by gates, gated.'), ['Gating', 'gates', 'gated']);
    assert.deepEqual(found(places, 'Gating by experts', 'expert'), ['experts']);
    assert.deepEqual(words('One gate.'), ['gate']);
  });

  it('finds the same after it has forgotten what it learnt', () => {
    const places = new WordPlaces();
    const text = 'The gates of word7 and word77.';
    assert.deepEqual(found(places, text, 'word77', 'gate'), ['gates', 'word77']);
    for (let i = 0; i < 120; i++) {
      const many = Array.from({ length: 1_000 }, (_, n) => `word${String(1_000 * i + n)}`);
      assert.deepEqual(found(places, many.join(' '), `word${String(1_000 * i + 7)}`), [many[7]]);
    }
    assert.deepEqual(found(places, text, 'word77', 'gate'), ['gates', 'word77']);
  });
});
