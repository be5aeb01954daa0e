/**
 * The little of LaTeX that stands in bibliographies, read as pandoc reads it: accents, ligatures, letters
 * and symbols become characters, fonts become marks, braces groups; mathematics stays as it is written.
 */
import unicode from '@citation-js/plugin-bibtex/lib-mjs/input/unicode.json';
import { termOf } from './terms.ts';

/** What a group is: plain braces, or a mark of its content. */
export type Mark = 'braces' | 'italic' | 'bold' | 'smallcaps' | 'superscript' | 'subscript';

/** A stretch of text in which only spaces and words are told apart, or a group. */
export type Inline = string | Group;

export interface Group {
  readonly mark: Mark;
  readonly content: readonly Inline[];
}

/**
 * Reads LaTeX; whatever it holds, nothing throws, and what is not known is kept as text. White space
 * stays as it is written.
 */
export function parseLatex(source: string): readonly Inline[] {
  if (!SPECIAL.test(source)) return [source];
  const reader = { source, at: 0, depth: 0 };
  const content: Inline[] = [];
  // A brace too many ends a group that was never opened: reading goes on behind it.
  while (reader.at < source.length) {
    for (const part of readGroup(reader)) content.push(part);
    reader.at += 1;
  }
  return content;
}

/** The text alone: marks and braces fall away. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((part) => (typeof part === 'string' ? part : plainText(part.content)))
    .join('');
}

interface Reader {
  readonly source: string;
  at: number;
  depth: number;
}

/** Deeper groups are read as if their braces were not there. */
const DEPTH = 40;

const SPECIAL = /[\\{}$~`'%]|--/u;

const PLAIN = /[^\\{}$~`'\-%]+/uy;

/** Reads up to the brace that closes the group, without it. */
function readGroup(reader: Reader): Inline[] {
  const { source } = reader;
  const content: Inline[] = [];
  const add = (part: Inline) => {
    const last = content.at(-1);
    if (typeof part === 'string' && typeof last === 'string')
      content[content.length - 1] = last + part;
    else if (part !== '') content.push(part);
  };
  while (reader.at < source.length && source[reader.at] !== '}') {
    PLAIN.lastIndex = reader.at;
    const plain = PLAIN.exec(source)?.[0];
    if (plain !== undefined) {
      reader.at += plain.length;
      add(plain);
      continue;
    }
    if (source[reader.at] === '\\') {
      for (const part of readCommand(reader)) add(part);
      continue;
    }
    add(readSpecial(reader));
  }
  return content;
}

function readSpecial(reader: Reader): Inline {
  const { source, at } = reader;
  switch (source.charAt(at)) {
    case '{':
      return readBraces(reader);
    case '$':
      return readMath(reader);
    case '%':
      return readPercent(reader);
    default:
      return readLigature(reader);
  }
}

function readBraces(reader: Reader): Inline {
  const font = FONT_SWITCH.exec(reader.source.slice(reader.at + 1, reader.at + 20));
  const mark = FONTS.get(font?.[1] ?? '') ?? 'braces';
  reader.at += 1 + (font !== null ? font[0].length : 0);
  return { mark, content: readContent(reader) };
}

/** The content of a group whose brace is behind us, with its closing brace. */
function readContent(reader: Reader): readonly Inline[] {
  if (reader.depth >= DEPTH) return [];
  reader.depth += 1;
  const content = readGroup(reader);
  reader.depth -= 1;
  reader.at += 1;
  return content;
}

/** `{\it …}`: a switch at the beginning of a group. */
const FONT_SWITCH =
  /^\s*\\(it|itshape|em|sl|slshape|bf|bfseries|sc|scshape|rm|sf|tt)(?![A-Za-z])\s*/u;

const FONTS: ReadonlyMap<string, Mark> = new Map<string, Mark>(
  (
    [
      ['italic', 'it itshape em sl slshape textit textsl emph mkbibemph mkbibitalic'],
      ['bold', 'bf bfseries textbf mkbibbold strong'],
      ['smallcaps', 'sc scshape textsc'],
      ['superscript', 'textsuperscript mkbibsuperscript'],
      ['subscript', 'textsubscript'],
      ['braces', 'rm sf tt textrm textsf texttt textup textmd textnormal text mbox hbox'],
    ] as const
  ).flatMap(([mark, names]) => names.split(' ').map((name): [string, Mark] => [name, mark])),
);

/** `$…$` and `$$…$$` as they stand; a single dollar is one. */
function readMath(reader: Reader): string {
  const { source, at } = reader;
  const mark = source.startsWith('$$', at) ? '$$' : '$';
  let end = at + mark.length;
  const limit = Math.min(source.length, at + MATH);
  while (end < limit && !source.startsWith(mark, end)) end += source[end] === '\\' ? 2 : 1;
  if (end >= limit) {
    reader.at += 1;
    return '$';
  }
  reader.at = end + mark.length;
  return source.slice(at, reader.at);
}

/** A dollar further away than this is another one. */
const MATH = 500;

/**
 * A `%` at the end of a line is no text: as in pandoc, a space is left of it. To LaTeX it hides all behind it in the line; those who
 * write "50% of" in an abstract mean it, so it stays.
 */
function readPercent(reader: Reader): string {
  LINE_END.lastIndex = reader.at + 1;
  const lineEnd = LINE_END.exec(reader.source)?.[0];
  reader.at += 1 + (lineEnd?.length ?? 0);
  return lineEnd === undefined ? '%' : ' ';
}

const LINE_END = /[ \t]*\r?\n\s*/uy;

const LIGATURES: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['`', '‘'],
  ["'", '’'],
  ['~', '\u00a0'],
];

