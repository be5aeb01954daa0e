/** What a user types about a work in a list or a field: "p. 3", "see …, chap. 2", "-", "@". */
import type { CitationItem, CitationMode, FoundItem } from './citation.ts';
import { LOCATOR_TERMS } from './locatorTerms.ts';
import { readPandoc } from './pandoc/readPandoc.ts';

export type TypedParts = Omit<CitationItem, 'key'>;

/** Where the work itself stands among the words: "see …, chap. 2". */
const PLACE = /\s*(?:…|\.\.\.|(?<!\\)@)\s*/u;

const MODES: Readonly<Record<string, CitationMode>> = { '-': 'suppress', '@': 'textual' };
const SIGNS: Readonly<Record<CitationMode, string>> = { normal: '', suppress: '-', textual: '@' };

/**
 * The parts, as Markdown. Before all of it, `-` leaves out the author and `@` names them in the text. Words before `…` are the prefix; without
 * it, words with a locator stand behind the key, others ("see", "e.g.") before it.
 */
export function typedParts(typed: string): TypedParts {
  const [, sign = '', words = ''] =
    /^\s*(?:([-@])[\s,]*)?(.*)$/su.exec(typed.replace(/\s+/gu, ' ')) ?? [];
  const mode = MODES[sign] ?? 'normal';
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
  const isPlaced = prefix !== '' || (words !== '' && typedParts(words).prefix !== '');
  const parts = (isPlaced ? [prefix, '…', words] : [words]).filter((part) => part !== '');
  const typed = parts.join(' ');
  return mode === 'textual' && typed !== '' ? `@ ${typed}` : SIGNS[mode] + typed;
}

/** Words that also stand in titles ("part 2", "volume 3") begin a locator in their short forms only. */
const WORDS_OF_LOCATORS = ['page', 'pages', 'section', 'sections', 'chapter', 'chapters'];
const TERMS = Object.values(LOCATOR_TERMS)
  .flat()
  .filter((term) => /[.§¶]/u.test(term) || WORDS_OF_LOCATORS.includes(term))
  .map((term) => term.replace(/\./gu, '\\.'))
  .join('|');
const LOCATOR = new RegExp(`(?:^|[\\s,])\\s*((?:${TERMS})\\s*(?:\\d|[ivxlcdm]+\\b).*)$`, 'isu');

export interface TypedSearch {
  /** What finds the work. */
  readonly words: string;
  /** What is said about it, for `typedParts`; empty for nothing. */
  readonly said: string;
}

/**
 * What is typed to find a work from what is said about it: a locator is told by itself ("comet p. 3"), all else
 * stands behind a semicolon ("comet; see … chap. 2", "comet; -").
 */
export function typedSearch(typed: string): TypedSearch {
  const [, before, behind] = /^([^;]*);(.*)$/su.exec(typed) ?? [];
  if (before !== undefined && behind !== undefined) {
    return { words: before.trim(), said: behind.trim() };
  }
  const locator = LOCATOR.exec(typed);
  if (locator === null) return { words: typed, said: '' };
  return { words: typed.slice(0, locator.index).trim(), said: locator[1] ?? '' };
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
