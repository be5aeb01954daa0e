/**
 * Where in a paper's text the words of a query stand, to be marked for the reader: with any ending, as
 * beginnings where the word was still being typed, in place of typos, and the words that an acronym
 * stands for where they stand together.
 */
import { words } from './analyze.ts';
import type { Word } from './analyze.ts';
import type { Hit, WordMatch } from './hits.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stopWords.ts';
import { meaningWords } from './why.ts';

/** UTF-16 code units of the text; the end is exclusive. */
export interface MarkedPlace {
  readonly start: number;
  readonly end: number;
}

/** What to look for in texts. */
interface Looked {
  readonly stems: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  /** The stems of what acronyms stand for, each a run of words. */
  readonly meanings: readonly (readonly string[])[];
}

/** A part of a word: compounds have several. */
interface Part {
  readonly stem: string;
  readonly word: Word;
}

/** More than anyone reads, and few enough to be painted at once. */
const MOST_PLACES = 1_000;

/** In the order of the text, none touching another: words side by side are one place. */
export function markedPlaces(hit: Hit, text: string): readonly MarkedPlace[] {
  const looked = lookedFor(hit);
  const all = words(text);
  const single = all.filter((word) => answers(word, looked));
  const meant = looked.meanings.flatMap((run) => runs(all, run));
  return joined([...single, ...meant], text).slice(0, MOST_PLACES);
}

function lookedFor({ matches }: Hit): Looked {
  const direct = matches.filter(({ kind }) => kind !== 'acronym');
  const byMeaning = matches.filter(({ kind }) => kind === 'acronym').map(meaningStems);
  return {
    stems: new Set(direct.flatMap(termsOf).map(stem)),
    beginnings: direct.flatMap(({ kind, word }) => (kind === 'prefix' ? [word] : [])),
    meanings: byMeaning.filter((run) => run.length > 0),
  };
}

function meaningStems(match: WordMatch): readonly string[] {
  return meaningWords(match).flatMap(tellingParts).map(stem);
}

/** What was found, and what was typed: of a compound only one part is named as found. */
function termsOf({ terms, word, parts = [], kind }: WordMatch): readonly string[] {
  return kind === 'fuzzy' || kind === 'part' ? terms : [...terms, word, ...parts];
}

function answers({ terms }: Word, { stems, beginnings }: Looked): boolean {
  return terms.some(
    (term) => stems.has(stem(term)) || beginnings.some((begun) => term.startsWith(begun)),
  );
}

/** Where these words follow each other; each by itself where they never do. */
function runs(all: readonly Word[], wanted: readonly string[]): readonly MarkedPlace[] {
  const parts = all.flatMap((word): Part[] =>
    tellingTerms(word).map((term) => ({ stem: stem(term), word })),
  );
  const together = parts.flatMap((part, at): MarkedPlace[] => {
    if (!wanted.every((one, i) => parts[at + i]?.stem === one)) return [];
    const end = parts[at + wanted.length - 1]?.word.end ?? part.word.end;
    return [{ start: part.word.start, end }];
  });
  const apart = parts.flatMap((part) => (wanted.includes(part.stem) ? [part.word] : []));
  return together.length > 0 ? together : apart;
}

function tellingParts(text: string): readonly string[] {
  return words(text).flatMap(tellingTerms);
}

/** Of a compound its parts, else the word; without stop words. */
function tellingTerms({ terms: [together, ...parts] }: Word): readonly string[] {
  return (parts.length > 0 ? parts : [together]).filter((term) => !isStopWord(term));
}

function joined(places: readonly MarkedPlace[], text: string): readonly MarkedPlace[] {
  const sorted = places.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const all: MarkedPlace[] = [];
  for (const { start, end } of sorted) {
    const last = all.at(-1);
    if (last !== undefined && (start <= last.end || text.slice(last.end, start) === ' ')) {
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else all.push({ start, end });
  }
  return all;
}
