/**
 * How text becomes words to search by: one analysis for documents and for queries, so that both
 * meet. Words are folded (case, accents, compatibility forms); a compound is found by its parts and
 * written together (`Top-K` by "topk", "top" and "k"). No stemming and no stop words here: what a
 * word is worth is the index's business.
 */

/** A word where it stands in a text, with the terms it is found by. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** The word written together, then the parts of a compound; folded, never empty. */
  readonly terms: readonly [string, ...string[]];
}

/** Longer words are cut, alike in documents and queries: nobody types them, and typos cost time. */
const MAX_TERM = 48;
/** A compound of more parts (a file name, a command) is found by its parts only. */
const MAX_JOINED_PARTS = 6;

const W = String.raw`[\p{L}\p{M}\p{N}]`;
/**
 * Letters and digits, held together by hyphens, underscores, carets and apostrophes, by dots
 * between digits (`2306.02824`) and by colons between one or two letters (`N:M`, `2:4`).
 */
const WORD = new RegExp(
  String.raw`${W}+(?:(?:[-‐‑–_^'’]|(?<=\p{N})\.(?=\p{N})|(?<=(?<!${W})${W}{1,2}):(?=${W}{1,2}(?!${W})))${W}+)*`,
  'gu',
);
const APOSTROPHE = /['’]/gu;
const JOINER = /[-‐‑–_^.:]/u;
/** What may hold words, cheap to find: most are a single plain word and need no closer look. */
const CHUNK = /[A-Za-z0-9\u0080-\uffff]+(?:[-_^'.:]+[A-Za-z0-9\u0080-\uffff]+)*/g;
/** A chunk that is one word for sure. */
const SIMPLE = /^[A-Za-z0-9]+(?:[-_^'][A-Za-z0-9]+)*$/;
const PLAIN = /^(?:[A-Z]?[a-z]+|[A-Z]+|[0-9]+)$/;
const ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}+/gu;
const CAMEL = /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u;
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** Scripts written without spaces: each character is a word until texts are segmented. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Letters that compatibility decomposition leaves alone and that people type otherwise. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ε', 'e'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['đ', 'd'],
  ['ı', 'i'],
]);

/** Text without case, accents and compatibility forms: "S²FT" is "s2ft", "Müller" is "muller". */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[εßøłæœđı]/gu, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFC');
}

/** The words of a text in order, each with its place and its terms. */
export function words(text: string): readonly Word[] {
  const found: Word[] = [];
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    const parts = SIMPLE.test(chunk) ? [{ 0: chunk, index: 0 }] : chunk.matchAll(WORD);
    for (const { 0: word, index: offset } of parts) {
      const [first, ...rest] = termsOf(word);
      const start = index + offset;
      if (first !== undefined)
        found.push({ start, end: start + word.length, terms: [first, ...rest] });
    }
  }
  return found;
}

/** All terms of a text, in order. */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const chunk of text.match(CHUNK) ?? []) {
    if (PLAIN.test(chunk)) found.push(clip(chunk.toLowerCase()));
    else if (SIMPLE.test(chunk)) found.push(...termsOf(chunk));
    else for (const word of chunk.match(WORD) ?? []) found.push(...termsOf(word));
  }
  return found;
}

/** The folded words of a name or label, compounds as parts only: for comparing, not for search. */
export function labelWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function termsOf(word: string): readonly string[] {
  if (PLAIN.test(word)) return [clip(word.toLowerCase())];
  const written = word.replace(APOSTROPHE, '').split(JOINER);
  // By hyphen, and where camel case cuts further: "svdquant", "svd" of "SVDQuant-based".
  const coarse = foldParts(written);
  const parts = foldParts(written.flatMap(humps));
  const together =
    written.length > MAX_JOINED_PARTS || UNSPACED.test(word) ? [] : [coarse.join('')];
  return [...new Set([...together, ...coarse, ...parts].map(clip))].filter((term) => term !== '');
}

function foldParts(parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => (ASCII.test(part) ? part.toLowerCase() : characters(fold(part))));
}

/** "SVDQuant" is SVD and Quant, "KVCache" KV and Cache; "LoRA", "MoEs" and "TopK" stay whole. */
function humps(part: string): readonly string[] {
  if (!CAMEL.test(part)) return [part];
  const cut = part.split(HUMP);
  const readable =
    cut.every((piece) => piece.length >= 2) && cut.some((piece) => piece.length >= 4);
  return readable ? cut : [part];
}

/** What folding left of a part, without signs that are neither letter nor digit. */
function characters(part: string): readonly string[] {
  const plain = part.replace(/[^\p{L}\p{N}]+/gu, '');
  return UNSPACED.test(plain) ? Array.from(plain) : [plain];
}

function clip(term: string): string {
  return term.length <= MAX_TERM ? term : term.slice(0, MAX_TERM);
}
