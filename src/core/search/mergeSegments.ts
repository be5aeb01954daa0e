/** Several segments made one, without the papers that have gone; in steps, since it may take long. */
import { withRoom } from '../base/typedArrays.ts';
import { joinAcronyms } from './acronyms.ts';
import { dictionarySize } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
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
  /** The place of its first paper in the new list. */
  readonly first: number;
  /** For each of its papers the place in the new list; absent where none has gone, so that they follow the first. */
  readonly places: Uint32Array | undefined;
  readonly size: number;
  at: number;
  /** The first letters of the word there, as a number: most words differ in them. */
  head: number;
}

/** What is written of the new segment's words. */
class Output {
  #codes: Uint16Array<ArrayBuffer>;
  #starts: Uint32Array<ArrayBuffer>;
  #stems: Uint32Array<ArrayBuffer>;
  #counts: Uint32Array<ArrayBuffer>;
  readonly #lists: Readonly<Record<Part, { writer: PostingsWriter; starts: number[] }>>;
  #size = 0;

  /** Most words are in several of the sources, so there is room for those of the one that has most. */
  constructor(all: readonly Segment[]) {
    const most = (of: (segment: Segment) => number): number => Math.max(0, ...all.map(of));
    const words = most(({ stems }) => stems.length);
    this.#codes = new Uint16Array(most(({ dictionary }) => dictionary.codes.length));
    this.#starts = new Uint32Array(words + 1);
    this.#stems = new Uint32Array(words);
    this.#counts = new Uint32Array(words);
    const list = (part: Part) => {
      const bytes = all.reduce((sum, { postings }) => sum + postings[part].bytes.length, 0);
      // A first distance may take a byte more than it did.
      return { writer: new PostingsWriter(bytes + 2 * words), starts: [] };
    };
    this.#lists = { names: list('names'), texts: list('texts') };
  }