function readLigature(reader: Reader): string {
  const { source, at } = reader;
  const [written, read] = LIGATURES.find(([mark]) => source.startsWith(mark, at)) ?? ['', ''];
  reader.at += Math.max(written.length, 1);
  return written === '' ? (source[at] ?? '') : read;
}

const COMMAND = /\\(?:([A-Za-z]+)\*?[ \t\r\n]*|([\s\S]|$))/uy;

const ACCENTS = new Map<string, string>(
  Object.entries(unicode.diacritics as Readonly<Record<string, string>>),
);

const SYMBOLS = new Map<string, string>([
  ...Object.entries(unicode.commands as Readonly<Record<string, string | null>>).flatMap(
    ([name, text]): [string, string][] => (text === null ? [] : [[name, text]]),
  ),
  ...(
    [
      'aa å',
      'AA Å',
      'S §',
      'P ¶',
      'pounds £',
      'euro €',
      'dag †',
      'ddag ‡',
      'dots …',
      'ldots …',
      'LaTeX LaTeX',
      'TeX TeX',
      'BibTeX BibTeX',
      'slash /',
      'hyphen -',
      'lbrace {',
      'rbrace }',
      'textprime ′',
    ] as const
  ).map((pair): [string, string] => {
    const space = pair.indexOf(' ');
    return [pair.slice(0, space), pair.slice(space + 1)];
  }),
]);

/** Commands that print nothing, whatever their argument is. */
const SILENT = new Set([
  'begin',
  'end',
  'noopsort',
  'label',
  'index',
  'vspace',
  'hspace',
  'phantom',
  'footnotemark',
]);

function readCommand(reader: Reader): readonly Inline[] {
  COMMAND.lastIndex = reader.at;
  const [whole = '\\', word, sign = ''] = COMMAND.exec(reader.source) ?? [];
  reader.at += whole.length;
  if (word === undefined) return readSign(reader, sign);
  const symbol = SYMBOLS.get(word);
  if (ACCENTS.has(word) && beginsAccented(reader)) return [accented(reader, word)];
  const mark = FONTS.get(word);
  if (mark !== undefined) {
    return reader.source[reader.at] === '{' ? [{ mark, content: readArgument(reader) }] : [];
  }
  if (symbol !== undefined) return [spaced(reader, whole, symbol)];
  return readNamed(reader, word);
}

