/** What a user types behind a key in a list: "p. 3", "see …, chap. 2", "-". */
import type { CitationItem } from './citation.ts';
import { escapeForPandoc } from './phrase.ts';
import { readPandoc } from './pandoc/readPandoc.ts';

export type TypedParts = Omit<CitationItem, 'key'>;

/** Where the work itself stands among the words: "see …, chap. 2". */
const PLACE = /\s*(?:…|\.\.\.|@)\s*/u;

/**
 * The parts, as Markdown. A minus before all of it leaves out the author. Words before `…` are the prefix; without
 * it, words with a locator stand behind the key, others ("see", "e.g.") before it.
 */
export function typedParts(typed: string): TypedParts {
  const [, sign, words = ''] = /^\s*(-?)\s*(.*)$/su.exec(typed.replace(/\s+/gu, ' ')) ?? [];
  const mode = sign === '-' ? 'suppress' : 'normal';
  const place = PLACE.exec(words);
  if (place !== null) {
    const tail = partsOfTail(words.slice(place.index + place[0].length).replace(/^,\s*/u, ''));
    return { mode, prefix: escapeForPandoc(words.slice(0, place.index)), ...tail };
  }
  const tail = partsOfTail(words);
  const isPrefix = tail.locator === '' && tail.suffix !== '';
  if (!isPrefix) return { mode, prefix: '', ...tail };
  return { mode, prefix: tail.suffix, label: '', locator: '', suffix: '' };
}

function partsOfTail(words: string): Pick<CitationItem, 'label' | 'locator' | 'suffix'> {
  const text = escapeForPandoc(words.trim()).replace(/\\(?=[{}])/gu, '');
  const [citation] = readPandoc(`[@k, ${text}]`);
  const item = citation?.items[0];
  if (item === undefined || text === '') return { label: '', locator: '', suffix: '' };
  const suffix = item.locator === '' ? item.suffix.replace(/^,\s*/u, '') : item.suffix;
  return { label: item.label, locator: item.locator, suffix };
}
