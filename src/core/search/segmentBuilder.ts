/** Makes a segment of papers: texts come in one by one, sorted arrays come out. */
import { acronymsOf, joinAcronyms } from './acronyms.ts';
import type { Acronym } from './acronyms.ts';
import { chunkWords } from './analyze.ts';
import { ChunkTable } from './chunkTable.ts';
import { withRoom } from '../base/typedArrays.ts';
import type { Range } from './dictionary.ts';
import { countUp, FIELD_PLACES, PARTS, PostingsWriter } from './postings.ts';
import type { Part, Postings } from './postings.ts';
import { SEARCH_FIELDS } from './searchDocument.ts';
import type { SearchDocument, SearchField } from './searchDocument.ts';
import type { Segment } from './segment.ts';
import { isStopWord } from './stopWords.ts';
import { Terms } from './terms.ts';

/** Words of running text, where a stop word costs time and tells nothing; titles may consist of them. */
const RUNNING: ReadonlySet<SearchField> = new Set(['abstract', 'note', 'highlights'] as const);
/** Fields whose words count for the length of a paper's text, and how much. */
const LENGTH: Readonly<Partial<Record<SearchField, number>>> = { title: 2, abstract: 1 };
const MAX_LENGTH = 0xffff;

/** What a stretch of text stands for where that is not one telling word. */
interface ChunkTerms {
  /** Terms by number. */
  readonly ids: readonly number[];
  /** The same without stop words. */
  readonly telling: readonly number[];
  /** How many words it has, stop words aside; a compound is as long as its parts. */
  readonly length: number;
}

/** One paper's terms in a list while the paper is read: times met below, flags of fields above. */
interface Tally {
  seen: Uint32Array<ArrayBuffer>;
  readonly touched: number[];
}

/** Bits of a tally for how often a term was met. */
const TIMES_BITS = 16;
const TIMES_MASK = (1 << TIMES_BITS) - 1;

/** Bytes of postings that are written in one step. */
const STEP_BYTES = 50_000;
/** Postings that are put in order in one step. */
const STEP_POSTINGS = 250_000;
/** Words of names after which counting papers lets others run. */
const STEP_NAMES = 20_000;

