/**
 * Reads a document's blocks as pandoc's Markdown reader does, in its order of trying (`block` in its
 * Readers/Markdown), and hands on every stretch of text that may hold citations.
 */
import type { Blocks, Sink } from './block.ts';
import { fencedCodeAt, isRule } from './blockStarts.ts';
import { blockQuoteAt, lineBlockAt, noteAt, referenceAt } from './containers.ts';
import { OUTERMOST, type BlockContext } from './inline.ts';
import {
  attributesEnd,
  isBlankFrom,
  matchAt,
  nextLine,
  skipBlankLines,
  skipSpaces,
} from './lexical.ts';
import { definitionListAt, listAt } from './lists.ts';
import type { Source } from './source.ts';
import { readTable } from './tables.ts';
import { isBlockTag, oddElementEnd, tagAt, texEnd, VERBATIM_TAGS, type Tag } from './verbatim.ts';

/** In steps, one an outermost block, so that others can have their turn in a long document. */
export function* blockSteps(source: Source, sink: Sink): Generator<void, void> {
  const blocks = blocksOf(source, OUTERMOST, sink);
  for (let at = titleEnd(source.text); at < source.text.length; at = readBlock(blocks, at, 0))
    yield;
}

/** Deeper containers are left unread: nobody writes them, and each costs a copy of its text. */
const DEEPEST_BLOCK = 60;

function blocksOf(source: Source, context: BlockContext, sink: Sink, depth = 0): Blocks {
  const read = (part: Source, inner: BlockContext) => {
    if (depth < DEEPEST_BLOCK) readAll(blocksOf(part, inner, sink, depth + 1), 0, 0);
  };
  return { source, text: source.text, context, sink, read, unclosed: new Map() };
}

/**
 * From a place to the end, or to what closes the block around it; returns where that is. Each block may be
 * indented so far.
 */
function readAll(blocks: Blocks, depth: number, start: number, indent = 0): number {
  const { text, context } = blocks;
  let at = start;
  while (at < text.length) {
    at = skipSpaces(text, at, at + indent);
    if (isClosed(text, at, context)) return at;
    at = readBlock(blocks, at, depth);
  }
  return at;
}

function isClosed(text: string, at: number, { divs, html }: BlockContext): boolean {
  if (divs > 0 && text.startsWith(':::', at) && DIV_END.test(lineFrom(text, at))) return true;
  const tag = html === undefined ? undefined : tagAt(text, at, text.length);
  return tag?.kind === 'close' && tag.name === html;
}

const DIV_END = /^:::+ *$/u;
const DIV_START = /:::+ */y;

function lineFrom(text: string, at: number): string {
  return text.slice(at, nextLine(text, at) - 1);
}

type BlockReader = (blocks: Blocks, at: number, depth: number) => number | undefined;

/** Returns where the block ends: always further on. */
function readBlock(blocks: Blocks, at: number, depth: number): number {
  const { text } = blocks;
  if (isBlankFrom(text, at, text.length)) return skipBlankLines(text, at);
  const isLong = !text.slice(at, at + LONG_LINE).includes('\n');
  for (const read of isLong ? IN_LONG_LINES : IN_ORDER) {
    const end = read(blocks, at, depth);
    if (end !== undefined) return end;
  }
  return paragraph(blocks, at);
}

const fencedCode: BlockReader = ({ text }, at) => fencedCodeAt(text, at)?.end;

