/** Adding items to the text of a CSL-JSON file and taking them out, with nothing else changed. */
import { GlossError } from '../../base/errors.ts';
import type { CslItem } from '../../library/paper.ts';
import type { Span } from '../span.ts';
import { indentAt, isFirstInLine, lineEndOf, type Splice } from '../splice.ts';
import { jsonItems } from './jsonItems.ts';

/**
 * Items at the end of the list, laid out as the others are.
 * @throws GlossError `bibliography.notEditable` where there is no list, or its end is missing
 */
export function jsonAddition(text: string, items: readonly CslItem[]): Splice {
  if (text.replace(/^\uFEFF/u, '').trim() === '') {
    const lines = JSON.stringify(items, null, 2);
    return { start: text.length, end: text.length, text: `${lines}\n` };
  }
  const { list, items: present, unclosed } = jsonItems(text);
  if (list === undefined || unclosed.length > 0 || text[list.end - 1] !== ']') {
    throw new GlossError('bibliography.notEditable', ['JSON']);
  }
  const [first] = present;
  const last = present.at(-1);
  if (first === undefined || last === undefined) return intoEmpty(text, list, items);
  const layout = layoutOf(text, first);
  const written = items.map((item) => `,${layout.before}${inLayout(item, layout)}`);
  return { start: last.end, end: last.end, text: written.join('') };
}

interface Layout {
  /** Between a comma and an item. */
  readonly before: string;
  /** Of the item's own line. */
  readonly indent: string;
  /** More of it for each level; none where an item stands on one line. */
  readonly unit: string | undefined;
  readonly lineEnd: string;
}

function layoutOf(text: string, { start, end }: Span): Layout {
  const lineEnd = lineEndOf(text);
  const indent = indentAt(text, start);
  const ownLine = isFirstInLine(text, start);
  const inner = /^\{[ \t]*(?:\r\n|\n|\r)([ \t]*)"/u.exec(text.slice(start, end))?.[1];
  const unit = inner?.startsWith(indent) === true ? inner.slice(indent.length) : inner;
  return { before: ownLine ? lineEnd + indent : ' ', indent, unit, lineEnd };
}

function inLayout(item: CslItem, { indent, unit, lineEnd }: Layout): string {
  return JSON.stringify(item, null, unit).replaceAll('\n', lineEnd + indent);
}

function intoEmpty(text: string, { start, end }: Span, items: readonly CslItem[]): Splice {
  const lineEnd = lineEndOf(text);
  const outer = indentAt(text, start);
  const indent = `${outer}  `;
  const layout = { before: lineEnd + indent, indent, unit: '  ', lineEnd };
  const written = items.map((item) => layout.before + inLayout(item, layout)).join(',');
  return { start: start + 1, end: end - 1, text: `${written}${lineEnd}${outer}` };
}

/** An item with the comma that belongs to it. */
export function jsonRemoval(text: string, { start, end }: Span): Splice {
  const { items } = jsonItems(text);
  const index = items.findIndex((item) => item.start === start);
  const next = items[index + 1];
  const previous = items[index - 1];
  if (next !== undefined) return { start, end: next.start, text: '' };
  if (previous !== undefined) return { start: previous.end, end, text: '' };
  return { start, end, text: '' };
}
