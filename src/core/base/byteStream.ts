/**
 * Numbers and texts as bytes, and back: what is stored so need not be parsed. Numbers take as few bytes as they
 * need; what is read back is never believed to be whole.
 */
import { withRoom } from './typedArrays.ts';

/** Letters put together at once: more would not fit on the stack. */
const LETTERS_AT_ONCE = 4096;

export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #at = 0;

  /** In four bytes. */
  fixed(value: number): void {
    this.#makeRoom(4);
    for (let shift = 0; shift < 32; shift += 8) this.#bytes[this.#at++] = (value >>> shift) & 0xff;
  }

  /** Each in four bytes, how many of them before: quick to read where numbers are large. */
  fixeds(values: Uint32Array): void {
    this.number(values.length);
    this.#makeRoom(4 * values.length);
    const view = new DataView(this.#bytes.buffer);
    for (let i = 0; i < values.length; i++) {
      view.setUint32(this.#at + 4 * i, values[i] ?? 0, true);
    }
    this.#at += 4 * values.length;
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
    this.#bytes = withRoom(this.#bytes, this.#at + size);
  }
}

/** Reads what a `ByteWriter` wrote; beyond the end there are zeros, and lengths are never believed. */
export class ByteReader {
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

  fixeds(): Uint32Array {
    const bytes = this.#take(4);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const values = new Uint32Array(bytes.length >>> 2);
    for (let i = 0; i < values.length; i++) values[i] = view.getUint32(4 * i, true);
    return values;
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
    return this.#fill(new Uint32Array(this.#length()));
  }

  bytes(): Uint8Array {
    return this.#take(1);
  }

  /** The UTF-16 code units of a text. */
  codes(): Uint16Array {
    return this.#fill(new Uint16Array(this.#length()));
  }

  text(): string {
    return textOfCodes(this.codes());
  }

  texts(): readonly string[] {
    const lengths = this.numbers();
    const text = this.text();
    const texts: string[] = [];
    let end = 0;
    for (const length of lengths) texts.push(text.slice(end, (end += length)));
    return texts;
  }

  /** Reads a number for each place, as `number` does, but calls nothing: most code runs here, and it runs cold. */
  #fill<T extends Uint16Array | Uint32Array>(values: T): T {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < values.length; i++) {
      let byte = bytes[at++] ?? 0;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80 && shift < 35; shift += 7) {
        byte = bytes[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
      values[i] = value;
    }
    this.#at = at;
    return values;
  }

  /** A number of things of as many bytes, and then those. */
  #take(size: number): Uint8Array {
    const length = this.#length(size) * size;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** A number of things that take at least so many bytes each: more than there is room for is wrong. */
  #length(least = 1): number {
    const length = this.number();
    const left = Math.floor(Math.max(0, this.#bytes.length - this.#at) / least);
    if (length > left) this.#isBroken = true;
    return Math.min(length, left);
  }
}

/** The text of these UTF-16 code units. */
export function textOfCodes(codes: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < codes.length; at += LETTERS_AT_ONCE) {
    const some = codes.subarray(at, at + LETTERS_AT_ONCE);
    // Spreading takes three times as long.
    pieces.push(Reflect.apply(String.fromCharCode, undefined, some) as string);
  }
  return pieces.join('');
}
