/**
 * Why a paper was found, in a few words of its own: the passage with most of the words looked for.
 * Data only; how a field or a typo is named to the reader is the edge's business.
 */
import { allTags, type AnnotationSet } from '../annotations/annotation.ts';
import type { Paper } from '../library/paper.ts';
import { words } from './analyze.ts';
import type { Word } from './analyze.ts';
import type { Hit } from './hits.ts';
import { highlightTexts } from './searchDocument.ts';
import type { SearchField } from './searchDocument.ts';
import { stem } from './stem.ts';
import { fieldsOf, reasonsOf, wantedTerms } from './why.ts';
import type { Reason, Wanted } from './why.ts';

export type SnippetField = 'abstract' | 'note' | 'highlights' | 'tags' | 'keyphrases' | 'aliases';

export interface Snippet {
  readonly field: SnippetField;
  /** Plain text on one line, with `…` where it was cut; empty where the paper has no text. */
  readonly text: string;
  /** For words that were found otherwise than as typed. */
  readonly reasons: readonly Reason[];
  /** Where the words stand if none is in the text shown: "Ibrahim" among the authors. */
  readonly elsewhere: readonly SearchField[];
}

/** In this order; a later field is shown only where it has more of the words. */
const FIELDS: readonly SnippetField[] = [
  'abstract',
  'note',
  'highlights',
  'tags',
  'keyphrases',
  'aliases',
];
/** What the user wrote; the rest is the paper's own. */
const WRITTEN: ReadonlySet<SnippetField> = new Set(['note', 'highlights', 'tags'] as const);
const DEFAULT_LENGTH = 90;
const SENTENCE_END = /[.!?][”"')\]]*\s+(?=[\p{Lu}\p{N}"“(])/gu;

/** A text on one line, and where the words of each stem stand in it. */
interface FieldText {
  readonly text: string;
  readonly places: ReadonlyMap<string, readonly Word[]>;
}

interface Passage {
  readonly start: number;
  readonly end: number;
  readonly worth: number;
}

/** The best passage of about `length` characters; without a hit the abstract's beginning. */
export function snippet(
  hit: Hit | undefined,
  paper: Paper,
  annotations: AnnotationSet | undefined,
  { length = DEFAULT_LENGTH }: { readonly length?: number } = {},
): Snippet {
  const wanted = wantedTerms(hit);
  let best: { field: SnippetField; text: string; worth: number } = {
    field: 'abstract',
    text: '',
    worth: -1,
  };
  for (const field of FIELDS) {
    const { text, places } = analysedField(field, paper, annotations);
    if (text === '') continue;
    const passage = bestPassage(places, wanted, length);
    const first = best.worth < 0 && field === 'abstract';
    if (first || passage.worth > Math.max(best.worth, 0)) {
      best = { field, text: cut(text, passage, length), worth: passage.worth };
    }
  }
  const elsewhere = best.worth > 0 ? [] : fieldsOf(hit);
  return { field: best.field, text: best.text, reasons: reasonsOf(hit), elsewhere };
}

/**
 * Texts are read once: a list shows the same papers again at every key, and reading them is what
 * costs. Papers and annotations are values, so what was read of one stays right; it is kept for those
 * read last, since it takes many times the room of the text.
 */
const analysed = new Map<object, Map<SnippetField, FieldText>>();
const MOST_ANALYSED = 400;

const NO_TEXT: FieldText = { text: '', places: new Map() };

function analysedField(
  field: SnippetField,
  paper: Paper,
  annotations: AnnotationSet | undefined,
): FieldText {
  const owner = WRITTEN.has(field) ? annotations : paper;
  if (owner === undefined) return NO_TEXT;
  const known = analysed.get(owner) ?? new Map<SnippetField, FieldText>();
  if (known.size === 0) keepAnalysed(owner, known);
  const read = known.get(field) ?? analyseField(fieldText(field, paper, annotations));
  known.set(field, read);
  return read;
}

function keepAnalysed(owner: object, texts: Map<SnippetField, FieldText>): void {
  const [oldest] = analysed.size >= MOST_ANALYSED ? analysed.keys() : [];
  if (oldest !== undefined) analysed.delete(oldest);
  analysed.set(owner, texts);
}

