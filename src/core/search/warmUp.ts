/**
 * Questions to a large index that nobody waits for. Code that runs for the first times takes several times as long:
 * the user's first keys should not.
 */
import type { SearchIndex } from './searchIndex.ts';

/** A smaller index answers in a few milliseconds the first time, too. */
const LARGE = 5_000;
const WORDS = 6;
/** What a list shows. */
const LIMIT = 50;

/** Whether the index is so large that its first answers would be late. */
export function isWorthWarming({ size }: SearchIndex): boolean {
  return size >= LARGE;
}

/** In steps. */
export function* warmUp(index: SearchIndex): Generator<void, void> {
  const words = index.sample(WORDS);
  yield;
  const ask = (text: string): void => void index.find(text, { limit: LIMIT });
  for (const [i, word] of words.entries()) {
    for (const length of lengths(word)) {
      ask(word.slice(0, length));
      yield;
    }
    ask(word.slice(0, 3) + word.slice(4));
    yield;
    ask(`${words[i - 1] ?? ''} ${word}`);
    yield;
  }
  ask(`how does ${words.join(' ')}?`);
}

/** What costs little comes first: of three letters on, the longer a word is the more typos are forgiven. */
function lengths({ length }: string): readonly number[] {
  return [...Array.from({ length: Math.max(0, length - 2) }, (_, i) => i + 3), 2, 1];
}
