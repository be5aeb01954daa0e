/**
 * Citation keys in Markdown, as pandoc reads them (its manual, "Citation syntax"), for whatever writes
 * or looks for them. It finds keys, not citations: what stands around a key is not its business.
 */

/** A key in a text: `start` is where its `@` stands, `end` is exclusive; UTF-16 code units. */
export interface CitationKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A key without braces: it begins with a letter, a digit or `_`, and holds single inner punctuation of
 * a fixed set; `://` is the one exception, for keys that are addresses.
 */
const BARE_KEY = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=/))*`;
const WHOLE_BARE_KEY = new RegExp(`^${BARE_KEY}$`, 'u');

/** In braces stands any other key without white space; the bound keeps a missing brace cheap. */
const BRACED_KEY = String.raw`\{((?:[^\s{}]|\{[^\s{}]*\}){1,1000})\}`;
/** After a letter or a digit there is none: that is an e-mail address. */
const KEY_HERE = new RegExp(String.raw`(?<![\p{L}\p{N}])@(?:(${BARE_KEY})|${BRACED_KEY})`, 'uy');

/** `(@label)` refers to an example in a numbered list. */
const EXAMPLE_LABEL = /^[\p{L}\p{N}_-]+$/u;

/** Whether pandoc reads the key whole without braces around it. */
export function isBareKey(key: string): boolean {
  return WHOLE_BARE_KEY.test(key);
}

/** The key whose `@` stands at this place; undefined if there is none. */
export function citationKeyAt(text: string, start: number): CitationKey | undefined {
  KEY_HERE.lastIndex = start;
  const match = KEY_HERE.exec(text);
  const key = match?.[1] ?? match?.[2];
  if (match === null || key === undefined) return undefined;
  const end = start + match[0].length;
  const inParentheses = text[start - 1] === '(' && text[end] === ')';
  return inParentheses && EXAMPLE_LABEL.test(key) ? undefined : { key, start, end };
}

/** What a key may be hidden in: an escape, code, a comment, an address, the target of a link. */
const MARK = /\\.|`+|<!--|<[a-z][a-z\d+.-]*:[^\s<>]*>|\]\([^\s)]*|@/giu;

/**
 * All keys of a text in their order, repeated ones too. Takes time in proportion to the text. A fence
 * that is not closed holds all that follows, as editors show it (pandoc takes it for text).
 */
export function citationKeys(markdown: string): readonly CitationKey[] {
  const text = withoutFencedCode(markdown);
  const spanEnds = codeSpans(text);
  const lastComment = text.lastIndexOf('-->');
  const keys: CitationKey[] = [];
  const mark = new RegExp(MARK);
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const { 0: read, index } = match;
    const key = read === '@' ? citationKeyAt(text, index) : undefined;
    if (key !== undefined) keys.push(key);
    const commentEnd =
      read === '<!--' && index < lastComment ? text.indexOf('-->', index) : undefined;
    mark.lastIndex = key?.end ?? spanEnds.get(index) ?? commentEnd ?? mark.lastIndex;
  }
  return keys;
}

/** Blanks between equal offsets: what is left stands where it stood. */
function withoutFencedCode(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split('\n').map((line) => {
    const before = fence;
    fence = fenceAfter(line, before);
    return before === undefined && fence === undefined ? line : ' '.repeat(line.length);
  });
  return lines.join('\n');
}

/** The fence that holds the next line, if any, where one holds this line or none does. */
function fenceAfter(line: string, fence: string | undefined): string | undefined {
  const [, run, rest = ''] = /^[ \t>]*(`{3,}|~{3,})(.*)$/u.exec(line) ?? [];
  if (run === undefined) return fence;
  if (fence !== undefined) return run.startsWith(fence) && rest.trim() === '' ? undefined : fence;
  // Backticks after backticks: that is a code span.
  return run.startsWith('`') && rest.includes('`') ? undefined : run;
}

/** The ends of code spans by their starts: from a run of backticks to the next of the same length. */
function codeSpans(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const opened = new Map<number, number>();
  const runs = [...text.matchAll(/`+|\n[ \t]*(?=\n)/gu)].reverse();
  for (const { 0: run, index } of runs) {
    const next = opened.get(run.length);
    // A span ends with its paragraph.
    if (run.startsWith('\n')) opened.clear();
    else {
      if (next !== undefined) ends.set(index, next);
      opened.set(run.length, index + run.length);
    }
  }
  return ends;
}
