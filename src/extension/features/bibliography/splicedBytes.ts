/** Changes of a file's text made in its bytes: those before and behind stay as they are. */
import { GlossError } from '../../../core/base/errors.ts';
import { whole, type FileText } from '../../../core/base/utf8Text.ts';
import { spliced, type Splice } from '../../../core/bibliography/splice.ts';

/** A file's bytes and what they say. */
export interface DiskText {
  readonly bytes: Uint8Array;
  /** A byte order mark is its first character. */
  readonly text: FileText;
  readonly isUtf8: boolean;
}

/**
 * @param splices one after the other, each for the text that the last one made
 * @throws GlossError `bibliography.notEditable` (encoding)
 */
export function splicedBytes(disk: DiskText, splices: readonly Splice[]): Uint8Array {
  let now = disk;
  for (const [index, splice] of splices.entries()) {
    const bytes = inEncoding(now, splice);
    const isLast = index === splices.length - 1;
    now = { ...now, bytes, text: isLast ? '' : spliced(whole(now.text), splice) };
  }
  return now.bytes;
}

/**
 * UTF-8 as it is; in an old file of one byte a character, entries are ASCII or can't be written.
 * @throws GlossError `bibliography.notEditable` (encoding)
 */
function inEncoding(disk: DiskText, { start, end, text }: Splice): Uint8Array {
  const { bytes, isUtf8 } = disk;
  const isSingle = disk.text.length === bytes.length && !/[^\p{ASCII}]/u.test(text);
  if (!isUtf8 && !isSingle) throw new GlossError('bibliography.notEditable', ['this encoding']);
  const [from, to] = isUtf8 ? [byteAt(disk, start), byteAt(disk, end)] : [start, end];
  const added = utf8(text);
  const result = new Uint8Array(bytes.length - (to - from) + added.length);
  result.set(bytes.subarray(0, from), 0);
  result.set(added, from);
  result.set(bytes.subarray(to), from + added.length);
  return result;
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
