/** Several segments made one, without the papers that have gone; in steps, since it may take long. */
import { joinAcronyms } from './acronyms.ts';
import { dictionarySize, makeDictionary, wordAt } from './dictionary.ts';
import { PARTS, PostingsWriter, readPostings } from './postings.ts';
import type { Part, Postings, ReadPostings } from './postings.ts';
import type { Segment } from './segment.ts';

/** A segment and which of its papers are still there. */
export interface Living {
  readonly segment: Segment;
  /** 1 for a paper that is there, 0 for one that has gone. */
  readonly alive: Uint8Array;
}

/** Words between two yields. */
const STEP = 512;
/** The place of a paper that has gone. */
const GONE = 0xffffffff;

/** A segment being read, word by word. */
interface Source {
  readonly segment: Segment;
  /** For each of its papers the place in the new list. */
  readonly places: Uint32Array;
  readonly size: number;
  word: string | undefined;
  at: number;
}

/** What is written for one part. */
interface Output {
  readonly writer: PostingsWriter;
  readonly starts: number[];
}

/** Yields now and then; returns the papers of all, in order, as one segment. */
export function* mergeSegments(all: readonly Living[]): Generator<void, Segment> {
  const { keys, lengths, prints, sources } = layOut(all);
  const most = Math.max(0, ...all.map(({ segment }) => segment.keys.length));
  const read: ReadPostings = { papers: new Uint32Array(most), bytes: new Uint8Array(most) };
  const tally: Tally = { word: 0, papers: 0, counted: new Uint32Array(keys.length), read };
  const bytes = (part: Part): number =>
    all.reduce((sum, { segment }) => sum + segment.postings[part].bytes.length, 0);
  const outputs: Record<Part, Output> = {
    names: { writer: new PostingsWriter(bytes('names')), starts: [] },
    texts: { writer: new PostingsWriter(bytes('texts')), starts: [] },
  };
  const words: string[] = [];
  const stems: number[] = [];
  const counts: number[] = [];
  for (let word = least(sources); word !== undefined; word = least(sources)) {
    const having = sources.filter((source) => source.word === word);
    const count = writeWord(having, outputs, tally);
    if (count > 0) {
      words.push(word);
      stems.push(having[0]?.segment.stems[having[0].at] ?? 0);
      counts.push(count);
    }
    for (const source of having) advance(source);
    if (words.length % STEP === 0) yield;
  }
  yield;
  const postings: Record<Part, Postings> = {
    names: toPostings(outputs.names),
    texts: toPostings(outputs.texts),
  };
  yield;
  return {
    keys,
    lengths,
    prints,
    dictionary: makeDictionary(words),
    stems: Uint32Array.from(stems),
    counts: Uint32Array.from(counts),
    postings,
    acronyms: joinAcronyms(all.map(({ segment }) => segment.acronyms)),
  };
}

function layOut(all: readonly Living[]): {
  readonly keys: readonly string[];
  readonly lengths: Uint16Array;
  readonly prints: Uint32Array;
  readonly sources: readonly Source[];
} {
  const keys: string[] = [];
  const lengths: number[] = [];
  const prints: number[] = [];
  const sources = all.map(({ segment, alive }): Source => {
    const places = new Uint32Array(segment.keys.length).fill(GONE);
    segment.keys.forEach((key, paper) => {
      if (alive[paper] !== 1) return;
      places[paper] = keys.length;
      keys.push(key);
      lengths.push(segment.lengths[paper] ?? 0);
      prints.push(segment.prints[paper] ?? 0);
    });
    const source = { segment, places, size: dictionarySize(segment.dictionary), at: -1, word: '' };
    advance(source);
    return source;
  });
  return { keys, lengths: Uint16Array.from(lengths), prints: Uint32Array.from(prints), sources };
}

function advance(source: Source): void {
  source.at++;
  source.word = source.at < source.size ? wordAt(source.segment.dictionary, source.at) : undefined;
}

function least(sources: readonly Source[]): string | undefined {
  let word: string | undefined;
  for (const source of sources) {
    if (source.word !== undefined && (word === undefined || source.word < word)) word = source.word;
  }
  return word;
}

/** How many papers have the word; nothing is written where none has it any more. */
function writeWord(
  having: readonly Source[],
  outputs: Readonly<Record<Part, Output>>,
  tally: Tally,
): number {
  const before = PARTS.map((part) => outputs[part].writer.at);
  tally.word++;
  tally.papers = 0;
  for (const part of PARTS) {
    outputs[part].writer.beginList();
    for (const source of having) copyList(source, part, outputs[part].writer, tally);
  }
  if (tally.papers > 0) PARTS.forEach((part, i) => outputs[part].starts.push(before[i] ?? 0));
  return tally.papers;
}

/** Papers of the word being written, each counted once though it may have it in both parts. */
interface Tally {
  word: number;
  papers: number;
  /** For each paper the last word it was counted for. */
  readonly counted: Uint32Array;
  readonly read: ReadPostings;
}

function copyList(
  { segment, places, at }: Source,
  part: Part,
  writer: PostingsWriter,
  tally: Tally,
): void {
  const { read, counted } = tally;
  const count = readPostings(segment.postings[part], at, read);
  for (let i = 0; i < count; i++) {
    const place = places[read.papers[i] ?? 0] ?? GONE;
    if (place === GONE) continue;
    writer.add(place, read.bytes[i] ?? 0);
    if (counted[place] === tally.word) continue;
    counted[place] = tally.word;
    tally.papers++;
  }
}

function toPostings({ writer, starts }: Output): Postings {
  return { bytes: writer.finish(), starts: Uint32Array.from([...starts, writer.at]) };
}
