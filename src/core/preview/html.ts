/** The HTML of citations, references and notes in the preview, with the ways between them. */
import {
  referenceId,
  type FormattedCitation,
  type FormattedDocument,
  type ReferenceEntry,
} from './formatted.ts';
import { escapeHtml } from './markedHtml.ts';
import type { Part, Reading } from './reading.ts';
import type { Sign } from './sign.ts';

export interface Words {
  /** Of the way back from a reference or a note, e.g. to the second of three citations. */
  readonly back: (number: number, count: number) => string;
}

/** What goes before a text that is not the first of its document. */
export interface Before {
  readonly citations: number;
  readonly notes: number;
}

export interface ListedReference extends ReferenceEntry {
  /** The numbers of its citations; absent where they all stand in the text that is printed. */
  readonly places?: readonly number[] | undefined;
}

/** A document as it is printed, or one of several texts that are one document. */
export interface PrintedDocument extends FormattedDocument {
  readonly references: readonly ListedReference[];
  readonly showsReferences: boolean;
  /** What stands above the references where they come at the end. */
  readonly title?: string | undefined;
  /** What is to be said of how it is printed. */
  readonly remark?: string | undefined;
  /** Its citations are numbered from here. */
  readonly before?: Before | undefined;
  /** Marks of notes stay before punctuation. */
  readonly notesFirst?: boolean | undefined;
}

const FIRST: Before = { citations: 0, notes: 0 };

/** A place in a printed document that others lead to; notes stand where they are referred to. */
export type Place =
  { readonly kind: 'citation'; readonly index: number } | { readonly kind: 'reference' };

/** What the name of a place says; undefined for names of others. */
export function placeNamed(name: string): Place | undefined {
  if (name.startsWith(referenceId(''))) return { kind: 'reference' };
  const number = /^gloss-cite-(\d+)$/u.exec(name)?.[1];
  return number === undefined ? undefined : { kind: 'citation', index: Number(number) - 1 };
}

export function citationHtml(sign: Sign, document: PrintedDocument): string {
  const { reading, part, isInLink } = sign;
  const index = part.kind === 'citation' ? part.index : -1;
  const formatted = document.citations[index];
  const keys = reading.citations[index]?.citation.items.map(({ key }) => key) ?? [];
  if (formatted === undefined) return '';
  const { html, note } = formatted;
  if (formatted.isWritten === true) return asWritten(sign, index);
  const raised = note === undefined ? '' : noteReference(document, index);
  const { before, within, behind } = placed(sign, formatted, document);
  const whole = html + within + raised;
  const inside = isInLink ? whole.replace(/<\/?a\b[^>]*>/gu, '') : whole;
  return `${before}<span class="citation" id="${citationId(index, document)}" data-cites="${escapeHtml(keys.join(' '))}">${inside}</span>${behind}`;
}

function asWritten({ reading, quote, space, behind }: Sign, index: number): string {
  const { start, end } = reading.citations[index]?.citation ?? { start: 0, end: 0 };
  return escapeHtml(quote + space + reading.text.slice(start, end) + behind);
}

/** Whether a citation is no more than a mark above the line. */
export function isRaisedSign({ part }: Sign, { citations }: PrintedDocument): boolean {
  const formatted = part.kind === 'citation' ? citations[part.index] : undefined;
  return formatted !== undefined && isRaised(formatted);
}

function isRaised({ html, note }: FormattedCitation): boolean {
  return html.startsWith('<sup>') || (html === '' && note !== undefined);
}

/** HTML before a citation, between its words and the mark of its note, and behind it. */
interface Placed {
  readonly before: string;
  readonly within: string;
  readonly behind: string;
}

/** With punctuation where pandoc puts it. */
function placed(sign: Sign, formatted: FormattedCitation, document: PrintedDocument): Placed {
  const { quote, space, behind } = sign;
  const { html, note } = formatted;
  const before = quote + (isRaised(formatted) ? '' : space);
  if (note === undefined) return around(before, '', isSaid(sign, html) ? '' : behind);
  if (document.notesFirst === true || !isMoved(sign, html)) return around(before, '', behind);
  if (html !== '') return around(before, endsSentence(html) ? '' : behind, '');
  return around(document.movesIntoQuotes ? intoQuote(sign) : quote + behind, '', '');
}

function intoQuote({ quote, behind }: Sign): string {
  const isInside = quote !== '' && /^[.,]/u.test(behind);
  return isInside ? behind.slice(0, 1) + quote + behind.slice(1) : quote + behind;
}

function around(before: string, within: string, behind: string): Placed {
  return { before: escapeHtml(before), within: escapeHtml(within), behind: escapeHtml(behind) };
}

