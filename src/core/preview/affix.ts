/** What an author writes before and behind a key, as text with marks for its markup. */
import {
  contextOf,
  OUTERMOST,
  readInlines,
  readerOf,
  type Inline,
} from '../citations/pandoc/inline.ts';
import { readInline } from '../citations/pandoc/inlines.ts';
import { nestedMark, tagged, withoutMarks, type TagName } from './marks.ts';

/**
 * @param markup in pandoc's Markdown, in one line
 * @param nested gives the numbers of the citations that stand in it, one after the other
 */
export function affixText(markup: string, nested: () => number | undefined): string {
  if (markup === '') return '';
  const source = { text: withoutMarks(markup), starts: [0], origins: [0] };
  const reader = readerOf(source, OUTERMOST, readInline);
  const { parts } = readInlines(reader, 0, contextOf(source.text.length));
  return textOf(parts, { text: source.text, nested });
}

interface Writing {
  readonly text: string;
  readonly nested: () => number | undefined;
}

function textOf(parts: readonly Inline[], writing: Writing): string {
  return parts.map((part) => partText(part, writing)).join('');
}

function partText(part: Inline, writing: Writing): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return tagged('code', part.text);
    case 'math':
      return part.text;
    case 'space':
    case 'softBreak':
    case 'lineBreak':
      return ' ';
    case 'group':
      return groupText(part, writing);
    case 'reference':
      return textOf(part.otherwise, writing);
    case 'cite':
      return citeText(part, writing);
    case 'raw':
    case 'note':
    case 'noteReference':
      return '';
  }
}

function groupText(group: Inline & { readonly kind: 'group' }, writing: Writing): string {
  const inside = textOf(group.children, writing);
  const [open, close] = group.marks;
  if (open !== '' || group.isOpen === true) return open + inside + close;
  return tagsOf(group, writing.text).reduce((text, name) => tagged(name, text), inside);
}

const BY_MARK: Readonly<Record<string, TagName>> = { '~~': 's', '^': 'sup', '~': 'sub' };

/** What its marks say; links, spans and the like are shown as their text. */
function tagsOf({ start }: Inline, text: string): readonly TagName[] {
  const mark = /^(?:\*+|_+|~~|[~^])/u.exec(text.slice(start, start + 3))?.[0] ?? '';
  if (!/[*_]/u.test(mark)) return mark in BY_MARK ? [BY_MARK[mark] ?? 's'] : [];
  const names: Record<number, readonly TagName[]> = { 1: ['i'], 2: ['b'], 3: ['b', 'i'] };
  return names[mark.length] ?? [];
}

/** A citation within a prefix or suffix stands for itself. */
function citeText({ start, end }: Inline, { text, nested }: Writing): string {
  const index = nested();
  return (index === undefined ? undefined : nestedMark(index)) ?? text.slice(start, end);
}
