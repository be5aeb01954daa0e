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
export const MAX_TERM = 48;
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
/** Scripts written without spaces, where what a word is must be known to the language. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
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
    for (const { start, end, terms } of chunkWords(chunk)) {
      found.push({ start: index + start, end: index + end, terms });
    }
  }
  return found;
}

/** All terms of a text, in order. */
export function terms(text: string): string[] {
  return chunks(text).flatMap((chunk) => chunkWords(chunk).flatMap((word) => word.terms));
}

/** Stretches that may hold words; most are a single word. The same stretch has the same words anywhere. */
export function chunks(text: string): readonly string[] {
  return text.match(CHUNK) ?? [];
}

/** The words of such a stretch, placed within it. */
export function chunkWords(chunk: string): readonly Word[] {
  if (PLAIN.test(chunk)) {
    return [{ start: 0, end: chunk.length, terms: [clip(chunk.toLowerCase())] }];
  }
  const found: Word[] = [];
  const parts = SIMPLE.test(chunk) ? [{ 0: chunk, index: 0 }] : chunk.matchAll(WORD);
  for (const { 0: written, index } of parts) {
    for (const [word, offset] of UNSPACED.test(written)
      ? segmented(written)
      : [[written, 0] as const]) {
      const [first, ...rest] = termsOf(word);
      const start = index + offset;
      if (first !== undefined)
        found.push({ start, end: start + word.length, terms: [first, ...rest] });
    }
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
  const together = written.length > MAX_JOINED_PARTS ? [] : [coarse.join('')];
  return [...new Set([...together, ...coarse, ...parts].map(clip))].filter((term) => term !== '');
}

function foldParts(parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => (ASCII.test(part) ? part.toLowerCase() : characters(fold(part))));
}

let segmenter: Intl.Segmenter | undefined;

/** Words of a script without spaces, as the language's dictionary parts them; costly to begin with. */
function segmented(text: string): readonly (readonly [word: string, start: number])[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) =>
    isWordLike === true ? [[segment, index] as const] : [],
  );
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
