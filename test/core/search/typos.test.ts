import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeDictionary, prefixEnd, prefixRange } from '../../../src/core/search/dictionary.ts';
import {
  beginningDistance,
  forgivenTypos,
  typingDistance,
} from '../../../src/core/search/distance.ts';
import { isStopWord } from '../../../src/core/search/stopWords.ts';
import { similarWords } from '../../../src/core/search/typos.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 's'), minLength: 3, maxLength: 10 });
const dictionaryWords = fc.uniqueArray(word, { maxLength: 20 }).map((words) => words.toSorted());

describe('similarWords', () => {
  for (const open of [false, true]) {
    it(`finds what comparing with every word finds, ${open ? 'open' : 'finished'}`, () => {
      fc.assert(
        fc.property(dictionaryWords, word, (words, typed) => {
          const found = similarWords(makeDictionary(words), typed, open);
          const expected = words.flatMap((other) => naive(typed, other, open));
          const sorted = (all: typeof found) =>
            all.map((it) => `${it.word} ${String(it.distance)}`).sort();
          assert.deepEqual(sorted(found), sorted(expected));
        }),
        { numRuns: 2_000 },
      );
    });
  }

  it('puts the nearest first', () => {
    const found = similarWords(
      makeDictionary(['recommend', 'recommended', 'recommender'].sort()),
      'recomender',
      false,
    );
    assert.deepEqual(
      found.map(({ word: it }) => it),
      ['recommender', 'recommended'],
    );
  });
});

function naive(typed: string, other: string, open: boolean) {
  const max = forgivenTypos(typed.length);
  const distance = naiveDistance(typed, other, open);
  const excluded = other === typed || isStopWord(other) || (open && other.startsWith(typed));
  const onset = other.slice(0, 2).includes(typed.charAt(0)) || isFree(typed, open);
  const near = distance === 1 || distance === 2;
  return near && distance <= max && onset && !excluded ? [{ word: other, distance }] : [];
}

/** Whether a slip may hit the first letter. */
function isFree(typed: string, open: boolean): boolean {
  return !open && typed.length >= 6;
}

function naiveDistance(typed: string, other: string, open: boolean): number {
  const max = forgivenTypos(typed.length);
  if (open) return beginningDistance(typed, other, max);
  const plural = other.endsWith('s') ? typingDistance(typed, other.slice(0, -1), max) : max + 1;
  return Math.min(typingDistance(typed, other, max), plural);
}

describe('a dictionary', () => {
  it('has words with the same beginning side by side', () => {
    fc.assert(
      fc.property(dictionaryWords, word, (words, other) => {
        const dictionary = makeDictionary(words);
        const beginning = other.slice(0, 2);
        const [from, to] = prefixRange(dictionary, beginning);
        assert.deepEqual(
          words.slice(from, to),
          words.filter((it) => it.startsWith(beginning)),
        );
        if (from < to) assert.equal(prefixEnd(dictionary, from, 2), to);
      }),
    );
  });
});
