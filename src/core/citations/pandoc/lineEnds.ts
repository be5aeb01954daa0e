/** Line ends within a paragraph. */
import { startsFencedCode, startsListItem } from './blockStarts.ts';
import type { BlockContext, Reader, ReadInline } from './inline.ts';
import { isBlankFrom, matchAt, skipSpaces } from './lexical.ts';
import { tagAt } from './verbatim.ts';

/** A line end that is no more than a space; undefined where a block ends. */
export const readLineEnd: ReadInline = (reader, at, { limit, breaks }) => {
  const { text } = reader;
  const next = at + 1;
  if (!breaks || isBlankFrom(text, next, limit) || startsBlock(reader, next, limit))
    return undefined;
  return { kind: 'softBreak', start: at, end: Math.min(limit, skipSpaces(text, next, limit)) };
};

function startsBlock({ text, block }: Reader, at: number, limit: number): boolean {
  if (block.inList && startsListItem(text, at)) return true;
  if (text[at] === '`' && startsFencedCode(text, at)) return true;
  return closesBlock(text, at, limit, block);
}

/** Whether the block around ends here: by its end tag, or by colons. */
function closesBlock(text: string, at: number, limit: number, block: BlockContext): boolean {
  if (block.divs > 0 && matchAt(/:::+ *\n/y, text, at) !== undefined) return true;
  const tag = block.html === undefined ? undefined : tagAt(text, at, limit);
  return tag?.kind === 'close' && tag.name === block.html;
}
