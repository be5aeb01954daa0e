/** Whether something large is still what it was, in steps. */
import type { FileText } from './utf8Text.ts';

/** Bytes, or characters, between two steps: some milliseconds of work at most. */
const STEP = 1 << 22;
const WORD = 4;

/** Whether bytes are the same. */
export function* sameBytesSteps(one: Uint8Array, other: Uint8Array): Generator<void, boolean> {
  if (one.length !== other.length) return false;
  for (let start = 0; start < one.length; start += STEP) {
    const [here, there] = [one, other].map((bytes) => bytes.subarray(start, start + STEP));
    if (here === undefined || there === undefined || !isSame(here, there)) return false;
    yield;
  }
  return true;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  for (let at = 0; at < words.length; at += 1) if (words[at] !== others[at]) return false;
  for (let at = words.length * WORD; at < one.length; at += 1) {
    if (one[at] !== other[at]) return false;
  }
  return true;
}

/** Words can be looked at where they begin at a multiple of four alone. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset } = bytes.byteOffset % WORD === 0 ? bytes : bytes.slice();
  return new Uint32Array(buffer, byteOffset, bytes.length >>> 2);
}

/** Whether texts are the same. */
export function* sameTextSteps(one: FileText, other: FileText): Generator<void, boolean> {
  if (one.length !== other.length) return false;
  for (let start = 0; start < one.length; start += STEP) {
    const end = Math.min(start + STEP, one.length);
    if (one.slice(start, end) !== other.slice(start, end)) return false;
    yield;
  }
  return true;
}
