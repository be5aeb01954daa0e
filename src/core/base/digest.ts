/** Whether bytes are those that were seen before: 64 bits, quick to make, no protection against intent. */
import { completed } from './steps.ts';
import { WORD, wordReader } from './words.ts';

export interface Digest {
  readonly high: number;
  readonly low: number;
  /** Of the bytes. */
  readonly length: number;
  /** Whether every byte is below 128. */
  readonly isAscii: boolean;
}

/** Bytes between two steps: some milliseconds of work. */
const STEP = 1 << 20;

/** The digest of bytes, made in steps. A change within four bytes always changes it. */
export function* digestSteps(bytes: Uint8Array): Generator<void, Digest> {
  const words = wordReader(bytes, STEP);
  let state: State = { high: 0x9e3779b9 ^ bytes.length, low: 0x85ebca6b, bits: 0 };
  for (let start = 0; start < bytes.length; start += STEP) {
    state = mixed(state, words(start));
    yield;
  }
  // Words again, since what has met two kinds of numbers is slower with both.
  const { high, low, bits } = mixed(
    state,
    Uint32Array.from(bytes.subarray(bytes.length - (bytes.length % WORD))),
  );
  const isAscii = (bits & 0x80808080) === 0;
  return { high: high >>> 0, low: low >>> 0, length: bytes.length, isAscii };
}

interface State {
  readonly high: number;
  readonly low: number;
  /** Those that are set in any of the numbers. */
  readonly bits: number;
}

function mixed(state: State, numbers: Uint32Array): State {
  let { high, low, bits } = state;
  // As quick as it gets: it runs over all of a file.
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    high = Math.imul(high ^ number, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(low + number, 0x85ebca77);
    low ^= low >>> 13;
    bits |= number;
  }
  return { high, low, bits };
}

/** The digest of bytes, at once. */
export function digestOf(bytes: Uint8Array): Digest {
  return completed(digestSteps(bytes));
}
