/** What a line of text consists of, as far as citations need it, and the state of reading it. */
import type { CitationMode } from '../citation.ts';
import type { Slice, Source } from './source.ts';

/** A citation's item: offsets are in the source it was read from. */
export interface CiteItem {
  readonly key: string;
  readonly mode: CitationMode;
  /** From `-` or `@` to the end of the key. */
  readonly reference: Slice;
  /** Trimmed; empty where there is none. */
  readonly prefix: Slice;
  readonly suffix: Slice;
  readonly prefixParts: readonly Inline[];
  readonly suffixParts: readonly Inline[];
}

export type Inline = Slice &
  (
    | { readonly kind: 'text' | 'code' | 'math'; readonly text: string }
    | { readonly kind: 'space' | 'softBreak' | 'lineBreak' | 'raw' }
    | {
        readonly kind: 'group';
        readonly children: readonly Inline[];
        /** What stands around the children where only the text of all counts. */
        readonly marks: readonly [open: string, close: string];
        /** Its mark was never closed: it is text, and so are its children. */
        readonly isOpen?: true;
      }
    | { readonly kind: 'note'; readonly children: readonly Inline[] }
    | { readonly kind: 'noteReference'; readonly label: string }
    | CiteInline
    | ReferenceInline
  );

/** One `Cite` of pandoc's. */
export interface CiteInline extends Slice {
  readonly kind: 'cite';
  readonly items: readonly CiteItem[];
  /** Of `@key [text]`: the text, which may turn out to be the name of a link. */
  readonly bracket?: string;
}

/** `[label][name]`: a link if the name is defined anywhere, else the text that it looks like. */
export interface ReferenceInline extends Slice {
  readonly kind: 'reference';
  readonly name: string;
  readonly children: readonly Inline[];
  readonly otherwise: readonly Inline[];
}

/** What holds for a stretch of text. */
export interface Context {
  readonly limit: number;
  /** The quotation marks that are open. */
  readonly quote: 'none' | 'single' | 'double';
  readonly links: boolean;
  /** Whether a line end is a space; it ends a heading. */
  readonly breaks: boolean;
  /** What was read here before: other readings begin at the same places again and again. */
  readonly memory: Map<number, Inline | undefined>;
  readonly derived: Map<string, Context>;
}

/** What holds for a block. */
export interface BlockContext {
  readonly inList: boolean;
  /** The HTML element whose end tag ends this block. */
  readonly html: string | undefined;
  /** How many fenced divs are open. */
  readonly divs: number;
}

/** The inline that begins at a place; undefined where the text ends or a block does. */
export type ReadInline = (reader: Reader, at: number, context: Context) => Inline | undefined;

/** Runs of backticks, in their order. */
export interface Ticks {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Where runs of each length begin. */
  readonly byLength: ReadonlyMap<number, readonly number[]>;
}

/** A source while it is read. */
export interface Reader {
  readonly source: Source;
  readonly text: string;
  readonly block: BlockContext;
  /** Reads one inline; here so that the parts of the grammar need not know each other. */
  readonly inline: ReadInline;
  /** Where the word read last ends: no key and no emphasis by `_` begins there. */
  wordEnd: number;
  /** Steps left: hostile text gets a plain reading instead of endless time. */
  steps: number;
  depth: number;
  /** Where the last `]` of the text stands, once that was asked. */
  lastClose: number | undefined;
  readonly brackets: Map<number, number | undefined>;
  ticks: Ticks | undefined;
}

export const OUTERMOST: BlockContext = { inList: false, html: undefined, divs: 0 };

/** Scanning so many characters in vain counts as a step. */
const SCANNED_IN_A_STEP = 64;

/** Counts a scan that found nothing. */
export function countScan(reader: Reader, length: number): void {
  reader.steps -= Math.ceil(length / SCANNED_IN_A_STEP);
}

/** Deeper nesting is read as plain text. */
export const DEEPEST = 80;

export function readerOf(source: Source, block: BlockContext, inline: ReadInline): Reader {
  return {
    inline,
    source,
    text: source.text,
    block,
    wordEnd: -1,
    steps: 20_000 + 3 * source.text.length,
    depth: 0,
    lastClose: undefined,
    brackets: new Map(),
    ticks: undefined,
  };
}

export function contextOf(limit: number, breaks = true): Context {
  return { limit, quote: 'none', links: true, breaks, memory: new Map(), derived: new Map() };
}

/** The context with something changed; the same one each time, so that it remembers. */
export function derive(
  context: Context,
  change: Partial<Pick<Context, 'limit' | 'quote' | 'links'>>,
): Context {
  const { limit, quote, links } = { ...context, ...change };
  const name = `${String(limit)} ${quote} ${String(links)}`;
  const known = context.derived.get(name);
  if (known !== undefined) return known;
  const made = { ...context, limit, quote, links, memory: new Map(), derived: new Map() };
  context.derived.set(name, made);
  return made;
}

export interface Inlines {
  readonly parts: readonly Inline[];
  readonly end: number;
}

/** All inlines up to a place where one of them stops or none begins. */
export function readInlines(
  reader: Reader,
  start: number,
  context: Context,
  stops: (at: number) => boolean = () => false,
): Inlines {
  const parts: Inline[] = [];
  let at = start;
  while (at < context.limit && !stops(at)) {
    const inline = reader.inline(reader, at, context);
    if (inline === undefined) break;
    parts.push(inline);
    at = inline.end;
  }
  return { parts, end: at };
}

/** The text of inlines as pandoc flattens them. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(plainTextOf).join('');
}

function plainTextOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
    case 'math':
      return inline.text;
    case 'space':
    case 'softBreak':
    case 'lineBreak':
      return ' ';
    case 'group':
      return inline.marks[0] + plainText(inline.children) + inline.marks[1];
    case 'cite':
      return inline.items.map(({ key }) => `@${key}`).join('; ');
    case 'reference':
      return plainText(inline.otherwise);
    case 'raw':
    case 'note':
    case 'noteReference':
      return '';
  }
}