/** Behind a mark that stands apart from its word all punctuation is moved, else that which ends something. */
function isMoved({ space, behind }: Sign, html: string): boolean {
  return (space !== '' && html === '') || /^[.,;:!?]/u.test(behind);
}

/** A stop that the citation itself ends with is not said again. */
function isSaid({ behind, isInWord }: Sign, html: string): boolean {
  return behind === '.' && !isInWord && plain(html).endsWith('.');
}

function endsSentence(html: string): boolean {
  return /[.,;:!?]\p{P}?$/u.test(plain(html));
}

function citationId(index: number, { before = FIRST }: Pick<PrintedDocument, 'before'>): string {
  return placeId(before.citations + index);
}

function placeId(place: number): string {
  return `gloss-cite-${String(place + 1)}`;
}

function noteId(number: number): string {
  return `gloss-note-${String(number)}`;
}

/** Notes are numbered as the citations stand. */
function noteReference({ citations, before = FIRST }: PrintedDocument, index: number): string {
  const inText = citations.slice(0, index + 1).filter(({ note }) => note !== undefined).length;
  const number = before.notes + inText;
  const title = escapeHtml(plain(citations[index]?.note ?? ''));
  return `<sup><a href="#${noteId(number)}" title="${title}">${String(number)}</a></sup>`;
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/gu, '')
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(?:lt|gt|quot);/gu, (entity) => ENTITIES[entity] ?? entity);
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"' };

export function referencesHtml(
  { reading, part }: Sign,
  document: PrintedDocument,
  words: Words,
): string {
  const { references, hasHangingIndent, showsReferences } = document;
  if (part.kind === 'fence') return '';
  const remark = remarkHtml(document);
  if (!showsReferences || references.length === 0) return remark;
  const classes = `references csl-bib-body${hasHangingIndent ? ' hanging-indent' : ''}`;
  const id = part.kind === 'inside' ? '' : ' id="refs"';
  const places = placesOf(reading);
  const entries = references.map((entry) =>
    entryHtml(entry, entry.places ?? places.get(entry.key) ?? [], words),
  );
  return `${remark}${titleHtml(part, document)}<div${id} class="${classes}" role="list">\n${entries.join('')}</div>\n`;
}

/** Where a document says itself where its references stand, it has a title there or none. */
function titleHtml({ kind }: Part, { title }: PrintedDocument): string {
  if (kind !== 'end' || title === undefined) return '';
  return `<h1 id="bibliography" class="unnumbered">${escapeHtml(title)}</h1>\n`;
}

function remarkHtml({ remark }: PrintedDocument): string {
  return remark === undefined ? '' : `<p class="gloss-remark">${escapeHtml(remark)}</p>\n`;
}

/** The numbers of the citations of each key that stand in no other. */
export function placesOf({
  parts,
  citations,
}: Pick<Reading, 'parts' | 'citations'>): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const part of parts) {
    if (part.kind !== 'citation') continue;
    const keys = new Set(citations[part.index]?.citation.items.map(({ key }) => key));
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), part.index]);
  }
  return places;
}

function entryHtml({ key, html }: ReferenceEntry, places: readonly number[], words: Words): string {
  const id = escapeHtml(referenceId(key));
  return `<div id="${id}" class="csl-entry" role="listitem">${withBack(html, backHtml(places, words))}</div>\n`;
}

/** The way back stands in the last box, where there are boxes. */
function withBack(html: string, back: string): string {
  if (back === '') return html;
  return html.endsWith('</div>') ? `${html.slice(0, -6)} ${back}</div>` : `${html} ${back}`;
}

/** More ways back than these tell nothing. */
const MOST_PLACES = 9;

function backHtml(places: readonly number[], words: Words): string {
  const shown = places.slice(0, MOST_PLACES);
  const links = shown.map((place, index) => {
    const title = escapeHtml(words.back(index + 1, places.length));
    const number = shown.length > 1 ? `<sup>${String(index + 1)}</sup>` : '';
    return `<a href="#${placeId(place)}" title="${title}" aria-label="${title}">↩${number}</a>`;
  });
  return links.length === 0 ? '' : `<span class="gloss-back">${links.join(' ')}</span>`;
}

export function notesHtml(document: PrintedDocument, words: Words): string {
  const { citations, before = FIRST } = document;
  const notes = citations.flatMap(({ note }, index) =>
    note === undefined ? [] : [{ note, index }],
  );
  if (notes.length === 0) return '';
  const rows = notes.map(
    ({ note, index }, at) =>
      `<li id="${noteId(before.notes + at + 1)}">${note} ${backHtml([before.citations + index], words)}</li>\n`,
  );
  const start = before.notes === 0 ? '' : ` start="${String(before.notes + 1)}"`;
  return `<section class="footnotes" role="doc-endnotes">\n<hr>\n<ol${start}>\n${rows.join('')}</ol>\n</section>\n`;
}
