/**
 * Parts of a document replaced by signs that Markdown leaves alone, so that another reader of it meets
 * them where they stand, whatever it thinks of what they are made of. Lines stay where they are.
 */
import type { Span } from '../citations/citation.ts';

export interface Placeholders {
  /** The document with signs in the place of the parts. */
  readonly text: string;
  readonly signs: Signs;
  /** What stood in each line of each part. */
  readonly lines: readonly (readonly string[])[];
}

/** Characters of no alphabet that the document does not have. */
interface Signs {
  readonly open: string;
  readonly close: string;
  /** Closes what ends in punctuation; a sign of percent follows, which is punctuation too. */
  readonly closeSharply: string;
  /** Begins what stands for a further line. */
  readonly further: string;
}

/** Parts in the order of the document, none within another; undefined where there are no signs left. */
export function placeholdersFor(text: string, parts: readonly Span[]): Placeholders | undefined {
  const signs = signsFor(text);
  if (signs === undefined) return undefined;
  const lines: (readonly string[])[] = [];
  let result = '';
  let from = 0;
  for (const { start, end } of parts) {
    const [first = '', ...others] = text.slice(start, end).split('\n');
    const further = others.map((line) => /^([ \t>]*)(.*)$/u.exec(line) ?? ['', '', line]);
    result += text.slice(from, start) + signOf(signs, lines.length, text.slice(end - 1, end));
    for (const [number, [, marks = '']] of further.entries()) {
      result += `\n${marks}${signs.further}${String(lines.length)}.${String(number + 1)}${signs.close}`;
    }
    lines.push([first, ...further.map(([, , rest = '']) => rest)]);
    from = end;
  }
  return { text: result + text.slice(from), signs, lines };
}

/** `@` is where markdown-it stops to look, and punctuation, as the mark of a citation is. */
function signOf({ open, close, closeSharply }: Signs, index: number, last: string): string {
  const end = /[\p{L}\p{N}]/u.test(last) ? close : `${closeSharply}%`;
  return `@${open}${String(index)}${end}`;
}

const [FIRST, LAST, COUNT] = [0xe000, 0xf6f0, 4];

function signsFor(text: string): Signs | undefined {
  for (let code = FIRST; code <= LAST; code += COUNT) {
    const [open = '', close = '', closeSharply = '', further = ''] = String.fromCharCode(
      code,
      code + 1,
      code + 2,
      code + 3,
    );
    if ([open, close, closeSharply, further].some((sign) => text.includes(sign))) continue;
    return { open, close, closeSharply, further };
  }
  return undefined;
}

/** The part whose sign stands here, and where the signs of its further lines end. */
export function placeholderAt(
  { signs: { open, close, closeSharply, further } }: Placeholders,
  text: string,
  at: number,
): { readonly index: number; readonly end: number } | undefined {
  if (text[at] !== '@' || text[at + 1] !== open) return undefined;
  const sign = new RegExp(
    `@${open}(\\d+)(?:${close}|${closeSharply}%)(?:\\n *${further}[\\d.]+${close})*`,
    'uy',
  );
  sign.lastIndex = at;
  const match = sign.exec(text);
  return match === null ? undefined : { index: Number(match[1]), end: sign.lastIndex };
}

/** What the document had, in a text that holds signs. */
export function restored({ signs, lines }: Placeholders, text: string): string {
  const { open, close, closeSharply, further } = signs;
  if (!text.includes(open) && !text.includes(further)) return text;
  const sign = new RegExp(
    `@${open}(\\d+)(?:${close}|${closeSharply}%)|${further}(\\d+)\\.(\\d+)${close}`,
    'gu',
  );
  return text.replace(sign, (_, first?: string, index?: string, line?: string) =>
    first === undefined
      ? (lines[Number(index)]?.[Number(line)] ?? '')
      : (lines[Number(first)]?.[0] ?? ''),
  );
}

/** The whole part, without the marks of quotes before its lines. */
export function partText({ lines }: Placeholders, index: number): string {
  return lines[index]?.join('\n') ?? '';
}
