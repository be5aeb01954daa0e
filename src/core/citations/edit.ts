/** Changes to a citation that stands in a document: works added, taken out, moved, said otherwise. */
import type { CitationItem, FoundCitation, FoundItem } from './citation.ts';
import { packageOf } from './latexCommands.ts';
import type { Markup } from './markup.ts';
import { itemSaid, type SaidWork } from './said.ts';
import { narrowed, type TextEdit } from './textEdit.ts';
import { noteOf, pandocItem, writeCitation } from './write.ts';
import { typstItem, typstWithNote } from './writeTypst.ts';
import type { NoteOf, WrittenAs } from './written.ts';

/** The innermost of a document's citations at a place, its ends included; undefined if there is none. */
export function citationAt(
  citations: readonly FoundCitation[],
  offset: number,
): FoundCitation | undefined {
  return citations.findLast(({ start, end }) => start <= offset && offset <= end);
}

/**
 * The edit that makes a citation cite these works, in this order: an item as it was found keeps its text to
 * the byte, others are written anew. Without works, the citation goes, with a space before it.
 * @throws GlossError as `writeCitation`
 */
export function editCitation(
  text: string,
  markup: Markup,
  citation: FoundCitation,
  items: readonly CitationItem[],
): TextEdit {
  const { start, end } = citation;
  if (items.length === 0)
    return { start: text[start - 1] === ' ' ? start - 1 : start, end, newText: '' };
  const isSame =
    items.length === citation.items.length &&
    items.every((item, index) => item === citation.items[index]);
  if (isSame) return { start, end: start, newText: '' };
  return narrowed(text, { start, end, newText: rewritten(text, markup, citation, items) });
}

function rewritten(
  text: string,
  markup: Markup,
  citation: FoundCitation,
  items: readonly CitationItem[],
): string {
  switch (markup) {
    case 'markdown':
      return citation.form === 'group' && isWritableAsGroup(items)
        ? groupOf(text, citation, items)
        : writeCitation(items, 'pandoc').text;
    case 'latex':
      return writeCitation(items, packageOf(citation.form, text), latexWriting(text, citation))
        .text;
    case 'typst':
      return items.every(({ prefix }) => prefix === '')
        ? typstOf(text, citation, items)
        : writeCitation(items, 'typst').text;
  }
}

/** The edit that adds works behind the others, with what is said about each. */
export function addToCitation(
  text: string,
  markup: Markup,
  citation: FoundCitation,
  works: readonly SaidWork[],
): TextEdit {
  const mode = citation.items.at(-1)?.mode ?? 'normal';
  // In pandoc's Markdown, works behind a textual one stand in brackets; LaTeX and Typst have a form for all.
  const added = works.map((work) =>
    itemSaid(work, markup === 'markdown' ? 'normal' : mode, markup),
  );
  return editCitation(text, markup, citation, [...citation.items, ...added]);
}

/**
 * Works in another order, or fewer: where the first was named in the text, the one that is first now is, since the
 * sentence goes on to need it.
 */
export function firstNamed(
  before: readonly FoundItem[],
  items: readonly CitationItem[],
): readonly CitationItem[] {
  const [was] = before;
  const [now, ...others] = items;
  if (was?.mode !== 'textual' || now === undefined) return items;
  if (now.key === was.key || now.mode === 'textual') return items;
  const rest = others.map((item) => (item === was ? changedItem(was, { mode: 'normal' }) : item));
  return [{ ...now, mode: 'textual' }, ...rest];
}

function isWritableAsGroup(items: readonly CitationItem[]): boolean {
  return items.every(({ mode }) => mode !== 'textual');
}

/** Brackets and what is between works stay as they are. */
function groupOf(text: string, citation: FoundCitation, items: readonly CitationItem[]): string {
  const first = citation.items[0]?.span.start ?? citation.start + 1;
  const last = citation.items.at(-1)?.span.end ?? citation.end - 1;
  const written = items.map((item) => {
    const found = foundAs(citation, item);
    return found === undefined ? pandocItem(item) : text.slice(found.span.start, found.span.end);
  });
  const inside = written.join(betweenWorks(text, citation) ?? '; ');
  return text.slice(citation.start, first) + inside + text.slice(last, citation.end);
}

/** The work as it stands in the document, unchanged; undefined for any other. */
function foundAs({ items }: FoundCitation, item: CitationItem): FoundItem | undefined {
  return items.find((known) => known === item);
}

/** Undefined where there is one work only. */
function betweenWorks(text: string, { items: [one, other] }: FoundCitation): string | undefined {
  return one && other && text.slice(one.span.end, other.span.start);
}

/** The command, what is between keys, and the notes of works that are not changed. */
function latexWriting(text: string, citation: FoundCitation): WrittenAs {
  const { form, start } = citation;
  const between = betweenWorks(text, citation);
  const comma = between !== undefined && /^\s*,\s*$/u.test(between) ? between : undefined;
  // Notes in parentheses are those of all works: they have to stand somewhere else then.
  const isOfAll = /^\s*\(/u.test(text.slice(start + 1 + form.length, citation.end));
  const asWritten: NoteOf = (item, losses) => {
    const found = foundAs(citation, item);
    return found === undefined
      ? noteOf(item, losses)
      : text.slice(found.tailSpan.start, found.tailSpan.end);
  };
  return { form, comma, noteOf: isOfAll ? undefined : asWritten };
}

/** Works that are not changed stay as they are; of others, the note alone is written anew where that will do. */
function typstOf(text: string, citation: FoundCitation, items: readonly CitationItem[]): string {
  const written = items.map((item) => {
    const found = foundAs(citation, item);
    if (found !== undefined) return text.slice(found.span.start, found.span.end);
    const { key, mode } = item;
    const note = noteOf(item, new Set());
    const before = citation.items.find((known) => known.key === key && known.mode === mode);
    return before === undefined ? typstItem(key, mode, note) : typstWithNote(text, before, note);
  });
  return written.join(betweenWorks(text, citation) ?? ' ');
}

/** Parts of an item that was found, changed. */
export function changedItem(
  { key, mode, prefix, label, locator, suffix }: FoundItem,
  change: Partial<CitationItem>,
): CitationItem {
  return { key, mode, prefix, label, locator, suffix, ...change };
}
