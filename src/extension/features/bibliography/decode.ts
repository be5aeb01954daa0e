/** Bytes of a bibliography as text: UTF-8, UTF-16 with a mark, or else Latin-1, as old files are. */
import { utf8Text, type FileText } from '../../../core/base/utf8Text.ts';
import type { Reading } from '../../../core/bibliography/reference.ts';
import { inSlices } from './breath.ts';

export function decoded(bytes: Uint8Array): string {
  return decodedAs(bytes).text;
}

export function decodedAs(bytes: Uint8Array): { readonly text: string; readonly isUtf8: boolean } {
  const as = (encoding: string) => new TextDecoder(encoding).decode(bytes);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: as('utf-16le'), isUtf8: false };
  if (first === 0xfe && second === 0xff) return { text: as('utf-16be'), isUtf8: false };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, isUtf8: true };
  } catch {
    return { text: as('windows-1252'), isUtf8: false };
  }
}

/** Bytes of which less is decoded at once, and decoded at each look at it. */
const LARGE = 300_000;
/** Bytes between two pauses. */
const PIECE = 1 << 20;

/** As `decodedAs`, with pauses: UTF-8 of a large file in pieces, so that its text need not be kept beside it. */
export async function textOfBytes(
  bytes: Uint8Array,
  reading: Pick<Reading, 'pause'>,
): Promise<{ readonly text: FileText; readonly isUtf8: boolean }> {
  if (bytes.length < LARGE) return decodedAs(bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isAscii = true;
  try {
    for (let start = 0; start < bytes.length; start += PIECE) {
      const piece = bytes.subarray(start, start + PIECE);
      isAscii &&= decoder.decode(piece, { stream: true }).length === piece.length;
      await reading.pause();
    }
    decoder.decode();
  } catch {
    return decodedAs(bytes);
  }
  return { text: await inPieces(bytes, isAscii, reading), isUtf8: true };
}

/** The text of bytes that are known to be UTF-8. */
export function inPieces(
  bytes: Uint8Array,
  isAscii: boolean,
  reading: Pick<Reading, 'pause'>,
): Promise<FileText> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return inSlices(
    utf8Text(bytes, isAscii, (some) => decoder.decode(some)),
    reading,
  );
}
