/** Several segments made one, without the papers that have gone; in steps, since it may take long. */
import { withRoom } from '../base/typedArrays.ts';
import { joinAcronyms } from './acronyms.ts';
import { compareWords, dictionarySize, WordWriter } from './dictionary.ts';
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
  readonly #words = new WordWriter();
  #stems: Uint32Array<ArrayBuffer>;
  #counts: Uint32Array<ArrayBuffer>;
  readonly #lists: Readonly<Record<Part, { writer: PostingsWriter; starts: number[] }>>;

  /** Most words are in several of the sources, so there is room for those of the one that has most. */
  constructor(all: readonly Segment[]) {
    const words = Math.max(0, ...all.map(({ stems }) => stems.length));
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
    starts[this.#words.size] = writer.at;
    writer.beginList();
    return writer;
  }

  /** The word of which the lists were written; they stay empty where no paper has it any more. */
  end({ segment, at }: Source, papers: number): void {
    if (papers === 0) return;
    const place = this.#words.size;
    this.#words.copy(segment.dictionary, at);
    this.#stems = withRoom(this.#stems, place + 1);
    this.#stems[place] = segment.stems[at] ?? 0;
    this.#counts = withRoom(this.#counts, place + 1);
    this.#counts[place] = papers;
  }

  get words(): Pick<Segment, 'dictionary' | 'stems' | 'counts'> {
    const { size } = this.#words;
    const [stems, counts] = [this.#stems.slice(0, size), this.#counts.slice(0, size)];
    return { dictionary: this.#words.finish(), stems, counts };
  }

  postings(part: Part): Postings {
    const { writer, starts } = this.#lists[part];
    const { size } = this.#words;
    starts[size] = writer.at;
    return { bytes: writer.finish(), starts: Uint32Array.from(starts.slice(0, size + 1)) };
  }
}

/** Yields now and then; returns the papers of all, in order, as one segment. */
export function* mergeSegments(all: readonly Living[]): Generator<void, Segment> {
  const { sources, ...papers } = yield* layOut(all);
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

/** In steps. */
function* layOut(
  all: readonly Living[],
): Generator<void, Pick<Segment, 'keys' | 'lengths'> & { readonly sources: readonly Source[] }> {
  const keys: string[] = [];
  const lengths: number[] = [];
  const sources: Source[] = [];
  for (const { segment, alive } of all) {
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
    const source: Source = {
      segment,
      first,
      places: isWhole ? undefined : places,
      size,
      at: -1,
      head: 0,
    };
    advance(source);
    sources.push(source);
    yield;
  }
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
    const order = first === undefined ? 0 : compare(source, first);
    if (order > 0) continue;
    if (order < 0) having.length = 0;
    having.push(source);
  }
  return having.length > 0;
}

/** Negative where the first one's word comes first. */
function compare(a: Source, b: Source): number {
  if (a.head !== b.head) return a.head - b.head;
  return compareWords(a.segment.dictionary, a.at, b.segment.dictionary, b.at);
}

/** Nothing is written where no paper has the word any more. */
function writeWord(having: readonly Source[], output: Output, tally: Tally): void {
  tally.papers = 0;
  for (const part of PARTS) {
    const writer = output.begin(part);
    for (const source of having) {
      if (source.places === undefined)
        writer.append(source.segment.postings[part], source.at, source.first, tally.read);
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
