/** Quotation marks: what stands between two of them is one inline to pandoc. Curly ones are text. */
import {
  derive,
  readInlines,
  type Context,
  type Inline,
  type Reader,
  type ReadInline,
} from './inline.ts';
import { isWordAt } from './lexical.ts';

type Kind = 'single' | 'double';

const MARKS = { single: ['‘', '’'], double: ['“', '”'] } as const;

export const readQuotation: ReadInline = (reader, at, context) => {
  const { text } = reader;
  const mark = text.charAt(at);
  const kind: Kind = mark === '"' ? 'double' : 'single';
  const isBehindWord = reader.wordEnd === at;
  const isBeforeSpace = at + 1 >= context.limit || /\s/u.test(text.charAt(at + 1));
  if (context.quote === kind || isBehindWord || isBeforeSpace) {
    return literal(at, LONE[mark] ?? mark);
  }
  return readQuoted(reader, at, context, kind) ?? literal(at, UNCLOSED[mark] ?? mark);
};

/** All up to the closing mark, which does not come at once; undefined without one. */
function readQuoted(reader: Reader, at: number, context: Context, kind: Kind): Inline | undefined {
  const inner = derive(context, { quote: kind });
  const closes = (from: number) =>
    from < context.limit && closesQuote(reader.text, from, context, kind);
  const first = closes(at + 1) ? undefined : reader.inline(reader, at + 1, inner);
  if (first === undefined) return undefined;
  const { parts, end } = readInlines(reader, first.end, inner, closes);
  if (!closes(end)) return undefined;
  const children = [first, ...parts];
  return { kind: 'group', start: at, end: end + 1, children, marks: MARKS[kind] };
}

function closesQuote(text: string, at: number, { limit }: Context, kind: Kind): boolean {
  if (kind === 'double') return text[at] === '"';
  const isBeforeWord = at + 1 < limit && isWordAt(text, at + 1);
  return text[at] === "'" && !isBeforeWord;
}

/** What marks become that open and close nothing. */
const LONE: Readonly<Record<string, string>> = { '"': '”', "'": '’' };
/** And those that open what nothing closes. */
const UNCLOSED: Readonly<Record<string, string>> = { '"': '“', "'": '’' };

function literal(at: number, text: string): Inline {
  return { kind: 'text', start: at, end: at + 1, text };
}
