/** Brackets that are no citations: links, images, spans, and what only looks like them. */
import { normalCitationAt } from './cites.ts';
import {
  countScan,
  derive,
  readInlines,
  type Context,
  type Inline,
  type Reader,
  type ReadInline,
} from './inline.ts';
import { attributesEnd, linkTargetEnd } from './lexical.ts';
import { closingBracket } from './balance.ts';

/** A span, a link, or the name of one. */
export const readBracketed: ReadInline = (reader, at, context) => {
  const { text } = reader;
  const { limit } = context;
  const close = closingBracket(reader, at, limit);
  if (close === undefined) return undefined;
  const attributes = attributesEnd(text, close + 1, limit);
  if (attributes !== undefined) {
    return { ...labelled(reader, at, close, context), end: attributes };
  }
  if (!context.links) return undefined;
  return readLink(reader, at, close, { outer: context, label: derive(context, { links: false }) });
};

/** The same with `!` before it. */
export const readImage: ReadInline = (reader, at, context) => {
  const close = closingBracket(reader, at + 1, context.limit);
  if (close === undefined) return undefined;
  const link = readLink(reader, at + 1, close, { outer: context, label: context });
  if (link.kind !== 'reference') return { ...link, start: at };
  // Where there is no such picture, what is in the brackets may be a citation.
  const bracketed = literally(reader, at + 1, close + 1, context);
  const behind = link.otherwise.filter(({ start }) => start > close);
  return { ...link, start: at, otherwise: [...bracketed, ...behind] };
};

/** A link's label holds no links, a picture's may. */
interface Contexts {
  readonly outer: Context;
  readonly label: Context;
}

function readLink(reader: Reader, at: number, close: number, contexts: Contexts): Inline {
  const { text } = reader;
  const { limit } = contexts.outer;
  const target = linkTargetEnd(text, close + 1, limit);
  if (target === undefined && text[close + 1] === '(') countScan(reader, limit - close);
  if (target === undefined) return readReference(reader, at, close, contexts);
  const end = attributesEnd(text, target, limit) ?? target;
  return { ...labelled(reader, at, close, contexts.label), end };
}

function labelled(reader: Reader, start: number, close: number, context: Context) {
  const inner = derive(context, { limit: close });
  const { parts } = readInlines(reader, start + 1, inner);
  return { kind: 'group', start, end: close + 1, children: parts, marks: ['', ''] } as const;
}

/** `[label]`, `[label][]`, `[label][name]`. */
function readReference(
  reader: Reader,
  at: number,
  close: number,
  { outer: context, label }: Contexts,
): Inline {
  const { text } = reader;
  const second = nameBehind(reader, close + 1, context);
  const end = second ?? close + 1;
  const named = text.slice(close + 1, end);
  const name = named === '' || named === '[]' ? text.slice(at, close + 1) : named;
  const { children } = labelled(reader, at, close, context);
  const others = second === undefined ? [] : literally(reader, close + 1, end, context);
  return {
    kind: 'reference',
    start: at,
    end: attributesEnd(text, end, context.limit) ?? end,
    name,
    children: labelled(reader, at, close, label).children,
    otherwise: [
      { kind: 'text', start: at, end: at + 1, text: '[' },
      ...children,
      { kind: 'text', start: close, end: close + 1, text: ']' },
      ...others,
    ],
  };
}

function literally(reader: Reader, start: number, end: number, context: Context) {
  return readInlines(reader, start, derive(context, { limit: end })).parts;
}

/** The end of `[name]` here, unless that is a citation. */
function nameBehind(reader: Reader, at: number, context: Context): number | undefined {
  if (reader.text[at] !== '[' || at >= context.limit) return undefined;
  if (normalCitationAt(reader, at, context) !== undefined) return undefined;
  const close = closingBracket(reader, at, context.limit);
  return close === undefined ? undefined : close + 1;
}
