/**
 * Numbers and texts as bytes, and back: what is stored so need not be parsed. Numbers take as few bytes as they
 * need; what is read back is never believed to be whole.
 */

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

/** The same bytes, or a longer copy of them where they are too few. */
export function withRoom(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  if (size <= bytes.length) return bytes;
  const grown = new Uint8Array(Math.max(bytes.length * 2, size));
  grown.set(bytes);
  return grown;
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
    const codes = new Uint16Array(Math.min(length, LETTERS_AT_ONCE));
    const pieces: string[] = [];
    for (let left = length; left > 0; left -= LETTERS_AT_ONCE) {
      const some = codes.subarray(0, Math.min(left, LETTERS_AT_ONCE));
      this.#codes(some);
      // Spreading takes three times as long.
      pieces.push(Reflect.apply(String.fromCharCode, undefined, some) as string);
    }
    return pieces.join('');
  }

  texts(): readonly string[] {
    const lengths = this.numbers();
    const text = this.text();
    let end = 0;
    return Array.from(lengths, (length) => text.slice(end, (end += length)));
  }

  /** Most letters take one byte. */
  #codes(codes: Uint16Array): void {
    let at = 0;
    for (; at < codes.length; at += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined || byte >= 0x80) codes[at] = this.number();
      else {
        codes[at] = byte;
        this.#at += 1;
      }
    }
  }

  /** A number of things that take at least a byte each: more than there are bytes left is wrong. */
  #length(): number {
    const [length, left] = [this.number(), Math.max(0, this.#bytes.length - this.#at)];
    if (length > left) this.#isBroken = true;
    return Math.min(length, left);
  }
}