  begin(part: Part): PostingsWriter {
    const { writer, starts } = this.#lists[part];
    starts[this.#size] = writer.at;
    writer.beginList();
    return writer;
  }

  /** The word of which the lists were written; they stay empty where no paper has it any more. */
  end({ segment, at }: Source, papers: number): void {
    if (papers === 0) return;
    const { codes, starts } = segment.dictionary;
    let end = this.#starts[this.#size] ?? 0;
    const last = starts[at + 1] ?? 0;
    this.#codes = withRoom(this.#codes, end + last - (starts[at] ?? 0));
    for (let from = starts[at] ?? 0; from < last; from++) this.#codes[end++] = codes[from] ?? 0;
    this.#stems = withRoom(this.#stems, this.#size + 1);
    this.#stems[this.#size] = segment.stems[at] ?? 0;
    this.#counts = withRoom(this.#counts, this.#size + 1);
    this.#counts[this.#size] = papers;
    this.#starts = withRoom(this.#starts, ++this.#size + 1);
    this.#starts[this.#size] = end;
  }

  get words(): Pick<Segment, 'dictionary' | 'stems' | 'counts'> {
    const size = this.#size;
    const dictionary: Dictionary = {
      codes: this.#codes.slice(0, this.#starts[size]),
      starts: this.#starts.slice(0, size + 1),
    };
    return { dictionary, stems: this.#stems.slice(0, size), counts: this.#counts.slice(0, size) };
  }

  postings(part: Part): Postings {
    const { writer, starts } = this.#lists[part];
    starts[this.#size] = writer.at;
    return { bytes: writer.finish(), starts: Uint32Array.from(starts.slice(0, this.#size + 1)) };
  }
}

/** Yields now and then; returns the papers of all, in order, as one segment. */
export function* mergeSegments(all: readonly Living[]): Generator<void, Segment> {
  const { sources, ...papers } = layOut(all);
  yield;
  const most = Math.max(0, ...all.map(({ segment }) => segment.keys.length));
  const read: ReadPostings = { papers: new Uint32Array(most), bytes: new Uint8Array(most) };
  const tally: Tally = { word: 0, papers: 0, counted: new Uint32Array(papers.keys.length), read };
  const output = new Output(all.map(({ segment }) => segment));
  const having: Source[] = [];
  for (let done = 1; findLeast(sources, having); done++) {
    tally.word = done;
    writeWord(having, output, tally);
    for (const source of having) advance(source);
    if (done % STEP === 0) yield;
  }
  yield;
  const names = output.postings('names');
  yield;
  const texts = output.postings('texts');
  yield;
  const { words } = output;
  yield;
  const acronyms = joinAcronyms(all.map(({ segment }) => segment.acronyms));
  return { ...papers, ...words, postings: { names, texts }, acronyms };
}

function layOut(
  all: readonly Living[],
): Pick<Segment, 'keys' | 'lengths'> & { readonly sources: readonly Source[] } {
  const keys: string[] = [];
  const lengths: number[] = [];
  const sources = all.map(({ segment, alive }): Source => {
    const first = keys.length;
    const places = new Uint32Array(segment.keys.length).fill(GONE);
    for (const [paper, key] of segment.keys.entries()) {
      if (alive[paper] !== 1) continue;
      places[paper] = keys.length;
      keys.push(key);
      lengths.push(segment.lengths[paper] ?? 0);
    }
    const isWhole = keys.length - first === segment.keys.length;
    const size = dictionarySize(segment.dictionary);
    const source = { segment, first, places: isWhole ? undefined : places, size, at: -1, head: 0 };
    advance(source);
    return source;
  });
  return { keys, lengths: Uint16Array.from(lengths), sources };
}

function advance(source: Source): void {
  const { codes, starts } = source.segment.dictionary;
  source.at++;
  const start = starts[source.at] ?? 0;
  const second = (starts[source.at + 1] ?? 0) > start + 1 ? (codes[start + 1] ?? 0) : 0;
  source.head = (codes[start] ?? 0) * 0x10000 + second;
}

/** Puts the sources that are at the first word of all into `having`; whether there are any. */
function findLeast(sources: readonly Source[], having: Source[]): boolean {
  having.length = 0;
  for (const source of sources) {
    if (source.at >= source.size) continue;
    const [first] = having;
    const order = first === undefined ? 0 : compareWords(source, first);
    if (order > 0) continue;
    if (order < 0) having.length = 0;
    having.push(source);
  }
  return having.length > 0;
}

/** By code unit; negative where the first one's word comes first. */
function compareWords(a: Source, b: Source): number {
  if (a.head !== b.head) return a.head - b.head;
  const [one, other] = [a.segment.dictionary, b.segment.dictionary];
  const [start, from] = [one.starts[a.at] ?? 0, other.starts[b.at] ?? 0];
  const length = (one.starts[a.at + 1] ?? 0) - start;
  const rest = (other.starts[b.at + 1] ?? 0) - from;
  const common = Math.min(length, rest);
  for (let i = 1; i < common; i++) {
    const difference = (one.codes[start + i] ?? 0) - (other.codes[from + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - rest;
}

/** Nothing is written where no paper has the word any more. */
function writeWord(having: readonly Source[], output: Output, tally: Tally): void {
  tally.papers = 0;
  for (const part of PARTS) {
    const writer = output.begin(part);
    for (const source of having) {
      if (source.places === undefined)
        writer.append(source.segment.postings[part], source.at, source.first);
      else copyLiving(source, source.places, writer, { part, tally });
    }
  }
  for (const { places, segment, at } of having) {
    if (places === undefined) tally.papers += segment.counts[at] ?? 0;
  }
  const [first] = having;
  if (first !== undefined) output.end(first, tally.papers);
}

/** Papers of the word being written, each counted once though it may have it in both parts. */
interface Tally {
  word: number;
  papers: number;
  /** For each paper the last word it was counted for. */
  readonly counted: Uint32Array;
  readonly read: ReadPostings;
}

function copyLiving(
  { segment, at }: Source,
  places: Uint32Array,
  writer: PostingsWriter,
  { part, tally }: { readonly part: Part; readonly tally: Tally },
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
