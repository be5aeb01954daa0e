/** What a user types about a work in a list or a field: "p. 3", "see …, chap. 2", "-". */
import type { CitationItem, FoundItem } from './citation.ts';
import { readPandoc } from './pandoc/readPandoc.ts';

export type TypedParts = Omit<CitationItem, 'key'>;

/** Where the work itself stands among the words: "see …, chap. 2". */
const PLACE = /\s*(?:…|\.\.\.|(?<!\\)@)\s*/u;

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
    return { mode, prefix: contained(words.slice(0, place.index)), ...tail };
  }
  const tail = partsOfTail(words);
  const isPrefix = tail.locator === '' && tail.suffix !== '';
  if (!isPrefix) return { mode, prefix: '', ...tail };
  return { mode, prefix: tail.suffix, label: '', locator: '', suffix: '' };
}

/** What to type for the parts that an item of a document in Markdown has. */
export function partsAsTyped(text: string, { mode, prefix, tailSpan, keySpan }: FoundItem): string {
  const tail = text.slice(Math.max(tailSpan.start, keySpan.end), tailSpan.end);
  const words = tail
    .replace(/^[,\s]*\[?[,\s]*/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const sign = mode === 'suppress' ? '-' : '';
  const isPlaced = prefix !== '' || (words !== '' && typedParts(words).prefix !== '');
  return sign + (isPlaced ? [prefix, '…', words] : [words]).filter((part) => part !== '').join(' ');
}

function partsOfTail(words: string): Pick<CitationItem, 'label' | 'locator' | 'suffix'> {
  const text = contained(words.trim());
  const [citation] = readPandoc(`[@k, ${text}]`);
  const item = citation?.items[0];
  if (item === undefined || text === '') return { label: '', locator: '', suffix: '' };
  const suffix = item.locator === '' ? item.suffix.replace(/^,\s*/u, '') : item.suffix;
  return { label: item.label, locator: item.locator, suffix };
}

/** Brackets, semicolons and signs of keys would end the part that they stand in. */
function contained(words: string): string {
  return words.replace(/(?<!\\)[[\];@]/gu, '\\$&');
}