const METADATA = /---[ ]*\n(?![ ]*\n)([^]*?)^(?:---|\.\.\.)[ ]*$\n?/muy;
/** A mapping, or nothing but comments. */
const MAPPING = /^(?:\s*#.*\n|\s*\n)*(?:$|\s*(?:[{?]|(?:[^\s#-]|-(?=\S)).*?:(?:\s|$)))/u;

const metadata: BlockReader = ({ text }, at) => {
  if (!text.startsWith('---', at)) return undefined;
  const match = matchAt(METADATA, text, at);
  return match !== undefined && MAPPING.test(match[1] ?? '') ? at + match[0].length : undefined;
};

const fencedDiv: BlockReader = (blocks, at, depth) => {
  const { text, context } = blocks;
  const start = matchAt(DIV_START, text, at);
  if (start === undefined || depth > DEEPEST_BLOCK) return undefined;
  const from = at + start[0].length;
  const named = attributesEnd(text, from, text.length) ?? wordEnd(text, from);
  if (named === from) return undefined;
  const rest = matchAt(/ *:* *\n/y, text, named);
  if (rest === undefined) return undefined;
  const inner = { ...blocks, context: { ...context, divs: context.divs + 1 } };
  const end = readAll(inner, depth + 1, named + rest[0].length);
  return DIV_END.test(lineFrom(text, end)) ? skipBlankLines(text, nextLine(text, end)) : end;
};

function wordEnd(text: string, at: number): number {
  return at + (matchAt(/\S*/uy, text, at)?.[0].length ?? 0);
}

const SETEXT = / *\S.*\n(?:=+|-+) *$/muy;
const ATX = /#+(?![.)#])(?=\s)/y;

const heading: BlockReader = (blocks, at) => {
  const { text } = blocks;
  const end = nextLine(text, at);
  if (matchAt(SETEXT, text, at) !== undefined) {
    headingText(blocks, skipSpaces(text, at, end), end - 1);
    return skipBlankLines(text, nextLine(text, end));
  }
  const atx = matchAt(ATX, text, at);
  if (atx === undefined) return undefined;
  const start = skipSpaces(text, at + atx[0].length, end);
  const { source, context, sink } = blocks;
  const stops = (from: number) => /[ #{]/u.test(text[from] ?? '') && isHeadingEnd(text, from);
  const stop = sink.text({ source, context, start, end: text.length, breaks: false, stops });
  sink.name('heading', text.slice(start, stop), start);
  return skipBlankLines(text, nextLine(text, stop));
};

/** Hashes and attributes to the end of the line. */
function isHeadingEnd(text: string, at: number): boolean {
  const [hashes = ''] = matchAt(/ *#* */y, text, at) ?? [];
  const behind = at + hashes.length;
  return isBlankFrom(text, attributesEnd(text, behind, text.length) ?? behind, text.length);
}

function headingText({ source, text, context, sink }: Blocks, start: number, end: number): void {
  const stops = (from: number) => {
    const behind = text[from] === '{' ? attributesEnd(text, from, end) : undefined;
    return behind !== undefined && isBlankFrom(text, behind, end + 1);
  };
  const stop = sink.text({ source, context, start, end, breaks: false, stops });
  sink.name('heading', text.slice(start, stop), start);
}

/** A tag where a block may begin: what it encloses is Markdown again, but for code and scripts. */
const htmlBlock: BlockReader = (blocks, at, depth) => {
  const { text } = blocks;
  const tag = tagAt(text, at, text.length);
  if (tag === undefined) return oddElementEnd(text, at);
  if (!isBlockTag(tag) || depth > DEEPEST_BLOCK) return undefined;
  if (tag.kind !== 'open') return skipSpaces(text, tag.end, text.length);
  if (text[tag.end - 2] === '/' || EMPTY_TAGS.has(tag.name)) return tag.end;
  return verbatimEnd(blocks, tag) ?? elementEnd(blocks, tag, depth);
};

const EMPTY_TAGS = new Set(['hr', 'meta', 'col', 'area', 'embed']);

function verbatimEnd({ text, unclosed }: Blocks, { name, end }: Tag): number | undefined {
  if (!VERBATIM_TAGS.has(name) || end >= (unclosed.get(name) ?? Infinity)) return undefined;
  const closing = new RegExp(`</${name}\\s*>`, 'giu');
  closing.lastIndex = end;
  if (closing.exec(text) !== null) return closing.lastIndex;
  unclosed.set(name, end);
  return undefined;
}

function elementEnd(blocks: Blocks, { name, end: from }: Tag, depth: number): number {
  const { text, context } = blocks;
  const inner = { ...blocks, context: { ...context, html: name } };
  const start = skipSpaces(text, from, text.length);
  // As deep as the line below the tag is indented, so may be what follows: it is no code, but in a div.
  const below = text[start] === '\n' && name !== 'div' ? start + 1 : start;
  const indent = skipSpaces(text, below, text.length) - below;
  const end = readAll(inner, depth + 1, start, indent);
  const closing = tagAt(text, end, text.length);
  return closing?.kind === 'close' && closing.name === name ? closing.end : end;
}

const indentedCode: BlockReader = ({ text }, at) => {
  if (!text.startsWith('    ', at)) return undefined;
  let end = nextLine(text, at);
  for (;;) {
    const next = skipBlankLines(text, end);
    if (next >= text.length || !text.startsWith('    ', next)) return next;
    end = nextLine(text, next);
  }
};

/** An environment, or a command alone in its line: TeX skips that line's end and the spaces behind it. */
const rawTex: BlockReader = ({ text }, at) => {
  if (text[at] !== '\\') return undefined;
  const end = texEnd(text, at, text.length);
  if (end === undefined) return undefined;
  if (isBlankFrom(text, end, text.length))
    return skipSpaces(text, nextLine(text, end), text.length);
  return text.startsWith('\\begin', at) ? skipSpaces(text, end, text.length) : undefined;
};

const rule: BlockReader = ({ text }, at) =>
  isRule(text, at) ? skipBlankLines(text, nextLine(text, at)) : undefined;

const IN_ORDER: readonly BlockReader[] = [
  fencedCode,
  metadata,
  (blocks, at) => listAt(blocks, at, 'bullet'),
  fencedDiv,
  heading,
  htmlBlock,
  readTable,
  indentedCode,
  rawTex,
  lineBlockAt,
  blockQuoteAt,
  rule,
  (blocks, at) => listAt(blocks, at, 'ordered'),
  definitionListAt,
  noteAt,
  referenceAt,
];

/** Where a line is longer than this, what takes whole lines is not looked for in it: it may hold many tags. */
const LONG_LINE = 20_000;
const IN_LONG_LINES = IN_ORDER.filter(
  (read) => read !== heading && read !== readTable && read !== definitionListAt,
);

function paragraph({ source, text, context, sink }: Blocks, at: number): number {
  const end = sink.text({ source, context, start: at, end: text.length, breaks: true });
  // What begins no text and no block (a stray tag of a block) is passed over.
  return end > at ? end : at + 1;
}

/** Behind `% title`, `% authors`, `% date` at the start of a document: like all metadata, they cite nothing. */
function titleEnd(text: string): number {
  const [title = ''] = matchAt(/(?:%.*\n(?: +\S.*\n)*){1,3}/uy, text, 0) ?? [];
  return title.length;
}
