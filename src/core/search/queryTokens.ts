/** How an input falls into filters and words: places and raw values only, nothing is judged here. */

/** `-author:"van der Berg"`, or a stretch without spaces that is no filter's form. */
export interface QueryToken {
  readonly start: number;
  readonly end: number;
  /** Only where the token has the form of a filter; as typed. */
  readonly filter?: RawFilter;
}

export interface RawFilter {
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly negated: boolean;
  /** Where the value begins, its quote included. */
  readonly valueStart: number;
}

/** A quote that is never closed reaches to the end. A quoted phrase with spaces is not split. */
const TOKEN = /(?<minus>-?)(?<name>\p{L}+):(?:"(?<quoted>[^"]*)"?|(?<value>[^\s"]*))|[^\s]+/gu;

export function queryTokens(input: string): readonly QueryToken[] {
  return [...input.matchAll(TOKEN)].map((match) => toToken(match));
}

function toToken(match: RegExpExecArray): QueryToken {
  const start = match.index;
  const end = start + match[0].length;
  const { minus = '', name, quoted, value = '' } = match.groups ?? {};
  if (name === undefined) return { start, end };
  const filter = {
    name,
    value: quoted ?? value,
    quoted: quoted !== undefined,
    negated: minus !== '',
    valueStart: start + minus.length + name.length + 1,
  };
  return { start, end, filter };
}

/** A value as it must be typed: in quotes where it has spaces. Quotes themselves can't be typed. */
export function quoteValue(value: string): string {
  const plain = value.replace(/"/g, '').trim();
  return /\s/u.test(plain) ? `"${plain}"` : plain;
}
