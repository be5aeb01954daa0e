/**
 * Small things of pandoc's Markdown that end without a look at what is around them. Each function takes
 * the place where the thing begins and a limit, and says where it ends; undefined where there is none.
 */

/** Letters and digits as pandoc counts them. */
export const WORD = /[\p{L}\p{N}]/u;

export function isWordAt(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && WORD.test(String.fromCodePoint(code));
}

export function skipSpaces(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text[end] === ' ') end += 1;
  return end;
}

/** Whether only spaces are left of the line here, and a line end behind them. */
export function isBlankFrom(text: string, at: number, limit: number): boolean {
  const end = skipSpaces(text, at, limit);
  return end < limit && text[end] === '\n';
}

/** Behind spaces with at most one line end among them; undefined if a line end follows. */
export function skipSpacesAndLine(text: string, at: number, limit: number): number | undefined {
  const spaces = skipSpaces(text, at, limit);
  const end =
    spaces < limit && text[spaces] === '\n' ? skipSpaces(text, spaces + 1, limit) : spaces;
  return end < limit && text[end] === '\n' ? undefined : end;
}

/** The start of the next line, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Behind all blank lines from here; the same place if there is none. */
export function skipBlankLines(text: string, at: number): number {
  let end = at;
  while (isBlankFrom(text, end, text.length)) end = nextLine(text, end);
  return end;
}

/** The line end before the next blank line. */
export function blankLineFrom(text: string, start: number): number {
  let line = nextLine(text, start);
  while (line < text.length && !isBlankFrom(text, line, text.length)) line = nextLine(text, line);
  return Math.max(start, line - 1);
}

/** A pattern at a place: the match, if it ends within the limit. */
export function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
  limit = text.length,
): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match !== null && at + match[0].length <= limit ? match : undefined;
}

/** `\` before anything but letters, digits and line ends. */
const ESCAPE = /\\[^\p{L}\p{N}\n\r]/uy;

export function escapeEnd(text: string, at: number, limit: number): number | undefined {
  const match = text[at] === '\\' ? matchAt(ESCAPE, text, at, limit) : undefined;
  return match && at + match[0].length;
}

const SPACES = String.raw`[ ]*(?:\n[ ]*)?`;
const VALUE = String.raw`"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?:\\[^\p{L}\p{N}\s]|[^\s}])*`;
const NAME_ENDS = String.raw`(?![\p{L}\p{N}\-_:.])`;
const ATTRIBUTE = String.raw`(?:#[\p{L}\p{N}\-_:.]+${NAME_ENDS}|\.\p{L}[\p{L}\p{N}\-_:.]*${NAME_ENDS}|\p{L}[\p{L}\p{N}\-_:.]*=(?:${VALUE})|-)`;
const ATTRIBUTES = new RegExp(String.raw`\{${SPACES}(?:${ATTRIBUTE}${SPACES})*\}`, 'uy');
const RAW_ATTRIBUTE = /\{ *=[\p{L}\p{N}\-_]+ *\}/uy;

/** `{#id .class key="value"}` */
export function attributesEnd(text: string, at: number, limit: number): number | undefined {
  const match = text[at] === '{' ? matchAt(ATTRIBUTES, text, at, limit) : undefined;
  return match && at + match[0].length;
}

/** `{=html}` */
export function rawAttributeEnd(text: string, at: number, limit: number): number | undefined {
  const match = text[at] === '{' ? matchAt(RAW_ATTRIBUTE, text, at, limit) : undefined;
  return match && at + match[0].length;
}

const NOTE_MARKER = /\[\^([^\r\n\t ^[\]]+)\]/uy;

/** `[^label]` */
export function noteMarkerAt(
  text: string,
  at: number,
  limit: number,
): { readonly label: string; readonly end: number } | undefined {
  const match = matchAt(NOTE_MARKER, text, at, limit);
  return match && { label: match[1] ?? '', end: at + match[0].length };
}

/** `$…$` and `$$…$$` */
export function mathEnd(text: string, at: number, limit: number): number | undefined {
  if (text[at] !== '$') return undefined;
  return displayMathEnd(text, at, limit) ?? inlineMathEnd(text, at, limit);
}

function displayMathEnd(text: string, at: number, limit: number): number | undefined {
  if (text[at + 1] !== '$') return undefined;
  for (let from = at + 3; from < limit - 1; from += 1) {
    const before = from - 1;
    if (text[before] === '\n' && isBlankFrom(text, from, limit)) return undefined;
    if (text[from] === '$' && text[from + 1] === '$') return from + 2;
  }
  return undefined;
}

function inlineMathEnd(text: string, at: number, limit: number): number | undefined {
  if (/\s/u.test(text[at + 1] ?? ' ')) return undefined;
  let from: number | undefined = at + 1;
  while (from !== undefined && from < limit) {
    if (text[from] === '$' && from > at + 1) {
      return /\d/u.test(text[from + 1] ?? '') && from + 1 < limit ? undefined : from + 1;
    }
    from = mathPartEnd(text, from, limit);
  }
  return undefined;
}