/** `\o{}` and `\o bar` alike: braces or blanks behind a letter end the command and are no text. */
function spaced(reader: Reader, whole: string, symbol: string): string {
  if (reader.source.startsWith('{}', reader.at) && !/\s$/u.test(whole)) reader.at += 2;
  return symbol;
}

function readNamed(reader: Reader, word: string): readonly Inline[] {
  if (SILENT.has(word)) {
    readArgument(reader);
    return [];
  }
  if (word === 'url' || word === 'path' || word === 'nolinkurl') return [readVerbatim(reader)];
  if (word === 'href') {
    readVerbatim(reader);
    return readArgument(reader);
  }
  if (word === 'enquote' || word === 'mkbibquote') return ['“', ...readArgument(reader), '”'];
  if (word === 'ensuremath') return [`$${readVerbatim(reader)}$`];
  if (word === 'bibstring') return [termOf(readVerbatim(reader))];
  return [];
}

const SPACES: Readonly<Record<string, string>> = {
  ',': '\u2009',
  ' ': '\u00a0',
  '\n': ' ',
  '\\': ' ',
};

function readSign(reader: Reader, sign: string): readonly Inline[] {
  if (ACCENTS.has(sign)) return [accented(reader, sign)];
  if (sign === '(' || sign === '[') return [readDelimitedMath(reader, sign === '(' ? ')' : ']')];
  const space = SPACES[sign];
  if (space !== undefined) return [space];
  // Hyphenation, italic correction and the like.
  return /[-/!:;@]/u.test(sign) ? [] : [sign];
}

function readDelimitedMath(reader: Reader, close: string): string {
  const ahead = reader.source.slice(reader.at, reader.at + MATH);
  const end = ahead.indexOf(`\\${close}`);
  if (end < 0) return '';
  const math = ahead.slice(0, end);
  reader.at += end + 2;
  return close === ')' ? `$${math}$` : `$$${math}$$`;
}

/** `\c` and the like are accents only before a letter or a group. */
function beginsAccented({ source, at }: Reader): boolean {
  return /[\p{L}{\\]/u.test(source[at] ?? '');
}

function accented(reader: Reader, name: string): string {
  const { source } = reader;
  while (source[reader.at] === ' ') reader.at += 1;
  if (reader.depth >= DEPTH) return '';
  reader.depth += 1;
  const base = accentedText(reader).replace('ı', 'i').replace('ȷ', 'j');
  reader.depth -= 1;
  const [first = '', ...others] = Array.from(base);
  const mark = ACCENTS.get(name) ?? '';
  if (first === '') return name.length === 1 && name !== 't' ? name : '';
  // The tie of `\t{oo}` stands between two letters.
  return (first + mark).normalize('NFC') + others.join('');
}

function accentedText(reader: Reader): string {
  const { source, at } = reader;
  if (source[at] === '{') return plainText(readArgument(reader));
  if (source[at] === '\\') return plainText(readCommand(reader));
  if (at >= source.length || source[at] === '}') return '';
  const letter = String.fromCodePoint(source.codePointAt(at) ?? 0);
  reader.at += letter.length;
  return letter;
}

/** The group behind a command; nothing where none stands there. */
function readArgument(reader: Reader): readonly Inline[] {
  if (reader.source[reader.at] !== '{') return [];
  reader.at += 1;
  return readContent(reader);
}

/** The group behind a command as it is written, but for escaped signs. */
function readVerbatim(reader: Reader): string {
  const { source, at } = reader;
  if (source[at] !== '{') return '';
  let depth = 0;
  let end = at;
  for (; end < source.length; end++) {
    if (source[end] === '{') depth += 1;
    else if (source[end] === '}') depth -= 1;
    if (depth === 0) break;
  }
  reader.at = end + 1;
  return source.slice(at + 1, end).replace(/\\([#%&_~{}$])/gu, '$1');
}
