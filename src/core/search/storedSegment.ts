/**
 * A segment as bytes, and back. Postings are stored as they are searched, so reading takes little more
 * than reading the words; numbers that grow are stored as differences in as few bytes as they need.
 */
import type { Acronym } from './acronyms.ts';
import { PARTS } from './postings.ts';
import type { Part, Postings } from './postings.ts';
import type { Segment } from './segment.ts';

/** Another number for every change of what is stored or of how texts are analysed. */
const VERSION = 1;
/** "GLSI" in ASCII, the lowest byte first. */
const MAGIC = 0x49534c47;
/** Letters put together at once: more would not fit on the stack. */
const LETTERS_AT_ONCE = 4096;

export function segmentToBytes(segment: Segment): Uint8Array {
  const writer = new ByteWriter();
  writer.fixed(MAGIC);
  writer.number(VERSION);
  writer.texts(segment.keys);
  writer.numbers(segment.lengths);
  for (const print of segment.prints) writer.fixed(print);
  writer.text(segment.dictionary.text);
  writer.numbers(differences(segment.dictionary.starts));
  for (const stem of segment.stems) writer.fixed(stem);
  writer.numbers(segment.counts);
  for (const part of PARTS) {
    const { bytes, starts } = segment.postings[part];
    writer.numbers(differences(starts));
    writer.bytes(bytes);
  }
  writer.texts(segment.acronyms.flatMap(({ short, long }) => [short, long]));
  writer.numbers(segment.acronyms.map(({ papers }) => papers));
  return writer.finish();
}

/**
 * The segment that was stored; undefined where the bytes are not whole, of another version or not of
 * this kind at all. Its postings are a view into the bytes, which must not change.
 */
export function segmentFromBytes(bytes: Uint8Array): Segment | undefined {
  const reader = new ByteReader(bytes);
  if (reader.fixed() !== MAGIC || reader.number() !== VERSION) return undefined;
  const keys = reader.texts();
  const lengths = Uint16Array.from(reader.numbers());
  const prints = Uint32Array.from({ length: keys.length }, () => reader.fixed());
  const text = reader.text();
  const starts = sums(reader.numbers());
  const stems = Uint32Array.from({ length: starts.length - 1 }, () => reader.fixed());
  const counts = reader.numbers();
  const names = readPart(reader);
  const texts = readPart(reader);
  const acronyms = readAcronyms(reader);
  if (!reader.isAtEnd()) return undefined;
  const postings: Record<Part, Postings> = { names, texts };
  return { keys, lengths, prints, dictionary: { text, starts }, stems, counts, postings, acronyms };
}

function readPart(reader: ByteReader): Postings {
  const starts = sums(reader.numbers());
  return { starts, bytes: reader.bytes() };
}

function readAcronyms(reader: ByteReader): readonly Acronym[] {
  const texts = reader.texts();
  return Array.from(reader.numbers(), (papers, i) => ({
    short: texts[2 * i] ?? '',
    long: texts[2 * i + 1] ?? '',
    papers,
  }));
}

/** Of numbers that begin with 0 and never fall. */
function differences(starts: Uint32Array): Uint32Array {
  return Uint32Array.from(
    { length: starts.length - 1 },
    (_, i) => (starts[i + 1] ?? 0) - (starts[i] ?? 0),
  );
}

function sums(steps: Uint32Array): Uint32Array {
  const starts = new Uint32Array(steps.length + 1);
  for (let i = 0; i < steps.length; i++) starts[i + 1] = (starts[i] ?? 0) + (steps[i] ?? 0);
  return starts;
}

class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #at = 0;

  /** In four bytes. */
  fixed(value: number): void {
    this.#makeRoom(4);
    for (let shift = 0; shift < 32; shift += 8) this.#bytes[this.#at++] = (value >>> shift) & 0xff;
  }

  /** In one byte for less than 128, in up to five for 32 bits. */
  number(value: number): void {
    this.#makeRoom(5);
    let rest = value >>> 0;
    for (; rest >= 0x80; rest >>>= 7) this.#bytes[this.#at++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#at++] = rest;
  }

  numbers(values: ArrayLike<number> & Iterable<number>): void {
    this.number(values.length);
    for (const value of values) this.number(value);
  }

  bytes(bytes: Uint8Array): void {
    this.number(bytes.length);
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  text(text: string): void {
    this.number(text.length);
    for (let i = 0; i < text.length; i++) this.number(text.charCodeAt(i));
  }

  texts(texts: readonly string[]): void {
    this.numbers(texts.map((text) => text.length));
    this.text(texts.join(''));
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  #makeRoom(size: number): void {
    if (this.#at + size <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + size));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what a `ByteWriter` wrote; beyond the end there are zeros, and lengths are never believed. */
class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #isBroken = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether all was read and no more than there was. */
  isAtEnd(): boolean {
    return !this.#isBroken && this.#at === this.#bytes.length;
  }

  fixed(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 8) value |= (this.#bytes[this.#at++] ?? 0) << shift;
    return value >>> 0;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }

  numbers(): Uint32Array {
    const values = new Uint32Array(this.#length());
    for (let i = 0; i < values.length; i++) values[i] = this.number();
    return values;
  }

  bytes(): Uint8Array {
    const length = this.#length();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text(): string {
    const length = this.#length();
    const codes = new Uint16Array(LETTERS_AT_ONCE);
    const pieces: string[] = [];
    for (let left = length; left > 0; left -= LETTERS_AT_ONCE) {
      const count = Math.min(left, LETTERS_AT_ONCE);
      for (let i = 0; i < count; i++) codes[i] = this.number();
      pieces.push(String.fromCharCode(...codes.subarray(0, count)));
    }
    return pieces.join('');
  }

  texts(): readonly string[] {
    const lengths = this.numbers();
    const text = this.text();
    let end = 0;
    return Array.from(lengths, (length) => text.slice(end, (end += length)));
  }

  /** A number of things that take at least a byte each: more than there are bytes left is wrong. */
  #length(): number {
    const [length, left] = [this.number(), Math.max(0, this.#bytes.length - this.#at)];
    if (length > left) this.#isBroken = true;
    return Math.min(length, left);
  }
}
