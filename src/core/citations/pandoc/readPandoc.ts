/** All citations of a document in pandoc's Markdown. */
import { completed } from '../../base/steps.ts';
import type { CitationItem, FoundCitation, FoundItem, Span } from '../citation.ts';
import type { Sink, Stretch } from './block.ts';
import { blockSteps } from './blocks.ts';
import {
  contextOf,
  readInlines,
  readerOf,
  type CiteInline,
  type CiteItem,
  type Inline,
  type Reader,
} from './inline.ts';
import { readInline } from './inlines.ts';
import { locatorOf } from './locators.ts';
import { paragraphEnd } from './paragraphs.ts';
import { documentEnd, documentOffset, documentSource, type Slice, type Source } from './source.ts';

/**
 * Citations in the order of the document, those within notes and within parts of others too: what
 * `pandoc --from markdown` makes a `Cite` of. A note that is not referred to cites nothing.
 */
export function readPandoc(text: string): readonly FoundCitation[] {
  return completed(pandocSteps(text));
}

/** The same in steps, for long documents that nobody waits for. */
export function* pandocSteps(text: string): Generator<void, readonly FoundCitation[]> {
  return (yield* printedSteps(text)).map(({ citation }) => citation);
}

/** A citation, and the place in the document where it is printed. */
export interface PrintedCitation {
  readonly citation: FoundCitation;
  readonly printedAt: number;
}

/** The same, each with the place where it is printed: that of a note is where the note is first referred to. */
export function readPandocPrinted(text: string): readonly PrintedCitation[] {
  return completed(printedSteps(text));
}

function* printedSteps(text: string): Generator<void, readonly PrintedCitation[]> {
  if (!text.includes('@')) return [];
  const read = yield* documentSteps(text);
  const all: PrintedCitation[] = [];
  for (const { parts, source, note } of read.stretches) {
    if (note !== undefined && !isInUse(read, note)) continue;
    const found: FoundCitation[] = [];
    collectCitations(parts, source, read, found);
    const noted = note && read.notesReferredTo.get(note.label);
    for (const citation of found) all.push({ citation, printedAt: noted ?? citation.start });
    yield;
  }
  return all.sort(
    ({ citation: one }, { citation: other }) => one.start - other.start || other.end - one.end,
  );
}

interface Note {
  readonly label: string;
}

interface Document {
  readonly stretches: readonly {
    readonly parts: readonly Inline[];
    readonly source: Source;
    readonly note: Note | undefined;
  }[];
  readonly links: ReadonlySet<string>;
  /** Where each example stands. */
  readonly examples: ReadonlyMap<string, number>;
  /** What each note's label means: the last note of that name. */
  readonly notes: ReadonlyMap<string, Note>;
  /** Where each label is first referred to. */
  readonly notesReferredTo: ReadonlyMap<string, number>;
}

function* documentSteps(text: string): Generator<void, Document> {
  const stretches: Document['stretches'][number][] = [];
  const links = new Set<string>();
  const examples = new Map<string, number>();
  const notes = new Map<string, Note>();
  const notesReferredTo = new Map<string, number>();
  const readers = new Map<Source, Reader>();
  let note: Note | undefined;
  const sink: Sink = {
    text(stretch) {
      const plain = plainEnd(stretch);
      if (plain !== undefined) return plain;
      const reader = readerFor(stretch, readers);
      const { start, end: limit, breaks, source, stops } = stretch;
      const { parts, end } = readInlines(reader, start, contextOf(limit, breaks), stops);
      // Words are not needed any more; most of a document is words.
      const kept = parts.filter(({ kind }) => kind !== 'text' && kind !== 'space');
      if (kept.length > 0) stretches.push({ parts: kept, source, note });
      if (note === undefined) collectNotes(parts, source, notesReferredTo);
      return end;
    },
    name(kind, name, at) {
      if (kind !== 'example') links.add(linkName(name));
      else if (!examples.has(name)) examples.set(name, at);
    },
    note(label) {
      note = label === undefined ? undefined : { label };
      if (note !== undefined) notes.set(note.label, note);
    },
  };
  yield* blockSteps(documentSource(text), sink);
  return { stretches, links, examples, notes, notesReferredTo };
}

/** The end of a stretch that has neither keys nor notes; undefined for one to be looked into. */
function plainEnd({ source, context, start, end, breaks }: Stretch): number | undefined {
  if (end === source.text.length) {
    return breaks ? paragraphEnd(source.text, start, context) : undefined;
  }
  const text = source.text.slice(start, end);
  return text.includes('@') || text.includes('[^') ? undefined : end;
}

/** One reader for a source, as long as what is around its blocks stays the same. */
function readerFor({ source, context }: Stretch, readers: Map<Source, Reader>): Reader {
  const known = readers.get(source);
  if (known?.block === context) return known;
  const made = readerOf(source, context, readInline);
  readers.set(source, made);
  return made;
}

function linkName(name: string): string {
  return name
    .replace(/^\[|\]$/gu, '')
    .trim()
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}

function isInUse({ notes, notesReferredTo }: Document, note: Note): boolean {
  return notes.get(note.label) === note && notesReferredTo.has(note.label);
}

