/**
 * Ranges of a paper's text as the page has it: which field, from where to where in UTF-16 code units as
 * stored. Pure; what the reader selected in the document becomes one in `selection.ts`.
 */
import type { HighlightColour, HighlightField } from '../../core/annotations/annotation.ts';
import type { Page, PageHighlight, Paragraph } from '../../core/view/page.ts';
import type { Passage } from '../../shared/messages.ts';
import type { Span } from './segments.ts';

/** The end is exclusive. */
export interface TextRange {
  readonly field: HighlightField;
  readonly start: number;
  readonly end: number;
}

type Text = Pick<Page, 'title' | 'abstract'>;

/** A field's pieces, each with where it begins; the title is one. */
export function paragraphsOf(
  { title, abstract }: Text,
  field: HighlightField,
): readonly Paragraph[] {
  return field === 'title' ? [{ text: title, start: 0 }] : abstract;
}

/**
 * A field as one string in which offsets are those of the stored text. What stands between paragraphs
 * is not known here beyond its length: line feeds take its place.
 */
export function fieldText(page: Text, field: HighlightField): string {
  let text = '';
  for (const paragraph of paragraphsOf(page, field)) {
    text = text.padEnd(paragraph.start, '\n') + paragraph.text;
  }
  return text;
}

/** A range within the text and without white space at its ends; undefined if nothing is left. */
export function trimmed(page: Text, range: TextRange): TextRange | undefined {
  const text = fieldText(page, range.field).slice(0, Math.max(0, range.end));
  const end = text.trimEnd().length;
  const start = text.length - text.slice(Math.max(0, range.start)).trimStart().length;
  return start < end ? { field: range.field, start, end } : undefined;
}

/** What the host is told of a range. */
export function passageOf(page: Text, { field, start, end }: TextRange): Passage {
  return { field, start, end, exact: fieldText(page, field).slice(start, end) };
}

export function sameRange(a: TextRange | undefined, b: TextRange | undefined): boolean {
  return a?.field === b?.field && a?.start === b?.start && a?.end === b?.end;
}

/** Where a highlight stands in the text here; undefined for one that is lost or from elsewhere. */
export function rangeOf({ field, anchor }: PageHighlight): TextRange | undefined {
  if (field === undefined || anchor.state === 'orphan' || anchor.state === 'elsewhere') {
    return undefined;
  }
  return { field, start: anchor.start, end: anchor.end };
}

/** A highlight as it is painted. */
export interface Mark extends Span {
  readonly colour: HighlightColour;
  readonly doubtful: boolean;
}

export function marksIn(
  highlights: readonly PageHighlight[],
  field: HighlightField,
): readonly Mark[] {
  return highlights.flatMap((highlight) => {
    const range = rangeOf(highlight);
    if (range?.field !== field) return [];
    const { id, colour, anchor } = highlight;
    return [
      { id, start: range.start, end: range.end, colour, doubtful: anchor.state === 'doubtful' },
    ];
  });
}

const SPOKEN = 120;

/** Words to be read out: the white space of the page does not count, and the middle may be left out. */
export function shortened(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim();
  if (plain.length <= SPOKEN) return plain;
  const half = SPOKEN / 2;
  return `${plain.slice(0, half).trimEnd()} … ${plain.slice(-half).trimStart()}`;
}
