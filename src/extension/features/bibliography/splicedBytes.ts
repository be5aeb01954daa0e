/** Changes of a file's text made in its bytes: those before and behind stay as they are. */
import { GlossError } from '../../../core/base/errors.ts';
import { whole, type FileText } from '../../../core/base/utf8Text.ts';
import type { Reading } from '../../../core/bibliography/reference.ts';
import { spliced, type Splice } from '../../../core/bibliography/splice.ts';

/** A file's bytes and what they say. */
export interface DiskText {
  readonly bytes: Uint8Array;
  /** A byte order mark is its first character. */
  readonly text: FileText;
  readonly isUtf8: boolean;
}

/** Bytes that are copied between two pauses. */
const PIECE = 1 << 22;

/**
 * @param splices one after the other, each for the text that the last one made
 * @throws GlossError `bibliography.notEditable` (encoding)
 */
export async function splicedBytes(
  disk: DiskText,
  splices: readonly Splice[],
  reading: Pick<Reading, 'pause'>,
): Promise<Uint8Array> {
  let now = disk;
  for (const [index, splice] of splices.entries()) {
    const bytes = await joined(inEncoding(now, splice), reading);
    const isLast = index === splices.length - 1;
    now = { ...now, bytes, text: isLast ? '' : spliced(whole(now.text), splice) };
  }
  return now.bytes;
}

async function joined(
  parts: readonly Uint8Array[],
  { pause }: Pick<Reading, 'pause'>,
): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    for (let start = 0; start < part.length; start += PIECE) {
      all.set(part.subarray(start, start + PIECE), at + start);
      await pause();
    }
    at += part.length;
  }
  return all;
}

/**
 * What the bytes become, in parts. UTF-8 as it is; in an old file of one byte a character, entries are ASCII or can't be written.
 * @throws GlossError `bibliography.notEditable` (encoding)
 */
function inEncoding(disk: DiskText, { start, end, text }: Splice): readonly Uint8Array[] {
  const { bytes, isUtf8 } = disk;
  const isSingle = disk.text.length === bytes.length && !/[^\p{ASCII}]/u.test(text);
  if (!isUtf8 && !isSingle) throw new GlossError('bibliography.notEditable', ['this encoding']);
  const [from, to] = isUtf8 ? [byteAt(disk, start), byteAt(disk, end)] : [start, end];
  return [bytes.subarray(0, from), utf8(text), bytes.subarray(to)];
}

/** Where a place of the text is among the bytes, told by the shorter side: most changes are at the end. */
function byteAt({ bytes, text }: DiskText, at: number): number {
  const isLate = at > text.length / 2;
  return isLate
    ? bytes.length - utf8(text.slice(at, text.length)).length
    : utf8(text.slice(0, at)).length;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
