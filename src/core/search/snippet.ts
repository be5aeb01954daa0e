/**
 * Why a paper was found, in a few words of its own: the passage with most of the words looked for.
 * Data only; how a field or a typo is named to the reader is the edge's business.
 */
import { allTags, type AnnotationSet } from '../annotations/annotation.ts';
import { sumOf } from '../base/sum.ts';
import type { Paper } from '../library/paper.ts';
import type { Word } from './analyze.ts';
import type { Hit } from './hits.ts';
import { highlightTexts } from './searchDocument.ts';
import type { SearchField } from './searchDocument.ts';
import { stem } from './stem.ts';
import { fieldsOf, reasonsOf, wantedTerms } from './why.ts';
import { WordPlaces } from './wordPlaces.ts';
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
/** What the user wrote, which changes. */
const ANNOTATIONS: ReadonlySet<SnippetField> = new Set(['note', 'highlights', 'tags'] as const);
const DEFAULT_LENGTH = 90;
const SENTENCE_END = /[.!?][”"')\]]*\s+(?=[\p{Lu}\p{N}"“(])/gu;

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
  const most = mostOf(wanted);
  for (const field of FIELDS) {
    if (best.worth >= most) break;
    const text = fieldText(field, paper, annotations);
    if (text === '') continue;
    const passage = bestPassage(text, wanted, length);
    const first = best.worth < 0 && field === 'abstract';
    if (first || passage.worth > Math.max(best.worth, 0)) {
      best = { field, text: cut(text, passage, length), worth: passage.worth };
    }
  }
  const elsewhere = best.worth > 0 ? [] : fieldsOf(hit);
  return { field: best.field, text: best.text, reasons: reasonsOf(hit), elsewhere };
}

const wordPlaces = new WordPlaces();

/** Papers' own texts on one line: papers are values. */
const ownTexts = new WeakMap<Paper, Map<SnippetField, string>>();

function fieldText(
  field: SnippetField,
  paper: Paper,
  annotations: AnnotationSet | undefined,
): string {
  if (ANNOTATIONS.has(field)) return onOneLine(textOf(field, paper, annotations));
  const texts = ownTexts.get(paper) ?? new Map<SnippetField, string>();
  ownTexts.set(paper, texts);
  const text = texts.get(field) ?? onOneLine(textOf(field, paper, annotations));
  texts.set(field, text);
  return text;
}

/** Most texts have nothing to be changed, and stay the string that they are. */
function onOneLine(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/gu, ' ').trim();
}

function textOf(
  field: SnippetField,
  { abstract, facts }: Pick<Paper, 'abstract' | 'facts'>,
  annotations: AnnotationSet | undefined,
): string {
  switch (field) {
    case 'abstract':
      return abstract;
    case 'note':
      return annotations?.note ?? '';
    case 'highlights':
      return highlightTexts(annotations).join(' · ');
    case 'tags':
      return [...new Set(allTags(annotations))].join(', ');
    case 'keyphrases':
      return facts.keyphrases.join(', ');
    case 'aliases':
      return facts.aliases.join(', ');
  }
}

/** The window that has most of the words looked for; the shortest, then the earliest of equals. */
function bestPassage(text: string, wanted: ReadonlyMap<string, Wanted>, length: number): Passage {
  const places = wantedPlaces(text, wanted);
  let best: Passage = { start: 0, end: 0, worth: 0 };
  places.forEach(({ word: { start } }, index) => {
    const passage = passageFrom(start, places.slice(index), length);
    const shorter = passage.end - passage.start < best.end - best.start;
    if (passage.worth > best.worth || (passage.worth === best.worth && shorter)) best = passage;
  });
  return best;
}

/** What a passage is worth that has all words, each as it is worth most. */
function mostOf(wanted: ReadonlyMap<string, Wanted>): number {
  const words = new Map<string, number>();
  for (const { word, worth } of wanted.values())
    words.set(word, Math.max(worth, words.get(word) ?? 0));
  return sumOf(words.values());
}

interface Place {
  readonly word: Word;
  readonly found: Wanted;
}

/** Where words looked for stand, in the text's order, each with the best that it answers. */
function wantedPlaces(text: string, wanted: ReadonlyMap<string, Wanted>): readonly Place[] {
  const places: Place[] = [];
  for (const word of wordPlaces.find(text, wanted)) {
    const found = answered(word, wanted);
    if (found !== undefined) places.push({ word, found });
  }
  return places;
}

/** The first of what the word answers that is worth most. */
function answered({ terms }: Word, wanted: ReadonlyMap<string, Wanted>): Wanted | undefined {
  let best: Wanted | undefined;
  for (const term of terms) {
    const found = wanted.get(stem(term));
    if (found !== undefined && (best === undefined || found.worth > best.worth)) best = found;
  }
  return best;
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
  return { start, end, worth: sumOf(seen.values()) };
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
