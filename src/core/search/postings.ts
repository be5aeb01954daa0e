/**
 * Which papers have a word and in which fields, in bytes. A posting is the distance to the paper
 * before, and a byte that tells the fields; the commonest byte is left out. Names (title, method,
 * aliases, authors, tags) and texts are lists of their own, since a beginning of one or two letters
 * is looked up in names only.
 */
import { withRoom } from '../base/typedArrays.ts';
import type { SearchField } from './searchDocument.ts';

export interface Postings {
  readonly bytes: Uint8Array;
  /** Where each word's list begins in `bytes`, and the end of the last. */
  readonly starts: Uint32Array;
}

/** The lists in their order in the index. */
export const PARTS = ['names', 'texts'] as const;
export type Part = (typeof PARTS)[number];

/** Once in the title, once in the abstract: two bits and three count, a bit each tells the rest. */
export const COMMONEST = 1;
const TITLE_BITS = 2;
const ABSTRACT_BITS = 3;
const NAME_FLAGS: readonly SearchField[] = ['method', 'aliases', 'authors', 'tags'];
const TEXT_FLAGS: readonly SearchField[] = ['topics', 'keyphrases', 'note', 'highlights', 'record'];
/** What a count in the abstract's bits stands for, at least; beyond that more hardly matters. */
const LEVELS = [0, 1, 2, 3, 4, 6, 9, 14] as const;

/** Where a field is told: its list, and a bit, or the counter at the lowest bits. */
export interface FieldPlace {
  readonly part: Part;
  readonly bit: number | 'count';
}

export const FIELD_PLACES: Readonly<Record<SearchField, FieldPlace>> = (() => {
  const flags = (part: Part, fields: readonly SearchField[], first: number) =>
    fields.map((field, i) => [field, { part, bit: 1 << (first + i) }] as const);
  return Object.fromEntries([
    ['title', { part: 'names', bit: 'count' }],
    ['abstract', { part: 'texts', bit: 'count' }],
    ...flags('names', NAME_FLAGS, TITLE_BITS),
    ...flags('texts', TEXT_FLAGS, ABSTRACT_BITS),
  ]) as Record<SearchField, FieldPlace>;
})();

/** One occurrence more, in the counting field. */
export function countUp(part: Part, byte: number, occurrences: number): number {
  if (part === 'names') return (byte & ~3) | Math.min(occurrences, 3);
  let level = LEVELS.length - 1;
  while ((LEVELS[level] ?? 0) > occurrences) level--;
  return (byte & ~7) | level;
}

/** The fields that a byte tells. */
export function fieldsOf(part: Part, byte: number): readonly SearchField[] {
  const counted: SearchField = part === 'names' ? 'title' : 'abstract';
  const mask = part === 'names' ? 3 : 7;
  const flags = part === 'names' ? NAME_FLAGS : TEXT_FLAGS;
  return [
    ...((byte & mask) === 0 ? [] : [counted]),
    ...flags.filter((field) => (byte & Number(FIELD_PLACES[field].bit)) !== 0),
  ];
}

/** How often the word stands there, weighted by field, for each byte of the part. */
export function weightTable(
  part: Part,
  weights: Readonly<Record<SearchField, number>>,
): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const count = part === 'names' ? byte & 3 : (LEVELS[byte & 7] ?? 0);
    return fieldsOf(part, byte).reduce((sum, field) => {
      const times = FIELD_PLACES[field].bit === 'count' ? count : 1;
      return sum + times * weights[field];
    }, 0);
  });
}

/** Papers and bytes of one list, read into arrays that are used again. */
export interface ReadPostings {
  papers: Uint32Array;
  bytes: Uint8Array;
}

/** Reads a word's list; how many papers it has. The arrays must hold as many. */
export function readPostings(
  { bytes, starts }: Postings,
  word: number,
  into: ReadPostings,
): number {
  const end = starts[word + 1] ?? 0;
  const { papers, bytes: found } = into;
  let [at, paper, count] = [starts[word] ?? 0, -1, 0];
  while (at < end) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    paper += (value >>> 1) + 1;
    papers[count] = paper;
    found[count++] = (value & 1) === 0 ? COMMONEST : (bytes[at++] ?? 0);
  }
  return count;
}

/** Writes lists one after the other. */
export class PostingsWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #at = 0;
  #last = -1;

  constructor(size: number) {
    this.#bytes = new Uint8Array(Math.max(16, size));
  }

  get at(): number {
    return this.#at;
  }

  beginList(): void {
    this.#last = -1;
  }

  /** Papers of a list come in ascending order. */
  add(paper: number, byte: number): void {
    this.#makeRoom(7);
    const plain = byte === COMMONEST;
    const value = (paper - this.#last - 1) * 2 + (plain ? 0 : 1);
    this.#last = paper;
    this.#number(value);
    if (!plain) this.#bytes[this.#at++] = byte;
  }

  /**
   * Goes on with a word's list from elsewhere, each paper so much further on: all but its first distance stays.
   * What is read on the way goes into `read`.
   */
  append(from: Postings, word: number, by: number, read: ReadPostings): void {
    const count = readPostings(from, word, read);
    if (count === 0) return;
    this.add((read.papers[0] ?? 0) + by, read.bytes[0] ?? 0);
    const { bytes, starts } = from;
    const end = starts[word + 1] ?? 0;
    let at = pastPosting(bytes, starts[word] ?? 0);
    this.#makeRoom(end - at);
    for (; at < end; at++) this.#bytes[this.#at++] = bytes[at] ?? 0;
    this.#last = (read.papers[count - 1] ?? 0) + by;
  }

  /** What was written; copied only where the room for it is much larger. */
  finish(): Uint8Array {
    const isTight = this.#bytes.length - this.#at <= this.#at >>> 3;
    return isTight ? this.#bytes.subarray(0, this.#at) : this.#bytes.slice(0, this.#at);
  }

  /** In as few bytes as it needs. */
  #number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  #makeRoom(size: number): void {
    this.#bytes = withRoom(this.#bytes, this.#at + size);
  }
}

/** Where the posting that begins here ends: its lowest bit says whether a byte stands behind the distance. */
function pastPosting(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] ?? 0) >= 0x80) at++;
  return at + 1 + ((bytes[start] ?? 0) & 1);
}
