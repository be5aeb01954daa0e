/** The words around a key ("see *also*") from one markup to another: text, emphasis and formulas go over. */
import { escapeLatex, escapeTypst, type Markup } from './markup.ts';
import {
  contextOf,
  OUTERMOST,
  plainText,
  readInlines,
  readerOf,
  type Inline,
} from './pandoc/inline.ts';
import { readInline } from './pandoc/inlines.ts';

interface Piece {
  readonly kind: 'text' | 'emphasis' | 'strong' | 'formula';
  readonly text: string;
}

export interface Phrase {
  readonly text: string;
  /** Whether it says all that the other markup said. */
  readonly isWhole: boolean;
}

/** A phrase in another markup; what has no counterpart there stays as its text. */
export function convertPhrase(phrase: string, from: Markup, to: Markup): Phrase {
  if (phrase === '' || from === to) return { text: phrase, isWhole: true };
  const pieces = from === 'markdown' ? markdownPieces(phrase) : READERS[from](phrase);
  const isForeign = to === 'typst' || from === 'typst';
  const isWhole =
    pieces.isWhole && !(isForeign && pieces.list.some(({ kind }) => kind === 'formula'));
  return { text: pieces.list.map((piece) => write(piece, to)).join(''), isWhole };
}

interface Pieces {
  readonly list: readonly Piece[];
  readonly isWhole: boolean;
}

function markdownPieces(phrase: string): Pieces {
  const reader = readerOf({ text: phrase, starts: [0], origins: [0] }, OUTERMOST, readInline);
  const { parts } = readInlines(reader, 0, contextOf(phrase.length));
  const list = parts.map((part) => markdownPiece(part, phrase));
  return { list, isWhole: parts.every((part) => isKnown(part, phrase)) };
}

const STRONG = /^(?:\*\*|__)/u;
const EMPHASIS = /^[*_]/u;

function markdownPiece(part: Inline, phrase: string): Piece {
  const source = phrase.slice(part.start, part.end);
  const text = plainText([part]);
  if (part.kind === 'math') return { kind: 'formula', text };
  if (part.kind !== 'group' || part.isOpen === true) return { kind: 'text', text };
  if (STRONG.test(source)) return { kind: 'strong', text };
  return { kind: EMPHASIS.test(source) ? 'emphasis' : 'text', text };
}

const UNKNOWN = new Set(['cite', 'code', 'note', 'noteReference', 'raw', 'reference']);

/** Links, code, notes and HTML have no counterpart here; quotation marks are characters. */
function isKnown(part: Inline, phrase: string): boolean {
  if (part.kind !== 'group') return !UNKNOWN.has(part.kind);
  return /^[*_"'“‘]/u.test(phrase.slice(part.start)) && part.children.every(isPlain);
}

function isPlain({ kind }: Inline): boolean {
  return kind === 'text' || kind === 'space' || kind === 'softBreak';
}

const LATEX =
  /\\(?:emph|textit)\{(?<emphasis>[^{}]*)\}|\\textbf\{(?<strong>[^{}]*)\}|\$(?<formula>[^$]+)\$|\\(?<escaped>[#$%&_{} ])|(?<sign>\\S\b|\\P\b|\\text(?:backslash|ascii(?:tilde|circum))(?:\{\})?|---?|``|''|~)|(?<unknown>\\[A-Za-z]+|[{}])|(?<text>[^])/gu;
const TYPST =
  /_(?<emphasis>[^_]+)_|\*(?<strong>[^*]+)\*|\$(?<formula>[^$]+)\$|\\(?<escaped>[^\sA-Za-z0-9])|(?<sign>---?|~)|(?<unknown>#[A-Za-z]+|`)|(?<text>[^])/gu;

const SIGNS: Readonly<Record<string, string>> = {
  '\\S': '§',
  '\\P': '¶',
  '--': '–',
  '---': '—',
  '``': '“',
  "''": '”',
  '~': '\u00a0',
  '\\textbackslash': '\\',
  '\\textasciitilde': '~',
  '\\textasciicircum': '^',
};

const READERS = {
  latex: (phrase: string) => piecesBy(LATEX, phrase),
  typst: (phrase: string) => piecesBy(TYPST, phrase),
};

function piecesBy(pattern: RegExp, phrase: string): Pieces {
  const matches = [...phrase.matchAll(pattern)].map(({ 0: whole, groups = {} }) => ({
    whole,
    groups,
  }));
  return {
    list: matches.map(({ whole, groups }) => pieceOf(whole, groups)),
    isWhole: matches.every(({ groups }) => groups['unknown'] === undefined),
  };
}

function pieceOf(whole: string, groups: Readonly<Record<string, string | undefined>>): Piece {
  for (const kind of ['emphasis', 'strong', 'formula'] as const) {
    const text = groups[kind];
    if (text !== undefined) return { kind, text };
  }
  const { escaped, sign } = groups;
  if (sign !== undefined) return { kind: 'text', text: SIGNS[sign.replace('{}', '')] ?? sign };
  return { kind: 'text', text: escaped ?? whole };
}

function write({ kind, text }: Piece, markup: Markup): string {
  switch (markup) {
    case 'markdown':
      return wrapped(kind, kind === 'formula' ? text : escapeForPandoc(text), ['*', '**']);
    case 'typst':
      return wrapped(
        kind === 'formula' ? 'text' : kind,
        escapeTypst(text).replace(/\u00a0/gu, '~'),
        ['_', '*'],
      );
    case 'latex': {
      const escaped = kind === 'formula' ? text : escapeLatex(text).replace(/\u00a0/gu, '~');
      if (kind === 'emphasis') return `\\emph{${escaped}}`;
      return kind === 'strong' ? `\\textbf{${escaped}}` : wrapped(kind, escaped, ['', '']);
    }
  }
}

function wrapped(
  kind: Piece['kind'],
  text: string,
  [light, strong]: readonly [string, string],
): string {
  if (kind === 'formula') return `$${text}$`;
  const mark = kind === 'emphasis' ? light : kind === 'strong' ? strong : '';
  return mark + text + mark;
}

/** Text in a pandoc citation: brackets, semicolons and `@` would be read as its parts. */
function escapeForPandoc(text: string): string {
  return text.replace(/[\\[\]{};@*_`<$^~]/gu, '\\$&').replace(/\u00a0/gu, '\\ ');
}
