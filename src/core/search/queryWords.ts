/** What a typed text asks for, word by word: the words a search looks up and how freely. */
import { words } from './analyze.ts';
import { isStopWord } from './stopWords.ts';

/** One typed word. A paper has it when it has all terms of one of the alternatives. */
export interface QueryWord {
  /** Folded, written together: "topk" for "Top-K". */
  readonly text: string;
  /** The word together, then its parts where it is a compound. */
  readonly alternatives: readonly (readonly string[])[];
  /** The word is still being typed: whatever begins with it counts. */
  readonly open: boolean;
}

/** Further words are ignored: nobody ranks by them, and the time for a keystroke is bounded. */
const MAX_WORDS = 32;

/**
 * The words of a query in order, each once. Stop words are left out unless there is nothing else;
 * the last word is open where the text ends with it ("kv cac"), so "sparse a" still asks for "a…".
 */
export function queryWords(text: string): readonly QueryWord[] {
  const found = words(text);
  const all = new Map<string, QueryWord>();
  found.forEach((word, index) => {
    const open = index === found.length - 1 && word.end === text.length;
    const [together, ...parts] = word.terms;
    if (all.size < MAX_WORDS || open) {
      all.set(together, { text: together, alternatives: alternatives(together, parts), open });
    }
  });
  const telling = [...all.values()].filter((word) => !isStopWord(word.text));
  const last = [...all.values()].at(-1);
  if (telling.length === 0) return [...all.values()];
  return last?.open === true && !telling.includes(last) ? [...telling, last] : telling;
}

function alternatives(together: string, parts: readonly string[]): readonly (readonly string[])[] {
  const telling = parts.filter((part) => !isStopWord(part));
  if (parts.length < 2) return [[together]];
  return [[together], telling.length > 0 ? telling : parts];
}