function collectNotes(parts: readonly Inline[], source: Source, into: Map<string, number>): void {
  for (const part of parts) {
    if (part.kind !== 'noteReference') collectNotes(insideOf(part), source, into);
    else if (!into.has(part.label)) into.set(part.label, documentOffset(source, part.start));
  }
}

function insideOf(part: Inline): readonly Inline[] {
  if (part.kind === 'group' || part.kind === 'note') return part.children;
  if (part.kind === 'reference') return part.otherwise;
  if (part.kind !== 'cite') return [];
  return part.items.flatMap(({ prefixParts, suffixParts }) => [...prefixParts, ...suffixParts]);
}

function collectCitations(
  parts: readonly Inline[],
  source: Source,
  document: Document,
  into: FoundCitation[],
): void {
  for (const part of parts) {
    if (part.kind === 'text' || part.kind === 'space') continue;
    const own = part.kind === 'cite' ? citationOf(part, source, document) : undefined;
    if (own !== undefined) into.push(own);
    const isLink = part.kind === 'reference' && document.links.has(linkName(part.name));
    collectCitations(isLink ? part.children : insideOf(part), source, document, into);
  }
}

/** Undefined for what turns out to be a reference to an example. */
function citationOf(
  cite: CiteInline,
  source: Source,
  document: Document,
): FoundCitation | undefined {
  const [first] = cite.items;
  if (first === undefined) return undefined;
  const isAlone = first.mode !== 'normal' && first.reference.start === cite.start;
  if (isAlone && isExample(cite, first, source, document)) return undefined;
  const { end, items } = withoutLink(cite, first, document);
  const form = isAlone ? 'textual' : 'group';
  const found = items.map((item) => itemOf(item, source, document));
  return { ...spanOf(source, { start: cite.start, end }), form, items: found };
}

function isExample(
  cite: CiteInline,
  { key }: CiteItem,
  source: Source,
  { examples }: Document,
): boolean {
  const example = examples.get(key);
  if (example === undefined) return false;
  const isBare = cite.items.length === 1 && cite.bracket === undefined;
  return isBare || example < documentOffset(source, cite.start);
}

/** Brackets that name a link are no part of the citation before them. */
function withoutLink(
  cite: CiteInline,
  first: CiteItem,
  { links }: Document,
): Pick<CiteInline, 'end' | 'items'> {
  if (cite.bracket === undefined || !links.has(linkName(cite.bracket))) return cite;
  const { end } = first.reference;
  return { end, items: [{ ...first, suffix: { start: end, end }, suffixParts: [] }] };
}

function spanOf(source: Source, { start, end }: Slice): Span {
  const from = documentOffset(source, start);
  return { start: from, end: end === start ? from : documentEnd(source, end) };
}

/** What only looks like the name of a link or a note is text. */
function settled(parts: readonly Inline[], document: Document): readonly Inline[] {
  const isSettled = parts.every(({ kind }) => kind !== 'reference' && kind !== 'noteReference');
  if (isSettled) return parts;
  return parts.flatMap((part) => {
    if (part.kind === 'reference') {
      if (!document.links.has(linkName(part.name))) return settled(part.otherwise, document);
      const { start, end, children } = part;
      return [{ kind: 'group', start, end, children, marks: ['', ''] }];
    }
    if (part.kind !== 'noteReference' || document.notes.has(part.label)) return [part];
    return [{ kind: 'text', start: part.start, end: part.end, text: `[^${part.label}]` }];
  });
}

function itemOf(item: CiteItem, source: Source, document: Document): FoundItem {
  const { key, mode, reference, prefix, suffix } = item;
  const located = locatorOf(settled(item.suffixParts, document));
  const rest = located === undefined ? suffix : behind(source, located.span.end, suffix.end);
  const none = { start: reference.end, end: reference.end };
  const texts: CitationItem = {
    key,
    mode,
    prefix: lineOf(source, prefix),
    label: located?.label ?? '',
    locator: located?.locator ?? '',
    suffix: lineOf(source, rest),
  };
  const keySpan = spanOf(source, reference);
  const start = prefix.start < prefix.end ? prefix.start : reference.start;
  const end = Math.max(reference.end, suffix.end);
  return {
    ...texts,
    span: spanOf(source, { start, end }),
    keySpan,
    // Up to the key, also where marks of a quote or a list stand between.
    prefixSpan: { start: spanOf(source, { start, end }).start, end: keySpan.start },
    tailSpan: spanOf(source, { start: reference.end, end }),
    locatorSpan: spanOf(source, located?.span ?? none),
    suffixSpan: spanOf(source, rest.start < rest.end ? rest : { start: end, end }),
  };
}

function behind({ text }: Source, start: number, end: number): Slice {
  let from = start;
  while (from < end && /\s/u.test(text[from] ?? '')) from += 1;
  return { start: Math.min(from, end), end };
}

/** The markup in one line. */
function lineOf({ text }: Source, { start, end }: Slice): string {
  const markup = text.slice(start, end);
  return markup.includes('\n') ? markup.replace(/ *\n */gu, ' ') : markup;
}
