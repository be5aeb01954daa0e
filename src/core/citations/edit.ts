/** Changes to a citation that stands in a document: works added, taken out, moved, said otherwise. */
import type { CitationItem, FoundCitation, FoundItem } from './citation.ts';
import type { Markup } from './markup.ts';
import { readCitations } from './read.ts';
import { itemSaid, type SaidWork } from './said.ts';
import { narrowed, type TextEdit } from './textEdit.ts';
import { pandocItem, writeCitation, type Dialect } from './write.ts';

/** The innermost citation at a place, its ends included; undefined if there is none. */
export function citationAt(
  text: string,
  markup: Markup,
  offset: number,
): FoundCitation | undefined {
  return readCitations(text, markup).findLast(({ start, end }) => start <= offset && offset <= end);
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
  const newText =
    isGroup(citation, markup) && isWritableAsGroup(items)
      ? groupOf(text, citation, items)
      : writeCitation(items, dialectOf(citation, markup)).text;
  return narrowed(text, { start, end, newText });
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

function isGroup({ form }: FoundCitation, markup: Markup): boolean {
  return markup === 'markdown' && form === 'group';
}

function isWritableAsGroup(items: readonly CitationItem[]): boolean {
  return items.every(({ mode }) => mode !== 'textual');
}

/** Brackets and what is between works stay as they are. */
function groupOf(text: string, citation: FoundCitation, items: readonly CitationItem[]): string {
  const first = citation.items[0]?.span.start ?? citation.start + 1;
  const last = citation.items.at(-1)?.span.end ?? citation.end - 1;
  const [one, other] = citation.items;
  const between =
    one === undefined || other === undefined ? '; ' : text.slice(one.span.end, other.span.start);
  const written = items.map((item) => {
    const found = citation.items.find((known) => known === item);
    return found === undefined ? pandocItem(item) : text.slice(found.span.start, found.span.end);
  });
  return text.slice(citation.start, first) + written.join(between) + text.slice(last, citation.end);
}

const NATBIB = /^(?:[cC]ite[tp]|[cC]ite(?:alt|alp|yearpar|num)|citetext)/u;
const BIBLATEX =
  /^(?:(?:paren|foot|foot(?:full)?|text|smart|auto|super|full|note|pnote|fnote)cite|cites|citetitle|citedate|citeurl)/iu;

/** The package whose command a citation is. */
function dialectOf({ form }: FoundCitation, markup: Markup): Dialect {
  if (markup !== 'latex') return markup === 'typst' ? 'typst' : 'pandoc';
  if (NATBIB.test(form)) return 'natbib';
  return BIBLATEX.test(form) ? 'biblatex' : 'latex';
}

/** Parts of an item that was found, changed. */
export function changedItem(
  { key, mode, prefix, label, locator, suffix }: FoundItem,
  change: Partial<CitationItem>,
): CitationItem {
  return { key, mode, prefix, label, locator, suffix, ...change };
}