/** Makes one segment after another: what was learnt of words stays. */
export class SegmentBuilder {
  readonly #terms = new Terms();
  /** A chunk's value is twice its term; or, odd, twice its place in `#chunks` and one. */
  readonly #table = new ChunkTable();
  readonly #chunks: ChunkTerms[] = [];
  readonly #learn = (chunk: string): number => this.#valueOf(chunk);
  #keys: string[] = [];
  #lengths: number[] = [];
  #acronyms: Acronym[] = [];
  /** Postings in the order read: of which term, of which paper, the byte. */
  readonly #read: Readonly<Record<Part, Readings>> = {
    names: new Readings(),
    texts: new Readings(),
  };
  readonly #tally: Record<Part, Tally> = { names: emptyTally(), texts: emptyTally() };

  /** How many papers the segment has so far. */
  get size(): number {
    return this.#keys.length;
  }

  /** How many words were met, each counted once a paper: what finishing costs grows with it. */
  get postings(): number {
    return this.#read.names.size + this.#read.texts.size;
  }

  add(document: SearchDocument): void {
    let length = 0;
    for (const field of SEARCH_FIELDS) {
      if (document[field] === '') continue;
      length += this.#addField(field, document[field]) * (LENGTH[field] ?? 0);
    }
    for (const part of PARTS) this.#endPaper(part);
    for (const [short, long] of acronymsOf(explaining(document))) {
      this.#acronyms.push({ short, long, papers: 1 });
    }
    this.#keys.push(document.key);
    this.#lengths.push(Math.min(length, MAX_LENGTH));
  }

  /** The papers added since the last time; none may be added until all steps are taken. */
  *finish(): Generator<void, Segment> {
    const { dictionary, stems, places } = yield* this.#terms.inOrder(this.#usedTerms());
    yield;
    const counts = yield* countPapers(this.#read, places, stems.length);
    yield;
    const names = yield* this.#read.names.toPostings(places, stems.length);
    yield;
    const texts = yield* this.#read.texts.toPostings(places, stems.length);
    yield;
    const segment: Segment = {
      keys: this.#keys,
      lengths: Uint16Array.from(this.#lengths),
      dictionary,
      stems,
      counts,
      postings: { names, texts },
      acronyms: joinAcronyms([this.#acronyms]),
    };
    this.#keys = [];
    this.#lengths = [];
    this.#acronyms = [];
    for (const part of PARTS) this.#read[part].clear();
    return segment;
  }

  /** How many words it has, stop words aside. */
  #addField(field: SearchField, text: string): number {
    const { part, bit } = FIELD_PLACES[field];
    const running = RUNNING.has(field);
    const chunks = this.#table.read(text, this.#learn);
    const { values } = this.#table;
    const { seen, touched } = this.#tally[part];
    const flag = bit === 'count' ? 0 : bit << TIMES_BITS;
    let length = 0;
    for (let i = 0; i < chunks; i++) {
      const value = values[i] ?? 0;
      if ((value & 1) === 0) {
        const id = value >>> 1;
        const before = seen[id] ?? 0;
        if (before === 0) touched.push(id);
        seen[id] = flag === 0 ? Math.min(before + 1, before | TIMES_MASK) : before | flag;
        length++;
      } else {
        const chunk = this.#chunks[value >>> 1];
        if (chunk === undefined) continue;
        count(this.#tally[part], running ? chunk.telling : chunk.ids, flag);
        length += chunk.length;
      }
    }
    return length;
  }

  #endPaper(part: Part): void {
    const { seen, touched } = this.#tally[part];
    for (const id of touched) {
      const met = seen[id] ?? 0;
      this.#read[part].push(
        id,
        this.#keys.length,
        countUp(part, met >>> TIMES_BITS, met & TIMES_MASK),
      );
      seen[id] = 0;
    }
    touched.length = 0;
  }

  #valueOf(chunk: string): number {
    const ids: number[] = [];
    const telling: number[] = [];
    let length = 0;
    for (const { terms } of chunkWords(chunk)) {
      const kept = terms.filter((term) => !isStopWord(term));
      ids.push(...terms.map((term) => this.#idOf(term)));
      telling.push(...kept.map((term) => this.#idOf(term)));
      length += terms.length > 1 ? Math.max(1, kept.length - 1) : kept.length;
    }
    const [only = 0] = telling;
    if (ids.length === 1 && telling.length === 1) return only * 2;
    return this.#chunks.push({ ids, telling, length }) * 2 - 1;
  }

  #idOf(term: string): number {
    const id = this.#terms.idOf(term);
    for (const part of PARTS) {
      this.#tally[part].seen = withRoom(this.#tally[part].seen, id + 1);
    }
    return id;
  }

  /** A stop word that stands in running text only has no postings. */
  #usedTerms(): Uint8Array {
    const used = new Uint8Array(this.#terms.size);
    for (const part of PARTS) this.#read[part].mark(used);
    return used;
  }
}

function count({ seen, touched }: Tally, ids: readonly number[], flag: number): void {
  for (const id of ids) {
    const before = seen[id] ?? 0;
    if (before === 0) touched.push(id);
    seen[id] = flag === 0 ? Math.min(before + 1, before | TIMES_MASK) : before | flag;
  }
}

/** How many papers have each word, in whichever list; in steps. */
function* countPapers(
  { names, texts }: Readonly<Record<Part, Readings>>,
  places: Uint32Array,
  words: number,
): Generator<void, Uint32Array> {
  const counts = new Uint32Array(words);
  const seen = new Int32Array(words).fill(-1);
  const count = (from: Readings, i: number): void => {
    const place = places[from.term(i)] ?? 0;
    if (seen[place] === from.paper(i)) return;
    seen[place] = from.paper(i);
    counts[place] = (counts[place] ?? 0) + 1;
  };
  // Both lists are in the order of papers, so they are read side by side.
  let other = 0;
  for (let i = 0; i < names.size; i++) {
    for (; other < texts.size && texts.paper(other) < names.paper(i); other++) count(texts, other);
    count(names, i);
    if (i % STEP_NAMES === STEP_NAMES - 1) yield;
  }
  for (; other < texts.size; other++) count(texts, other);
  return counts;
}

/** Texts in which a paper may say what a short form stands for; entries of a list are texts of their own. */
function explaining({ title, aliases, keyphrases, abstract }: SearchDocument): readonly string[] {
  return [title, abstract, ...`${aliases}\n${keyphrases}`.split('\n')];
}

/** Postings in the order read, in arrays that grow. */
class Readings {
  #terms = new Uint32Array(4096);
  #papers = new Uint32Array(4096);
  #bytes = new Uint8Array(4096);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  term(at: number): number {
    return this.#terms[at] ?? 0;
  }

  paper(at: number): number {
    return this.#papers[at] ?? 0;
  }

  push(term: number, paper: number, byte: number): void {
    this.#terms = withRoom(this.#terms, this.#size + 1);
    this.#papers = withRoom(this.#papers, this.#size + 1);
    this.#bytes = withRoom(this.#bytes, this.#size + 1);
    this.#terms[this.#size] = term;
    this.#papers[this.#size] = paper;
    this.#bytes[this.#size++] = byte;
  }

  clear(): void {
    this.#size = 0;
  }

  /** Sets the mark of every term that was read. */
  mark(used: Uint8Array): void {
    for (let i = 0; i < this.#size; i++) used[this.#terms[i] ?? 0] = 1;
  }

  /** As lists of bytes, by the terms' places; in steps. */
  *toPostings(places: Uint32Array, words: number): Generator<void, Postings> {
    const { order, ends } = yield* this.#sorted(places, words);
    yield;
    const writer = new PostingsWriter(this.#size * 2);
    const starts = new Uint32Array(words + 1);
    let written = 0;
    for (let place = 0; place < words; place++) {
      starts[place] = writer.at;
      this.#writeList(writer, order, [ends[place - 1] ?? 0, ends[place] ?? 0]);
      if (writer.at - written < STEP_BYTES) continue;
      written = writer.at;
      yield;
    }
    starts[words] = writer.at;
    return { bytes: writer.finish(), starts };
  }

  #writeList(writer: PostingsWriter, order: Uint32Array, [from, to]: Range): void {
    writer.beginList();
    for (let i = from; i < to; i++) {
      const at = order[i] ?? 0;
      writer.add(this.paper(at), this.#bytes[at] ?? 0);
    }
  }

  /** By the terms' places (a counting sort, so papers stay in order), with where each term's end. */
  *#sorted(
    places: Uint32Array,
    words: number,
  ): Generator<void, { readonly order: Uint32Array; readonly ends: Uint32Array }> {
    // Where the readings of each term begin, and in the end where they end.
    const next = new Uint32Array(words + 1);
    for (const range of this.#ranges()) {
      this.#count(range, places, next);
      yield;
    }
    for (let i = 1; i < next.length; i++) next[i] = (next[i] ?? 0) + (next[i - 1] ?? 0);
    yield;
    const order = new Uint32Array(this.#size);
    for (const range of this.#ranges()) {
      this.#place(range, places, { next, order });
      yield;
    }
    return { order, ends: next };
  }

  /** All readings, in steps. */
  *#ranges(): Generator<Range, void> {
    for (let from = 0; from < this.#size; from += STEP_POSTINGS)
      yield [from, Math.min(from + STEP_POSTINGS, this.#size)];
  }

  /** Counts the readings of each term, behind its place. */
  #count([from, to]: Range, places: Uint32Array, counts: Uint32Array): void {
    for (let i = from; i < to; i++) {
      const place = (places[this.term(i)] ?? 0) + 1;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }

  #place(
    [from, to]: Range,
    places: Uint32Array,
    { next, order }: { readonly next: Uint32Array; readonly order: Uint32Array },
  ): void {
    for (let i = from; i < to; i++) {
      const place = places[this.term(i)] ?? 0;
      const at = next[place] ?? 0;
      order[at] = i;
      next[place] = at + 1;
    }
  }
}

function emptyTally(): Tally {
  return { seen: new Uint32Array(1024), touched: [] };
}