function analyseField(text: string): FieldText {
  const places = new Map<string, Word[]>();
  for (const word of words(text)) {
    for (const term of new Set(word.terms.map(stem))) {
      const others = places.get(term);
      if (others === undefined) places.set(term, [word]);
      else others.push(word);
    }
  }
  return { text, places };
}

function fieldText(
  field: SnippetField,
  { abstract, facts }: Paper,
  annotations: AnnotationSet | undefined,
): string {
  const texts: Readonly<Record<SnippetField, string>> = {
    abstract,
    note: annotations?.note ?? '',
    highlights: highlightTexts(annotations).join(' · '),
    tags: [...new Set(allTags(annotations))].join(', '),
    keyphrases: facts.keyphrases.join(', '),
    aliases: facts.aliases.join(', '),
  };
  return texts[field].replace(/\s+/gu, ' ').trim();
}

/** The window that has most of the words looked for; the shortest, then the earliest of equals. */
function bestPassage(
  texts: FieldText['places'],
  wanted: ReadonlyMap<string, Wanted>,
  length: number,
): Passage {
  const places = wantedPlaces(texts, wanted);
  let best: Passage = { start: 0, end: 0, worth: 0 };
  places.forEach(({ word: { start } }, index) => {
    const passage = passageFrom(start, places.slice(index), length);
    const shorter = passage.end - passage.start < best.end - best.start;
    if (passage.worth > best.worth || (passage.worth === best.worth && shorter)) best = passage;
  });
  return best;
}

interface Place {
  readonly word: Word;
  readonly found: Wanted;
}

/** Where words looked for stand, in the text's order, each with the best that it answers. */
function wantedPlaces(
  texts: FieldText['places'],
  wanted: ReadonlyMap<string, Wanted>,
): readonly Place[] {
  const byStart = new Map<number, Place>();
  for (const [term, found] of wanted) {
    for (const word of texts.get(term) ?? []) {
      const other = byStart.get(word.start);
      if (other === undefined || found.worth > other.found.worth) {
        byStart.set(word.start, { word, found });
      }
    }
  }
  return [...byStart.values()].sort((a, b) => a.word.start - b.word.start);
}

/** What the words within so many characters are worth, each query word counted once. */
function passageFrom(start: number, places: readonly Place[], length: number): Passage {
  const seen = new Map<string, number>();
  let end = start;
  for (const { word, found } of places) {
    if (word.end - start > length) break;
    if (found.worth <= (seen.get(found.word) ?? 0)) continue;
    end = word.end;
    seen.set(found.word, found.worth);
  }
  return { start, end, worth: [...seen.values()].reduce((sum, worth) => sum + worth, 0) };
}

/**
 * The passage with as much of its surroundings as fits, from its sentence's beginning where that is
 * near enough, at word boundaries.
 */
function cut(text: string, { start, end }: Passage, length: number): string {
  if (text.length <= length) return text;
  const sentence = sentenceStart(text, start);
  const spare = Math.max(0, length - (end - start));
  const lead =
    end - sentence <= length ? sentence : wordStart(text, start - Math.floor(spare / 2), start);
  const from = text.length - lead <= length ? wordStart(text, text.length - length, start) : lead;
  const to = wordEnd(text, from + length, end);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

function sentenceStart(text: string, position: number): number {
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const next = match.index + match[0].length;
    if (next > position) break;
    start = next;
  }
  return start;
}

/** The first beginning of a word at or after `wish`, at the latest `limit`. */
function wordStart(text: string, wish: number, limit: number): number {
  if (wish <= 0) return 0;
  const space = text.indexOf(' ', wish - 1);
  return space === -1 || space >= limit ? limit : space + 1;
}

/** The last end of a word at or before `wish`, at the earliest `limit`. */
function wordEnd(text: string, wish: number, limit: number): number {
  if (wish >= text.length) return text.length;
  const space = text.lastIndexOf(' ', wish);
  if (space > 0 && space >= limit) return space;
  return Math.max(limit, wholeCharacter(text, wish));
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, position: number): number {
  const code = text.charCodeAt(position);
  return code >= 0xdc00 && code <= 0xdfff ? position - 1 : position;
}