/** Behind a character, a command, or white space that neither ends the paragraph nor stands before `$`. */
function mathPartEnd(text: string, at: number, limit: number): number | undefined {
  const character = text[at];
  if (character === '\\') {
    return text.startsWith('text{', at + 1) ? bracesEnd(text, at + 5, limit) : at + 2;
  }
  if (character !== ' ' && character !== '\n') return at + 1;
  const end = isBlankFrom(text, at, limit) ? nextLine(text, at) : skipSpaces(text, at, limit);
  const isLine = text[end - 1] === '\n';
  return text[end] === '$' || (isLine && isBlankFrom(text, end, limit)) ? undefined : end;
}

/** From `{` to the `}` of the same depth; what a backslash escapes does not count. */
export function bracesEnd(text: string, at: number, limit: number): number | undefined {
  if (text[at] !== '{') return undefined;
  let depth = 0;
  for (let from = at; from < limit; from += 1) {
    const character = text[from];
    if (character === '\\') from += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return from + 1;
  }
  return undefined;
}

const DEEPEST_TITLE = 20;

/** The title of a link in quotation marks; more of them in it come in pairs, or before a word. */
export function titleEnd(text: string, at: number, limit: number, depth = 0): number | undefined {
  const mark = text.charAt(at);
  if (depth > DEEPEST_TITLE || !/^["']\S/u.test(text.slice(at, at + 2))) return undefined;
  for (let from: number | undefined = at + 1; from !== undefined && from < limit;) {
    const isMark: boolean = text[from] === mark;
    if (isMark && !isWordAt(text, from + 1)) return from + 1;
    from = isMark ? titleEnd(text, from, limit, depth + 1) : titlePartEnd(text, from, limit);
  }
  return undefined;
}

function titlePartEnd(text: string, at: number, limit: number): number | undefined {
  if (text[at] === '\n' && isBlankFrom(text, at + 1, limit)) return undefined;
  return escapeEnd(text, at, limit) ?? at + 1;
}

const ANGLED = /<(?:\\[^\p{L}\p{N}\n]|[^>\n]|\n(?! *\n))*>/uy;

/** `(address "title")`, behind the label of a link. */
export function linkTargetEnd(text: string, at: number, limit: number): number | undefined {
  if (at >= limit || text[at] !== '(') return undefined;
  const start = skipSpaces(text, at + 1, limit);
  const angled = matchAt(ANGLED, text, start, limit);
  if (angled !== undefined) {
    const end = closeTarget(text, start + angled[0].length, limit);
    if (end !== undefined) return end;
  }
  return closeTarget(text, addressEnd(text, start, limit), limit);
}

function addressEnd(text: string, start: number, limit: number): number {
  const pairs = new Map<number, number | undefined>();
  let at = start;
  while (at < limit) {
    const end = addressPartEnd(text, at, limit, pairs);
    if (end === undefined) return at;
    at = end;
  }
  return at;
}

type Pairs = Map<number, number | undefined>;

function addressPartEnd(text: string, at: number, limit: number, pairs: Pairs): number | undefined {
  switch (text.charAt(at)) {
    case '(':
      if (!pairs.has(at)) findParentheses(text, at, limit, pairs);
      return pairs.get(at) ?? at + 1;
    case ')':
      return undefined;
    case ' ': {
      const end = skipSpaces(text, at, limit);
      return /["']/u.test(text[end] ?? '') ? undefined : end;
    }
    case '\n': {
      const title = skipSpacesAndLine(text, at, limit);
      const isTitle = title !== undefined && titleEnd(text, title, limit) !== undefined;
      return isTitle || isBlankFrom(text, at + 1, limit) ? undefined : at + 1;
    }
    default:
      return escapeEnd(text, at, limit) ?? at + 1;
  }
}

/** Notes where the parenthesis here is closed, and all within it. */
function findParentheses(text: string, at: number, limit: number, pairs: Pairs): void {
  const open: number[] = [];
  for (let from = at; from < limit; from = escapeEnd(text, from, limit) ?? from + 1) {
    if (text[from] === '\n' && isBlankFrom(text, from + 1, limit)) break;
    if (text[from] === '(') open.push(from);
    if (text[from] === ')') pairs.set(open.pop() ?? at, from + 1);
    if (open.length === 0) return;
  }
  for (const unpaired of open) pairs.set(unpaired, undefined);
}

function closeTarget(text: string, at: number, limit: number): number | undefined {
  const gap = skipSpacesAndLine(text, at, limit);
  const title = gap === undefined ? undefined : titleEnd(text, gap, limit);
  const end = skipSpaces(text, title ?? at, limit);
  return end < limit && text[end] === ')' ? end + 1 : undefined;
}
