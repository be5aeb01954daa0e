/** Bytes in words of four, which is how much of them is quickest looked at. */

/** Bytes in a word. */
export const WORD = 4;

/**
 * Gives the whole words of the next `length` bytes (a multiple of four) at an offset that is one too. They hold until
 * the next call: words can be looked at where they begin at a multiple of four alone, so others are copied.
 */
export function wordReader(bytes: Uint8Array, length: number): (start: number) => Uint32Array {
  const room = bytes.byteOffset % WORD === 0 ? undefined : new Uint8Array(length);
  return (start) => {
    const piece = bytes.subarray(start, start + length);
    room?.set(piece);
    const { buffer, byteOffset } = room ?? piece;
    return new Uint32Array(buffer, byteOffset, piece.length >>> 2);
  };
}
