/** Values of fields: where they end in the file, and what they say with @string names put in. */
import type { Span } from '../span.ts';
import {
  findClosing,
  continuation,
  nextField,
  skipSpace,
  skipSpaceAndComments,
} from './delimiters.ts';
import type { BibtexText, BibtexValue } from './file.ts';

export interface ScannedValue extends BibtexValue {
  /** The value is cut where the next field, the next entry or the end of the text begins. */
  readonly unclosed: boolean;
  /** Names of @string in it. */
  readonly names: readonly (Span & { readonly name: string })[];
}

/** The value at an offset: pieces joined by `#`, each closed before `limit` if at all. Empty (`start` is `end`) where none stands there. */
export function scanValue(text: string, start: number, limit = text.length): ScannedValue {
  const names: (Span & { name: string })[] = [];
  let at = start;
  for (;;) {
    const piece = scanPiece(text, at, limit);
    if (piece.name !== undefined) names.push({ name: piece.name, start: at, end: piece.end });
    const value = { start, end: piece.end, names, single: false };
    if (piece.unclosed) return { ...value, unclosed: true };
    const next = skipSpaceAndComments(text, piece.end);
    if (text[next] !== '#') {
      const single = at === start && (text[at] === '{' || text[at] === '"');
      return { ...value, single, unclosed: false };
    }
    at = skipSpace(text, next + 1);
  }
}

interface Piece {
  readonly end: number;
  readonly unclosed: boolean;
  readonly name?: string;
}

const WORD = /[^\s"#%'(),={}@\\~]+/uy;

function scanPiece(text: string, at: number, limit: number): Piece {
  if (text[at] === '{' || text[at] === '"') return scanDelimited(text, at, limit);
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return { end: at, unclosed: false };
  const end = at + word.length;
  return /^\d+$/u.test(word)
    ? { end, unclosed: false }
    : { end, unclosed: false, name: word.toLowerCase() };
}

/**
 * A value is taken as it is closed by pandoc's rule, or by BibTeX's if only that lets the entry go on.
 * Where neither does, or only at the price of swallowing fields, its closing delimiter is missing.
 */
function scanDelimited(text: string, at: number, until: number): Piece {
  const byPandoc = findClosing(text, at, 'pandoc', until);
  const how = byPandoc.end === undefined ? 'broken' : continuation(text, byPandoc.end);
  if (byPandoc.end !== undefined && how === 'sound') return { end: byPandoc.end, unclosed: false };
  const byBibtex = findClosing(text, at, 'bibtex', until);
  if (byBibtex.end !== undefined && continuation(text, byBibtex.end) === 'sound') {
    return { end: byBibtex.end, unclosed: false };
  }
  const limit = byPandoc.end ?? byPandoc.limit;
  const field = nextField(text, at + 1, limit);
  if (field !== undefined) return { end: beforeSeparator(text, at, field), unclosed: true };
  if (byPandoc.end !== undefined) return { end: byPandoc.end, unclosed: false };
  return { end: beforeSeparator(text, at, limit), unclosed: true };
}

/** Without the comma and white space before `end`. */
function beforeSeparator(text: string, from: number, end: number): number {
  let at = end;
  while (at > from + 1 && /[\s,]/u.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** What a value says, in LaTeX: without its delimiters, with the definitions of @string names. */
export function valueText(file: BibtexText, value: BibtexValue): string {
  if (value.single) return file.text.slice(value.start + 1, value.end - 1);
  return expanded(file, value, 0);
}

/** A definition may name others; one that names itself ends here. */
const DEPTH = 8;

function expanded(
  { text, strings }: BibtexText,
  { start, end }: BibtexValue,
  depth: number,
): string {
  let result = '';
  for (let at = start; at < end;) {
    const piece = scanPiece(text, at, end);
    const pieceEnd = Math.min(Math.max(piece.end, at + 1), end);
    result += pieceText(text.slice(at, pieceEnd), piece, (name) => {
      const definition = depth < DEPTH ? strings.get(name) : undefined;
      if (definition === undefined) return undefined;
      return expanded({ text: definition.text, strings }, definition.value, depth + 1);
    });
    at = skipSpaceAndComments(text, pieceEnd);
    if (text[at] !== '#') break;
    at = skipSpace(text, at + 1);
  }
  return result;
}

function pieceText(
  source: string,
  { name, unclosed }: Piece,
  definitionOf: (name: string) => string | undefined,
): string {
  if (name !== undefined) return definitionOf(name) ?? source;
  if (source.startsWith('{') || source.startsWith('"')) {
    return source.slice(1, unclosed ? undefined : -1);
  }
  return source;
}
