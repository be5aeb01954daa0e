/** A citation key renamed in a document: where it is cited or listed, and where it names a note. */
import { keyOfNotePath, notePath } from '../annotations/notePath.ts';
import type { FoundCitation, FoundItem } from '../citations/citation.ts';
import type { Markup } from '../citations/markup.ts';
import { readCitations } from '../citations/read.ts';
import { narrowed, type TextEdit } from '../citations/textEdit.ts';
import { pandocKey } from '../citations/write.ts';
import { latexKey } from '../citations/writeLatex.ts';
import { typstLabel } from '../citations/writeTypst.ts';
import { readStartMarker, startMarker } from '../literatureNote/markers.ts';
import { keySpanOf } from './keySpan.ts';
import { listedKeys } from './listed.ts';

export interface KeyRename {
  readonly from: string;
  readonly to: string;
}

/**
 * The edits that rename a key, each to as little of the text as it takes, in the order of the text.
 * @throws GlossError `citation.pandocKey`, `citation.latexKey` or `citation.typstKey` where the key occurs and the new
 *   one can't be written
 */
export function renamedInText(
  text: string,
  markup: Markup,
  rename: KeyRename,
): readonly TextEdit[] {
  const cited = readCitations(text, markup).flatMap((citation) =>
    citedEdits(text, markup, citation, rename),
  );
  const listed = listedKeys(text, markup)
    .filter(({ key }) => key === rename.from)
    .map(({ start, end }) => listedEdit(text, markup, { start, end, newText: rename.to }));
  const named = markup === 'markdown' ? namedEdits(text, rename) : [];
  return [...cited, ...listed, ...named].sort((one, other) => one.start - other.start);
}

function citedEdits(
  text: string,
  markup: Markup,
  { items }: FoundCitation,
  { from, to }: KeyRename,
): readonly TextEdit[] {
  const own = items.filter(({ key }) => key === from);
  return own.map((item) =>
    markup === 'typst'
      ? typstEdit(text, item, to)
      : keyEdit(text, markup, keySpanOf(text, item), to),
  );
}

/** Braces that pandoc needs around some keys stand outside of the key. */
function keyEdit(
  text: string,
  markup: Exclude<Markup, 'typst'>,
  { start, end }: Pick<TextEdit, 'start' | 'end'>,
  to: string,
): TextEdit {
  if (markup === 'latex') return { start, end, newText: latexKey(to) };
  const written = pandocKey(to);
  const isBraced = text[start - 1] === '{' && text[start - 2] === '@';
  return { start, end, newText: isBraced ? to : written };
}

/** `@key[p. 3]` has to become a call where the new key can't be written behind an `@`. */
function typstEdit(text: string, item: FoundItem, to: string): TextEdit {
  const { isBare, label } = typstLabel(to);
  const { keySpan, tailSpan } = item;
  if (text[keySpan.start] !== '@') return { ...keySpan, newText: label };
  if (isBare) return { start: keySpan.start + 1, end: keySpan.end, newText: to };
  const hasTail = tailSpan.start > keySpan.end;
  const supplement = hasTail ? `, supplement: [${text.slice(tailSpan.start, tailSpan.end)}]` : '';
  const end = hasTail ? tailSpan.end + 1 : keySpan.end;
  return { start: keySpan.start, end, newText: `#cite(${label}${supplement})` };
}

function listedEdit(text: string, markup: Markup, { start, end, newText }: TextEdit): TextEdit {
  if (markup !== 'typst') return keyEdit(text, markup, { start, end }, newText);
  const { label } = typstLabel(newText);
  // The marks around the key go with it: `<key>` or `label("key")`.
  const [before, behind] = text[start - 1] === '<' ? [1, 1] : ['label("'.length, '")'.length];
  return { start: start - before, end: end + behind, newText: label };
}

const NOTE_LINK = /gloss-note:(\/[^\s)>\]]+)/gu;

/** Links to the paper's note, and the marks of literature notes. */
function namedEdits(text: string, { from, to }: KeyRename): readonly TextEdit[] {
  const links = Array.from(text.matchAll(NOTE_LINK)).flatMap(({ 0: link, 1: path = '', index }) => {
    if (keyOfNotePath(path) !== from) return [];
    const start = index + link.length - path.length;
    return [{ start, end: start + path.length, newText: notePath(to) }];
  });
  const lines = text.includes('gloss:literature-note') ? text.matchAll(/^<!-- .*$/gmu) : [];
  const marks = Array.from(lines).flatMap(({ 0: line, index }) => {
    const mark = line.trimEnd();
    const marker = readStartMarker(mark);
    if (marker?.key !== from) return [];
    const edit = { start: index, end: index + mark.length, newText: startMarker(to, marker.id) };
    return [narrowed(text, edit)];
  });
  return [...links, ...marks];
}
