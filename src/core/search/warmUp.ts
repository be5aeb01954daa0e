/**
 * Questions to an index that nobody waits for. Code that runs for the first times takes several times as long, and so
 * do texts read for the first time: the user's first keys should not.
 */
import type { SearchIndex } from './searchIndex.ts';

const WORDS = 6;
/** What a list shows. */
const LIMIT = 50;

/** In steps. */
export function* warmUp(index: SearchIndex): Generator<void, void> {
  yield* index.readTexts();
  const words = index.sample(WORDS);
  yield;
  index.find('');
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
