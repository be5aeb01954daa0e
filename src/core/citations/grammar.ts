/**
 * Citation keys as pandoc reads them (its manual, "Citation syntax"). What stands around a key, and
 * whether it is one at all there, is for `pandoc/` to say.
 */

/** A key in a text: `start` is where its `@` stands, `end` is exclusive; UTF-16 code units. */
export interface CitationKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A key without braces: it begins with a letter, a digit or `_`, and holds single inner punctuation of
 * a fixed set; `//` and `:/` are the exceptions, for keys that are addresses. `@*` stands for all.
 */
const BARE_KEY = String.raw`[\p{L}\p{N}_*](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=/))*`;
const BARE_KEY_HERE = new RegExp(BARE_KEY, 'uy');
const WHOLE_BARE_KEY = new RegExp(String.raw`^(?!\*)${BARE_KEY}$`, 'u');

/** Keys in braces are as long as this at most: it keeps a missing brace cheap. */
const LONGEST_KEY = 1000;

/** Whether pandoc reads the key whole without braces around it. */
export function isBareKey(key: string): boolean {
  return WHOLE_BARE_KEY.test(key);
}

/** Whether a key can be written at all: braces hold what is without white space, braces in pairs. */
export function isWritableKey(key: string): boolean {
  return isBareKey(key) || bracedEnd(`{${key}}`, 0) === key.length + 2;
}

/** The key whose `@` stands at this place; undefined if there is none. After a word it is an e-mail address. */
export function citationKeyAt(text: string, start: number): CitationKey | undefined {
  if (text[start] !== '@' || /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start))) {
    return undefined;
  }
  return keyBehind(text, start, text.length);
}

/** The same, whatever stands before it; the key ends before `limit`. */
export function keyBehind(text: string, start: number, limit: number): CitationKey | undefined {
  if (text[start + 1] === '{') {
    const end = bracedEnd(text, start + 1);
    if (end === undefined || end > limit) return undefined;
    return { key: text.slice(start + 2, end - 1), start, end };
  }
  BARE_KEY_HERE.lastIndex = start + 1;
  const [key] = BARE_KEY_HERE.exec(text) ?? [];
  if (key === undefined || start + 1 >= limit) return undefined;
  const end = Math.min(limit, start + 1 + key.length);
  return { key: text.slice(start + 1, end), start, end };
}

const [OPEN, CLOSE] = ['{'.charCodeAt(0), '}'.charCodeAt(0)];

/** Behind the brace that closes the one here, with no white space between; undefined without one. */
function bracedEnd(text: string, start: number): number | undefined {
  let depth = 0;
  const limit = Math.min(text.length, start + LONGEST_KEY);
  for (let at = start; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN) depth += 1;
    else if (code === CLOSE) depth -= 1;
    else if (code <= 0x20 || (code > 0x7e && /\s/u.test(text.charAt(at)))) return undefined;
    if (depth === 0) return at + 1;
  }
  return undefined;
}
