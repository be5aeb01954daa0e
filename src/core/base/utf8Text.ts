/**
 * The text of a UTF-8 file by offsets of UTF-16, as the editor counts them, while only its bytes are kept: one
 * character beyond Latin-1 makes a string twice as large.
 */
import { lastUpTo } from './ascending.ts';

/** A text of which parts are needed now and then. A string is one. */
export interface FileText {
  /** In UTF-16 units. */
  readonly length: number;
  slice(start: number, end: number): string;
}

/** All of a text as one string. */
export function whole(text: FileText): string {
  return text.slice(0, text.length);
}

/** UTF-16 units between two marks. */
const STRIDE = 4_096;
/** Bytes between two steps. */
const STEP = 1 << 20;

/** Where characters begin, one in each stretch of some thousand units. */
interface Marks {
  /** In UTF-16 units; the last is the length of the text. */
  readonly units: readonly number[];
  readonly bytes: readonly number[];
}

/**
 * The text of bytes that are UTF-8, in steps.
 * @param decode makes a text of some of the bytes; a byte order mark is a character
 */
export function* utf8Text(
  bytes: Uint8Array,
  isAscii: boolean,
  decode: (bytes: Uint8Array) => string,
): Generator<void, FileText> {
  if (isAscii) {
    const slice = (start: number, end: number) => decode(bytes.subarray(start, end));
    return { length: bytes.length, slice };
  }
  const { units: starts, bytes: offsets } = yield* marksIn(bytes);
  const length = starts.at(-1) ?? 0;
  const slice = (start: number, end: number): string => {
    const from = lastUpTo(starts, start);
    const behind = Math.min(lastUpTo(starts, Math.max(end - 1, start)) + 1, starts.length - 1);
    const piece = decode(bytes.subarray(offsets[from], offsets[behind]));
    const first = starts[from] ?? 0;
    return piece.slice(start - first, end - first);
  };
  return { length, slice };
}

function* marksIn(bytes: Uint8Array): Generator<void, Marks> {
  const marks = { units: [0], bytes: [0] };
  let units = 0;
  let next = STRIDE;
  for (let at = 0; at < bytes.length; at += 1) {
    if (at % STEP === 0) yield;
    const byte = bytes[at] ?? 0;
    // The bytes behind the first of a character are none of their own.
    if ((byte & 0xc0) === 0x80) continue;
    if (units >= next) {
      marks.units.push(units);
      marks.bytes.push(at);
      next = units + STRIDE;
    }
    units += byte >= 0xf0 ? 2 : 1;
  }
  marks.units.push(units);
  marks.bytes.push(bytes.length);
  return marks;
}
