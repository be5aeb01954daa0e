/** Whether something large is still what it was, in steps. */
import type { FileText } from './utf8Text.ts';
import { wordReader, WORD } from './words.ts';

/** Bytes, or characters, between two steps: some milliseconds of work at most. */
const STEP = 1 << 20;

/** Whether bytes are the same. */
export function* sameBytesSteps(one: Uint8Array, other: Uint8Array): Generator<void, boolean> {
  if (one.length !== other.length) return false;
  const [words, others] = [wordReader(one, STEP), wordReader(other, STEP)];
  for (let start = 0; start < one.length; start += STEP) {
    if (!isSame(words(start), others(start))) return false;
    yield;
  }
  const rest = one.length - (one.length % WORD);
  return one.subarray(rest).every((byte, at) => byte === other[rest + at]);
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
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
